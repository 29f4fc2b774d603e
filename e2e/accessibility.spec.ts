// What a machine can say of accessibility: nothing is left to say, in each state, at each width, in both themes. One page goes
// through all of them, as loading it is what takes the time.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ndjson } from '../bench/generate';
import { embedOf } from '../src/view/embed';
import { Playground } from './playground';
import { expect, test } from './test';
import { Workspaces } from './workspaces';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [1440, 768, 390, 320];
const THEMES = ['light', 'dark'] as const;

interface State {
  /** Brings it about on a wide page. */
  readonly bring: (playground: Playground) => Promise<void>;
  /** What has to be there at any width, else it is not this state that was looked at. */
  readonly seen: (page: Page) => Promise<void>;
  /** On narrow pages: the tabs it is about. */
  readonly tabs?: readonly string[];
  /** What is looked at alone: it lies over buttons that look out from under it, too small to be pressed just then. */
  readonly only?: string;
}

/** A rule that looks for what must not travel, and events that hold it. */
async function sensitive(playground: Playground): Promise<void> {
  await playground.paste(
    "title: Net\nlogsource: {product: aws}\ndetection:\n  s:\n    sourceIPAddress|startswith: '52.95.'\n  condition: s\n",
  );
  const events = ['noor', 'ines'].map((userName) => ({
    ...{ eventName: 'PutObject', sourceIPAddress: '52.95.110.7' },
    userIdentity: { type: 'IAMUser', userName, accountId: '314159265358' },
  }));
  await playground.openFiles({ name: 'day.json', content: JSON.stringify(events) });
  await playground.says(/^A match/);
}

const visible = (text: string) => (page: Page) =>
  expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible();

