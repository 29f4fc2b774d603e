// A sharer: whoever opens the link sees the same rule, events, selection and verdicts; links that can't be opened say so.
import type { Page } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';

const RULE = `title: Tab-free
logsource: {product: aws, service: cloudtrail}
detection:
  selection:
    eventName: [GetObject, 'ÄÖ🔥*']
  condition: selection
`;
const EVENTS = [
  {
    eventName: 'GetObject',
    userIdentity: { accountId: '111122223333' },
    sourceIPAddress: '198.51.100.7',
  },
  { eventName: 'äö🔥 and more', n: null },
  { eventName: 'PutObject' },
];

/** Everything a receiver compares. */
async function seen(playground: Playground) {
  return {
    sentence: await playground.verdict.getByRole('paragraph').first().textContent(),
    title: await playground.eventPane.getByRole('heading', { level: 2 }).textContent(),
    rows: await playground.grid.getByRole('row').count(),
    lights: await playground.lights(1),
    rule: (await playground.litRule.textContent())?.slice(0, 60),
  };
}

const link = (page: Page) => page.getByRole('textbox', { name: 'Link' });

test('a link opens in another browser as it was sent, by mouse', async ({
  page,
  browser,
  baseURL,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(RULE);
  await playground.paste(JSON.stringify(EVENTS));
  await playground.says(/^A match/);
  await playground.select(2);
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(link(page)).toHaveValue(/#\/p\/3/);
  const alone = await link(page).inputValue();
  // pasted events travel only by a choice
  await expect(dialog.getByRole('radio', { name: 'The rule alone' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'The rule and all 3 events' }).check();
  // documentation values hide nobody
  await expect(dialog).toContainText('Nothing in it looks like an account');
  await expect(link(page)).not.toHaveValue(alone);
  await expect(dialog.getByRole('region', { name: 'What the receiver sees' })).toContainText(
    '3 events, 2 match',
  );
  const href = await link(page).inputValue();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const sent = await seen(playground);

  const other = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const received = new Playground(await other.newPage());
  await received.page.goto(href);
  await expect(received.eventPane.getByRole('heading', { level: 2 })).toHaveText('Event 2');
  await expect.poll(() => seen(received)).toEqual(sent);

  // without the events, the rule alone
  await received.page.goto('about:blank');
  await received.page.goto(alone);
  await expect(received.litRule).toContainText('Tab-free');
  await expect(received.grid).toHaveCount(0);
  await other.close();
});

test('the same by keyboard alone, and an example travels with its events', async ({
  page,
  browser,
  baseURL,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await page.keyboard.press('ArrowDown');
  await expect(playground.eventPane.getByRole('heading', { level: 2 })).toHaveText('Event 8');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const all = dialog.getByRole('radio', { name: 'The rule and all 12 events' });
  await expect(all).toBeChecked();
  await expect(all).toBeFocused();
  await expect(dialog).toContainText('An example: fictitious, safe to hand on.');
  await expect(link(page)).toHaveValue(/#\/p\/3/);
  for (
    let tabs = 0;
    tabs < 6 && !(await link(page).evaluate((field) => field === document.activeElement));
    tabs += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await expect(link(page)).toBeFocused();
  const href = await link(page).inputValue();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Share' })).toBeFocused();
  const sent = await seen(playground);

  const other = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const received = new Playground(await other.newPage());
  await received.page.goto(href);
  await expect(received.eventPane.getByRole('heading', { level: 2 })).toHaveText('Event 8');
  await expect.poll(() => seen(received)).toEqual(sent);
  await other.close();
});

test('copies link, Markdown link, and rule with verdict', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('button', { name: 'Share' }).click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await expect(link(page)).toHaveValue(/#\/p\/3/);
  const href = await link(page).inputValue();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  expect(await clipboard()).toBe(href);
  await page.getByRole('button', { name: 'As Markdown', exact: true }).click();
  await expect(page.getByText('Markdown link copied.')).toBeVisible();
  expect(await clipboard()).toBe(
    `[Potential Malicious Usage of CloudTrail System Manager](${href})`,
  );
  await page.getByRole('button', { name: 'Rule + verdict + link' }).click();
  await expect(page.getByText('Rule, verdict and link copied.')).toBeVisible();
  const report = await clipboard();
  expect(report).toContain('no match');
  expect(report).toContain('```yaml\ntitle: Potential Malicious Usage');
  expect(report).toContain(`(${href})`);
  await page.getByRole('button', { name: 'GitHub issue text' }).click();
  await expect(page.getByText('Issue text copied.')).toBeVisible();
  const issue = await clipboard();
  expect(issue).toContain('### Rule\n\n```yaml\ntitle: Potential Malicious Usage');
  expect(issue).toContain('> The call fits, but it was denied');
  expect(issue).toMatch(/### Event 7\n\n```json\n\{\n {2}"eventVersion"/);
  expect(issue).toContain(`(${href})`);
});

test('a long link says what it would be with less, and less is one click', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog.getByRole('list', { name: 'Where it fits' })).toContainText(
    '2,000: too long for mail',
  );
  const alone = dialog.getByRole('radio', { name: /^The rule alone [\d,]+ characters$/ });
  await expect(alone).toHaveCount(1);
  const said = Number(
    (await dialog.getByText(/^The rule alone/).innerText()).replace(/[^\d]/g, ''),
  );
  await alone.check();
  await expect(dialog.getByText('fits everywhere')).toBeVisible();
  expect((await link(page).inputValue()).length).toBe(said);
});

test.describe('what can’t be opened is said, and nothing is opened in its place', () => {
  for (const [what, hash, words] of [
    ['a damaged link', '#/p/1abcdefgh', 'damaged'],
    ['an unknown example', '#/?example=nothing_like_it', 'no example named nothing_like_it'],
    ['an unknown place', '#/nowhere', 'Found #/nowhere in the address'],
    ['a rule with broken escapes', '#/?rule=%E0%A4%A', 'can’t be decoded'],
  ] as const) {
    test(what, async ({ page }) => {
      await page.goto(`./${hash}`);
      await expect(page.getByRole('alert')).toContainText(words);
      await expect(new Playground(page).grid).toHaveCount(0);
      await page.getByRole('button', { name: 'Open the first example' }).click();
      await expect(new Playground(page).verdict).toContainText('The call fits');
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }
});

test('an example by name, and a rule from another page', async ({ page }) => {
  const playground = new Playground(page);
  await page.goto('./#/?example=aws_cloudtrail_snapshot_shared_publicly');
  await expect(playground.litRule).toContainText('napshot');
  await page.goto(`./#/?rule=${encodeURIComponent(RULE)}`);
  await expect(playground.litRule).toContainText('Tab-free');
  await page.keyboard.press('Control+z');
  await expect(playground.litRule).toContainText('napshot');
});
