// The rule's editor helps: offers, words under the mouse, another name, a fix. By keyboard wherever there is a keyboard's way.
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';

// The editor keeps only the lines in view, and wraps them: large enough for a whole rule.
test.use({ viewport: { width: 3600, height: 1200 } });

class Editor extends Playground {
  readonly offers: Locator;

  constructor(page: Page) {
    super(page);
    this.offers = page.getByRole('listbox', { name: 'Suggest' });
  }

  /** The text, as it stands in the editor. */
  async text(): Promise<string> {
    const lines = await this.page.locator('.view-lines .view-line').evaluateAll((all) =>
      all
        .map((line) => {
          const copy = line.cloneNode(true) as HTMLElement;
          // The lights' words behind a line are no text of it.
          copy.querySelectorAll('.lit-had, .lit-count').forEach((word) => word.remove());
          return {
            top: Number.parseFloat((line as HTMLElement).style.top),
            text: copy.textContent,
          };
        })
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => (text ?? '').replaceAll('\u00a0', ' ').trimEnd()),
    );
    return lines.join('\n').trimEnd();
  }

  async press(key: string, times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) await this.page.keyboard.press(key);
  }

  line(text: string): Locator {
    return this.page.locator('.view-line').filter({ hasText: text });
  }

  /** Goes to the end of a line, by keyboard. */
  async goToEnd(text: string): Promise<void> {
    const index = (await this.text()).split('\n').findIndex((line) => line.includes(text));
    expect(index, text).toBeGreaterThanOrEqual(0);
    await this.page.keyboard.press('Control+Home');
    await this.press('ArrowDown', index);
    await this.page.keyboard.press('End');
  }

  /** Takes an offer: some of its letters, the arrow as often as it takes, Enter. */
  async take(typed: string, label: string): Promise<void> {
    if (typed !== '') await this.page.keyboard.type(typed, { delay: 20 });
    if (!(await this.offers.isVisible())) await this.page.keyboard.press('Control+Space');
    const option = this.offers
      .getByRole('option', { name: new RegExp(`^${label.replaceAll('.', '\\.')}`) })
      .first();
    await expect(option).toBeVisible();
    const focused = this.offers.locator('.monaco-list-row.focused');
    await expect(focused).toBeVisible();
    for (let step = 0; step < 30; step += 1) {
      if ((await focused.getAttribute('aria-label'))?.startsWith(label)) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
  }
}

test('a newcomer writes a rule from the skeleton by completion', async ({ page }) => {
  const editor = new Editor(page);
  await editor.open();
  await editor.rulePane.getByRole('button', { name: 'New' }).press('Enter');
  await expect(page.getByRole('textbox', { name: /^Rule text\. / })).toBeFocused();
  const { keyboard } = page;

  await editor.goToEnd('eventSource:');
  await editor.press('Backspace', 'iam.amazonaws.com'.length);
  await editor.take('', 'ssm.amazonaws.com');
  await editor.goToEnd('- CreateUser');
  await editor.press('Backspace', 'CreateUser'.length);
  await editor.take('', 'SendCommand');
  await editor.goToEnd('- CreateAccessKey');
  await editor.press('Backspace', 'CreateAccessKey'.length);
  await editor.take('List', 'ListCommands');
  await editor.goToEnd('userAgent|contains:');
  await keyboard.press('Enter');
  await editor.take('userid', 'userIdentity.type');
  await editor.take('AWS', 'AWSService');
  await editor.goToEnd('condition:');
  await keyboard.type(' ');
  await editor.take('', 'or');
  await editor.take('sel', 'selection');
  await editor.goToEnd('level:');
  await editor.press('Backspace', 'medium'.length);
  await editor.take('', 'high');

  await expect
    .poll(async () => (await editor.text()).split('\n'))
    .toEqual([
      'title: My rule',
      'logsource:',
      '  product: aws',
      '  service: cloudtrail',
      'detection:',
      '  # A stage: every line of it must fit the event.',
      '  selection:',
      '    eventSource: ssm.amazonaws.com',
      '    # Any one of these values will do.',
      '    eventName:',
      '      - SendCommand',
      '      - ListCommands',
      '  # Another stage, left out below: a modifier asks for a part of the value.',
      '  filter_console:',
      '    userAgent|contains: console.amazonaws.com',
      '    userIdentity.type: AWSService',
      '  condition: selection and not filter_console or selection',
      'level: high',
    ]);
  await expect(editor.problems).toHaveCount(0);
  await expect(editor.verdict).toContainText('match');
});