const STATES: Record<string, State> = {
  'the first screen': {
    bring: () => Promise.resolve(),
    seen: visible('The call fits, but it was denied'),
    tabs: ['Rule', 'Stages', 'Event'],
  },
  'a predicate selected': {
    bring: ({ litRule }) =>
      litRule
        .getByRole('button', { name: /errorCode/ })
        .first()
        .click(),
    seen: visible('The call fits, but it was denied'),
    tabs: ['Rule', 'Event'],
  },
  'events filtered and sorted': {
    async bring({ page, grid }) {
      await page.getByRole('searchbox', { name: 'Filter events' }).fill('send');
      await grid.getByRole('button', { name: 'Filter by selection_event' }).click();
      await grid.getByRole('button', { name: /Sort by verdict/ }).click();
    },
    seen: visible('5 of 12'),
  },
  'many events, by their facts and over time': {
    async bring(playground) {
      const { page } = playground;
      await playground.paste(ndjson(600));
      await page.getByRole('button', { name: 'Facts' }).click();
      await page.getByRole('button', { name: /^ssm: / }).click();
      await page.getByRole('slider', { name: 'Time' }).focus();
      await page.keyboard.press('Shift+PageDown');
      await page.getByRole('button', { name: 'Dismiss' }).click();
    },
    async seen(page) {
      await expect(page.getByRole('region', { name: 'Facts' })).toBeVisible();
      await expect(page.getByRole('slider', { name: 'Time' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'No longer only Service ssm' })).toBeVisible();
    },
  },
  'the menu of examples': {
    bring: () => Promise.resolve(),
    async seen(page) {
      await page.getByRole('button', { name: 'Examples' }).click();
      await expect(page.getByRole('menuitem').first()).toBeFocused();
    },
  },
  'the menu of exports': {
    bring: () => Promise.resolve(),
    async seen(page) {
      await page.getByRole('button', { name: 'Export events' }).click();
      await expect(page.getByRole('menuitem').first()).toBeFocused();
    },
    only: '[role=menu]',
  },
  'the list of shortcuts': {
    bring: ({ page }) => page.keyboard.press('?'),
    seen: visible('the next problem'),
  },
  'the share dialog': {
    bring: ({ page }) => page.getByRole('button', { name: 'Share' }).click(),
    seen: (page) => expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible(),
  },
  'the share dialog with all that is replaced, and a zip that waits': {
    async bring(playground) {
      const { page } = playground;
      await sensitive(playground);
      await page.getByRole('button', { name: 'Share' }).click();
      const dialog = page.getByRole('dialog', { name: 'Share' });
      await dialog.getByRole('radio', { name: 'The rule and all 2 events' }).check();
      await dialog.getByText(/^What is replaced by what/).click();
      await dialog.getByText('Events before and after').click();
      await dialog.getByRole('button', { name: 'Zip of the workspace' }).click();
    },
    seen: (page) =>
      expect(page.getByRole('group', { name: 'Before the zip is exported' })).toBeVisible(),
  },
  'the workspace, some of it set aside, before its zip is exported': {
    async bring(playground) {
      const { page } = playground;
      await sensitive(playground);
      const workspaces = new Workspaces(page);
      await workspaces.name('Roles');
      await workspaces.open();
      const { dialog } = workspaces;
      await dialog.getByRole('button', { name: '+ Rule file' }).click();
      await dialog.getByLabel('Evaluate: my_rule.yml').click();
      await expect(dialog.getByLabel('Evaluate: my_rule.yml')).not.toBeChecked();
      await dialog.getByRole('button', { name: 'Export as zip' }).click();
    },
    seen: (page) =>
      expect(page.getByRole('group', { name: 'Before the zip is exported' })).toBeVisible(),
  },
  'expectations that fail, and what they do not test': {
    async bring({ page, eventPane, rulePane }) {
      await eventPane.getByRole('button', { name: 'Expected: no match' }).click();
      await page.getByRole('menuitem', { name: 'Expect match' }).click();
      await rulePane.getByRole('button', { name: 'More for this rule' }).click();
      await page.getByRole('menuitem', { name: 'What is not tested' }).click();
      await expect(
        page.getByRole('region', { name: 'What your events do not test' }),
      ).toHaveAttribute('aria-busy', 'false');
    },
    seen: visible('The call fits, but it was denied'),
    tabs: ['Rule', 'Stages', 'Event'],
  },
  'an embed': {
    async bring({ page }) {
      await page.getByRole('button', { name: 'Share' }).click();
      const field = page.getByRole('textbox', { name: 'Link' });
      await expect(field).toHaveValue(/#\/p\/3/);
      const link = await field.inputValue();
      await page.goto('about:blank');
      await page.goto(embedOf(link));
    },
    seen: visible('as expected: no match'),
  },
  'no events': {
    async bring({ page, stagesPane }) {
      await stagesPane.getByRole('button', { name: 'Clear', exact: true }).click();
      await page.getByRole('button', { name: 'Dismiss' }).click();
    },
    seen: visible('No events'),
  },
  'a broken rule': {
    bring: (playground) =>
      playground.paste('title: T\ndetection:\n  s:\n    a|containz: 1\n  condition: s\n'),
    seen: visible('not evaluated'),
    tabs: ['Rule', 'Stages'],
  },
  'YAML that can’t be read': {
    bring: (playground) => playground.paste('title: T\ndetection:\n  s: [\n condition: s\n'),
    seen: visible('not evaluated'),
    tabs: ['Rule'],
  },
  'JSON that can’t be read': {
    bring: (playground) => playground.paste('{"eventName": oops}\n{"eventName": "X"}'),
    seen: (page) =>
      expect(page.getByRole('list', { name: 'Problems of the events' })).toBeVisible(),
  },
  'alerts on a timeline': {
    bring: ({ page }) =>
      page.goto('./#/?example=aws_cloudtrail_many_denied_calls').then(() => undefined),
    seen: visible('An alert'),
    tabs: ['Rule', 'Stages', 'Event'],
  },
  'a placeholder without values': {
    bring: (playground) =>
      playground.paste(
        "title: A\nlogsource: {product: aws}\ndetection:\n  s:\n    eventName|expand: '%names%'\n  condition: s\n",
      ),
    seen: visible('not evaluated'),
    tabs: ['Rule'],
  },
  'engines disagree': {
    async bring({ page }) {
      const rule = page.getByRole('tab', { name: 'Rule' });
      if (await rule.isVisible()) await rule.click();
      await page.getByRole('button', { name: /^Engines disagree/ }).click();
    },
    seen: visible('Engines disagree at line'),
    tabs: ['Rule'],
  },
  'what would change it, and where events drop out': {
    async bring({ page }) {
      await page.getByRole('button', { name: 'What would make it match?' }).click();
      const step = page.getByRole('button', { name: /^1 of selection_status_\* \d/ });
      await step.click();
      await page.getByRole('button', { name: /^Near misses/ }).click();
    },
    seen: visible('The call fits, but it was denied'),
    tabs: ['Stages', 'Event'],
  },
  'compared, left out and covered': {
    async bring({ page, litRule }) {
      const menu = page.getByRole('button', { name: 'More for this rule' });
      await litRule
        .getByRole('button', { name: /errorCode/ })
        .first()
        .click();
      await menu.click();
      await page.getByRole('menuitem', { name: /^Coverage/ }).click();
      await menu.click();
      await page.getByRole('menuitem', { name: /^Pin/ }).click();
      await menu.click();
      await page.getByRole('menuitem', { name: /^Leave out errorCode/ }).click();
      await expect(page.getByText('1 lost match')).toBeVisible();
    },
    seen: visible('no match'),
    tabs: ['Rule', 'Stages'],
  },
  'events made from the rule': {
    async bring({ page, stagesPane }) {
      await stagesPane.getByRole('button', { name: 'Clear', exact: true }).click();
      await page.getByRole('button', { name: 'Make events from the rule' }).click();
      await page.getByRole('button', { name: 'Dismiss' }).click();
    },
    seen: visible('8 events made from the rule'),
  },
  'the rules': {
    bring: ({ page }) => page.evaluate(() => void (location.hash = '#/rules?level=high')),
    seen: visible('Potential Malicious Usage'),
  },
  'the page of a rule': {
    bring: ({ page }) =>
      page.evaluate(() => void (location.hash = '#/rules/38e7f511-3f74-41d4-836e-f57dfa18eead')),
    seen: visible('Stages and predicates'),
  },
  'the page of a call': {
    bring: ({ page }) =>
      page.evaluate(() => void (location.hash = '#/api/cloudtrail.amazonaws.com/StopLogging')),
    seen: visible('Rules for this call'),
  },
  'two rules compared': {
    bring: ({ page }) =>
      page.evaluate(
        () =>
          void (location.hash =
            '#/rules/aws_cloudtrail_trail_logging_reduced.yml/with/38e7f511-3f74-41d4-836e-f57dfa18eead'),
      ),
    seen: visible('What they look for'),
  },
  'a second rule to be compared': {
    bring: ({ page }) =>
      page.evaluate(
        () => void (location.hash = '#/rules?with=38e7f511-3f74-41d4-836e-f57dfa18eead&q=ssm'),
      ),
    seen: visible('Choose a rule to compare with'),
  },
  'an address that names no rule': {
    bring: ({ page }) => page.evaluate(() => void (location.hash = '#/rules/no-such-rule')),
    seen: visible('Not among the rules'),
  },
  'the matrix of ATT&CK': {
    bring: ({ page }) => page.evaluate(() => void (location.hash = '#/rules?show=attack')),
    seen: visible('Export as a Navigator layer'),
  },
  'all rules on the events': {
    async bring({ page }) {
      await page.evaluate(() => void (location.hash = '#/rules?show=events'));
      await page.getByRole('button', { name: /^Run all rules/ }).click();
    },
    seen: visible('Rules that fired'),
  },
  about: {
    bring: ({ page }) => page.getByRole('link', { name: 'About' }).click(),
    seen: visible('How it decides'),
  },
  'what a problem means': {
    bring: ({ page }) => page.evaluate(() => void (location.hash = '#/problems/unknown-modifier')),
    seen: visible('What a problem means'),
  },
  'several rules and a filter': {
    bring: (playground) =>
      playground.paste(
        'title: A\nname: a\nlogsource: {product: aws}\ndetection:\n  s:\n    eventName: SendCommand\n  condition: s\n---\ntitle: B\nlogsource: {product: aws}\ndetection:\n  s:\n    eventName: PutParameter\n  condition: s\n---\ntitle: F\nlogsource: {product: aws}\nfilter:\n  rules: [a]\n  s:\n    readOnly: true\n  condition: not s\n',
      ),
    seen: visible('A match'),
    tabs: ['Rule', 'Stages', 'Event'],
  },
};

/** A theme changes colours and nothing else, so for the second one they are all that is looked at. */
async function findings(
  page: Page,
  theme: (typeof THEMES)[number],
  only = 'html',
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme });
  // No frames here, and nobody reads what passed: half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  axe.include(only);
  const asked = theme === 'light' ? axe.withTags(TAGS) : axe.withRules('color-contrast');
  const { violations } = await asked.analyze();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
    ),
    ...(wide > 0 ? [`wider than the window by ${wide}`] : []),
  ];
}

