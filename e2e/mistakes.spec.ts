// What a person gets wrong is said at its place, and what they typed stays.
import { Playground } from './playground';
import { expect, test } from './test';

const rule = (detection: string) =>
  `title: T\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n${detection}`;

for (const { mistake, text, place, message } of [
  {
    mistake: 'bad YAML',
    text: rule('  selection:\n    eventName: a: b\n  condition: selection\n'),
    place: '7:16',
    message: /second colon/,
  },
  {
    mistake: 'an unknown modifier',
    text: rule('  selection:\n    eventName|containz: Send\n  condition: selection\n'),
    place: '7:15',
    message: /modifier containz/,
  },
  {
    mistake: 'an unknown identifier',
    text: rule('  selection:\n    eventName: SendCommand\n  condition: selektion\n'),
    place: '8:14',
    message: /selektion/,
  },
]) {
  test(`${mistake} is said at its place and keeps what was typed`, async ({ page }) => {
    const playground = new Playground(page);
    await playground.open();
    await playground.paste(text);
    await expect(playground.verdict).toContainText('not evaluated');
    expect(await playground.lights(1)).toEqual(['not evaluated']);
    const problem = playground.problems.getByRole('button', { name: message });
    await expect(problem).toContainText(place);
    for (const line of text.trim().split('\n'))
      await expect(playground.litRule).toContainText(line.trim());
    await problem.click();
    await expect(page.getByRole('textbox', { name: /^Rule text\. / })).toBeFocused();
    await expect(page.locator('.squiggly-error')).toBeVisible();
  });
}

test('a likely misspelling is mended with one click', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(
    rule('  selection:\n    eventName|containz: Send\n  condition: selection\n'),
  );
  await playground.problems.getByRole('button', { name: 'Write contains' }).click();
  await playground.says('A match: selection fits.');
});

test('a call of another service than the one beside it is said, and mended with one click', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  const source = 'eventSource: s3.amazonaws.com';
  await playground.paste(
    rule(`  selection:\n    ${source}\n    eventName: CreateAccessKey\n  condition: selection\n`),
  );
  await playground.problems.getByRole('button', { name: 'Write iam.amazonaws.com' }).click();
  await expect(playground.litRule).toContainText('eventSource: iam.amazonaws.com');
  await expect(playground.problems).toHaveCount(0);
});

test('bad JSON is said at its place, and the good records around it are kept', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste('{"eventName": "SendCommand"}\n{"eventName": oops}\n{"eventName": "X"}');
  await expect(playground.stagesPane.getByRole('listitem')).toContainText(['2:15']);
  await expect(playground.grid.getByRole('rowheader')).toHaveCount(2);
});

test('an event that is no JSON while one types keeps its text and its last verdict', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.eventPane.getByRole('button', { name: 'Edit event' }).click();
  const broken = '{\n  "eventName": "SendCommand",\n  "errorCode": oops\n}';
  await playground.eventText.fill(broken);
  await expect(playground.eventPane.getByRole('status')).toContainText('3:16');
  await playground.says(/^The call fits, but it was denied/);
  await playground.select(3);
  await playground.select(7);
  await expect(playground.eventText).toHaveValue(broken);
  await expect(playground.eventPane.getByRole('button', { name: 'Done' })).toBeDisabled();
});

test('text that is neither a rule nor events changes nothing', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste('hello there');
  await expect(page.getByRole('contentinfo')).toContainText('neither a rule');
  await playground.says(/^The call fits, but it was denied/);
});

test('a regular expression that runs away elsewhere is evaluated at once, with a warning', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(
    JSON.stringify([{ eventName: 'a'.repeat(60_000) + 'b' }, { eventName: 'a' }]),
  );
  await expect(playground.stagesPane).toContainText('2 records');
  const started = Date.now();
  await playground.paste(
    rule("  selection:\n    eventName|re: '(a+)+$'\n  condition: selection\n"),
  );
  await expect(playground.problems).toContainText('(a+)+ repeats what can be repeated itself');
  await playground.select(2);
  await playground.says('A match: selection fits.');
  expect(Date.now() - started).toBeLessThan(4000);
});