test('a newcomer writes a rule from the skeleton by mouse: points at a word, picks what is offered', async ({
  page,
}) => {
  const editor = new Editor(page);
  await editor.open();
  await editor.rulePane.getByRole('button', { name: 'New' }).click();
  await expect(page.getByRole('textbox', { name: /^Rule text\. / })).toBeFocused();
  /** The word under the mouse gives way to some letters, and those to what is picked from the offers. */
  const put = async (line: string, word: string, typed: string, label: string) => {
    const find = () =>
      editor.line(line).evaluate((element, wanted) => {
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const at = texts.currentNode.textContent?.lastIndexOf(wanted) ?? -1;
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(texts.currentNode, at);
          range.setEnd(texts.currentNode, at + wanted.length);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
        throw new Error(`no ${wanted} in the line`);
      }, word);
    // A verdict that comes has the line drawn anew: one that is gone has no place.
    let place = await find();
    await expect(async () => {
      const before = place;
      place = await find();
      expect(place.x).toBeGreaterThan(0);
      expect(place).toEqual(before);
    }).toPass();
    await page.mouse.dblclick(place.x, place.y);
    await page.keyboard.type(typed, { delay: 20 });
    const offer = editor.offers.getByRole('option', { name: new RegExp(`^${label}`) }).first();
    await offer.click();
    await expect(editor.offers).toBeHidden();
  };
  await put('- CreateUser', 'CreateUser', 'Send', 'SendCommand');
  await put('- CreateAccessKey', 'CreateAccessKey', 'List', 'ListCommands');
  await put('condition:', 'filter_console', 'sel', 'selection');
  await put('level:', 'medium', 'h', 'high');
  await expect
    .poll(async () => (await editor.text()).split('\n').filter((line) => !line.includes('#')))
    .toEqual([
      'title: My rule',
      'logsource:',
      '  product: aws',
      '  service: cloudtrail',
      'detection:',
      '  selection:',
      '    eventSource: iam.amazonaws.com',
      '    eventName:',
      '      - SendCommand',
      '      - ListCommands',
      '  filter_console:',
      '    userAgent|contains: console.amazonaws.com',
      '  condition: selection and not selection',
      'level: high',
    ]);
  await expect(editor.verdict).toContainText('no match');
});

test('a rule grows from nothing, key by key', async ({ page }) => {
  const editor = new Editor(page);
  await editor.open();
  await editor.edit();
  const { keyboard } = page;
  await keyboard.press('Control+A');
  await keyboard.press('Delete');
  await editor.take('', 'title');
  await keyboard.type('Mine');
  await keyboard.press('Enter');
  await editor.take('log', 'logsource');
  await keyboard.press('Enter');
  await keyboard.press('Home');
  await keyboard.press('Shift+End');
  await keyboard.press('Delete');
  await editor.take('det', 'detection');
  await editor.take('eventS', 'eventSource');
  await editor.take('', 'ssm.amazonaws.com');
  await keyboard.press('Enter');
  await editor.take('eventN', 'eventName');
  await editor.take('Send', 'SendCommand');
  await keyboard.press('Enter');
  await editor.take('errorC', 'errorCode');
  await editor.take('nul', 'null');
  await expect
    .poll(async () => (await editor.text()).split('\n'))
    .toEqual([
      'title: Mine',
      'logsource:',
      '    product: aws',
      '    service: cloudtrail',
      'detection:',
      '    selection:',
      '        eventSource: ssm.amazonaws.com',
      '        eventName: SendCommand',
      '        errorCode: null',
      '    condition: selection',
    ]);
  await expect(editor.problems).toHaveCount(0);
  await expect(editor.row(3)).toContainText('SendCommand');
  expect(await editor.lights(3)).toContain('match');
});

test('a correlation is about a rule of the same text, taken from the offers', async ({ page }) => {
  const editor = new Editor(page);
  await editor.open();
  await editor.edit();
  const { keyboard } = page;
  await editor.goToEnd('title:');
  await keyboard.press('Home');
  await keyboard.type('name: my_calls');
  await keyboard.press('Enter');
  await keyboard.press('Control+End');
  await keyboard.press('Enter');
  await keyboard.type('---');
  await keyboard.press('Enter');
  await editor.take('new co', 'new correlation');
  await keyboard.type('Many calls');
  await editor.goToEnd('rules:');
  await keyboard.press('ArrowDown');
  await keyboard.press('End');
  await editor.take(' ', 'my_calls');
  await editor.goToEnd('timespan: ');
  await editor.press('Backspace', '10m'.length);
  await editor.take('5', '5m');
  await expect
    .poll(async () => (await editor.text()).split('---\n').at(-1)!.split('\n'))
    .toEqual([
      'title: Many calls',
      'correlation:',
      '    type: event_count',
      '    rules:',
      '        - my_calls',
      '    group-by:',
      '        - userIdentity.arn',
      '    timespan: 5m',
      '    condition:',
      '        gte: 10',
      'level: medium',
    ]);
  const word = editor.line('- my_calls').getByText('my_calls').last();
  await word.hover();
  await expect(page.getByRole('tooltip')).toContainText('The rule my_calls');
});