for (const [name, { bring, seen, tabs = ['Stages'], only }] of Object.entries(STATES)) {
  test(name, async ({ page }) => {
    const playground = new Playground(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await playground.open();
    await bring(playground);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const narrow = (await page.getByRole('tab').count()) > 0;
      for (const tab of narrow ? tabs : ['']) {
        // A dialog lies over the tabs.
        if (tab !== '' && (await page.getByRole('dialog').count()) === 0) {
          await page.getByRole('tab', { name: tab }).click();
        }
        await seen(page);
        for (const theme of THEMES) {
          expect(await findings(page, theme, only), `${width} ${theme} ${tab}`).toEqual([]);
        }
      }
      if (name.includes('menu')) await page.keyboard.press('Escape');
    }
  });
}

test('the matrix is a grid whose rows and columns have names', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await expect(playground.grid).toMatchAriaSnapshot(`
    - grid "Stages of the rule by event":
      - rowgroup:
        - row:
          - columnheader "event"
          - columnheader "condition"
          - columnheader "selection_event"
          - columnheader "1 of selection_status_*"
        - row:
          - columnheader "selection_status_success"
          - columnheader "selection_status_null"
      - rowgroup:
        - row:
          - rowheader /^1 ConsoleLogin/
          - gridcell "no match"
          - 'gridcell "selection_event: not satisfied"'
          - 'gridcell "selection_status_success: not satisfied"'
          - 'gridcell "selection_status_null: satisfied"'
  `);
});

test('while one types, the verdict is said once', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.evaluate(() => {
    const said: string[] = [];
    Reflect.set(globalThis, 'said', said);
    const live = document.querySelector('.verdict [aria-live]')!;
    new MutationObserver(() => said.push(live.textContent)).observe(live, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await playground.eventPane.getByRole('button', { name: 'Edit' }).click();
  await playground.eventText.fill('');
  await playground.eventText.pressSequentially('{"eventName": "GetObject"}', { delay: 20 });
  await playground.says(/eventName/);
  await page.waitForTimeout(600);
  const said = await page.evaluate(() => Reflect.get(globalThis, 'said') as string[]);
  expect(said.length).toBeLessThanOrEqual(2);
});

for (const [width, height] of [
  [720, 450],
  [320, 256],
] as const) {
  test(`enlarged to ${width} × ${height}, there is room for events`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const playground = new Playground(page);
    await playground.open();
    await playground.grid.scrollIntoViewIfNeeded();
    const rows = playground.grid.getByRole('rowheader');
    const { height: room } = (await playground.grid.boundingBox())!;
    const { height: row } = (await rows.first().boundingBox())!;
    expect(room).toBeGreaterThan(4 * row);
    await expect(playground.row(7)).toBeInViewport();
  });
}