test('an open list of offers leaves Escape its meaning, step by step', async ({ page }) => {
  const editor = new Editor(page);
  await editor.open();
  await editor.edit();
  await editor.goToEnd('level:');
  await page.keyboard.press('Control+Space');
  await expect(editor.offers).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor.offers).toBeHidden();
  await expect(page.getByRole('textbox', { name: /^Rule text\. / })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(editor.litRule).toBeFocused();
});

test('hover says what a selector means, and why a word is wrong', async ({ page }) => {
  const editor = new Editor(page);
  await editor.open();
  await editor.edit();
  const hover = page.getByRole('tooltip');
  await editor.line('condition:').getByText('1 of selection_status_*').hover();
  await expect(hover).toContainText('at least one of these must be satisfied');
  await expect(hover).toContainText('errorCode is null or absent');
  await editor.goToEnd('errorCode: null');
  await editor.press('ArrowLeft', ': null'.length);
  await page.keyboard.type('|containz');
  await expect(editor.problems).toContainText('containz');
  const word = editor.line('containz').getByText('containz');
  const { width } = (await word.boundingBox())!;
  await word.hover({ position: { x: width - 20, y: 10 } });
  await expect(hover).toContainText('did you mean contains');
  await expect(hover).toContainText('names are exact and lower case');
});

test('Ctrl+. mends what can be mended', async ({ page }) => {
  const editor = new Editor(page);
  await editor.open();
  await editor.edit();
  await editor.goToEnd("errorCode: 'Success'");
  await editor.press('ArrowLeft', ": 'Success'".length);
  await page.keyboard.type('|containz');
  await expect(editor.problems).toContainText('containz');
  await page.keyboard.press('Control+.');
  await expect(page.getByRole('option', { name: 'Write contains' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(editor.problems).toHaveCount(0);
  await expect.poll(() => editor.text()).toContain("errorCode|contains: 'Success'");
});

test('F2 renames a search identifier everywhere, or says why not; F12 goes to it', async ({
  page,
}) => {
  const editor = new Editor(page);
  await editor.open();
  await editor.edit();
  const { keyboard } = page;
  const name = page.getByRole('textbox', { name: /^Rename input/ });
  const rename = async (to: string) => {
    await keyboard.press('F2');
    await expect(name).toBeFocused();
    await keyboard.press('Control+A');
    await keyboard.type(to);
    await keyboard.press('Enter');
  };
  await editor.goToEnd('selection_event:');
  await keyboard.press('ArrowLeft');
  await rename('selection_status_x');
  await expect(editor.rulePane).toContainText('does not read selection_event and would read');
  await keyboard.press('Escape');
  await rename('call');
  await expect(editor.line('condition:')).toContainText('call and 1 of selection_status_*');
  await expect(editor.grid).toContainText('call');
  await expect.poll(() => editor.text()).toContain('    call:\n');

  const lines = (await editor.text()).split('\n');
  const definition = String(lines.findIndex((line) => line.includes('call:')) + 1);
  await editor.goToEnd('condition:');
  await keyboard.press('Home');
  await editor.press('ArrowRight', 'condition: c'.length);
  await keyboard.press('F12');
  await expect(page.locator('.active-line-number')).toHaveText(definition);
  await keyboard.press('End');
  await keyboard.type(' # here');
  await expect.poll(() => editor.text()).toContain('    call: # here\n');
});

test('Shift+Alt+F lays the rule out anew', async ({ page }) => {
  const editor = new Editor(page);
  await editor.open();
  await editor.rulePane.getByRole('button', { name: 'New' }).click();
  await expect(page.getByRole('textbox', { name: /^Rule text\. / })).toBeFocused();
  await page.keyboard.press(process.platform === 'linux' ? 'Control+Shift+I' : 'Shift+Alt+F');
  await expect
    .poll(() => editor.text())
    .toContain('        eventName:\n            - CreateUser\n');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('nothing stands in the way of a screen reader while offers are open', async ({ page }) => {
      const editor = new Editor(page);
      await editor.open();
      await editor.edit();
      await editor.goToEnd('level:');
      await page.keyboard.press('Control+Space');
      await expect(editor.offers).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
      ).toEqual([]);
    });
  });
}
