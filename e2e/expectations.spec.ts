// What events are expected to come to: marked, broken by an edit of the rule and told at once, kept, copied, and what they leave untested.
import { Playground } from './playground';
import { expect, test } from './test';

const RULE = `title: Mine
logsource: {product: aws, service: cloudtrail}
detection:
  sel: {eventName: PutObject, errorCode: null}
  condition: sel
`;
const EVENTS = JSON.stringify([
  { eventName: 'PutObject', eventID: 'a' },
  { eventName: 'GetObject', eventID: 'b' },
  { eventName: 'GetObject', errorCode: 'AccessDenied', eventID: 'c' },
]);

async function open(playground: Playground): Promise<void> {
  await playground.open();
  await playground.paste(RULE);
  await playground.paste(EVENTS);
  await playground.says(/^A match/);
}

test('an example brings its expectations along', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const strip = page.getByRole('region', { name: 'Expectations' });
  await expect(strip).toContainText('12 pass');
  await expect(playground.row(3).getByRole('rowheader')).toHaveAccessibleName(/as expected$/);
});

test('marked one by one and all at once; an edit that breaks one is told at once, and kept', async ({
  page,
}) => {
  const playground = new Playground(page);
  await open(playground);
  const strip = page.getByRole('region', { name: 'Expectations' });
  await expect(strip).toHaveCount(0);

  await playground.eventPane.getByRole('button', { name: 'Expect' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Expect match' }).press('Enter');
  await expect(strip).toContainText('1 passes');
  await playground.select(2);
  await page.keyboard.press('e');
  await expect(strip).toContainText('2 pass');
  await playground.rulePane.getByRole('button', { name: 'More for this rule' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Expect these verdicts' }).press('Enter');
  await expect(strip).toContainText('3 pass');

  await playground.edit();
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < 3; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  // PutObject, errorCode: null} → PutObject, errorCode: nullx}: nothing matches any more.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('x');
  await expect(strip).toContainText('2 pass, 1 fails');
  const failure = strip.getByRole('button', { name: /1 PutObject/ });
  await expect(failure).toContainText('match → no match by this edit, expected match');
  await failure.click();
  await expect(playground.eventPane.getByRole('heading', { level: 2 })).toHaveText('Event 1');
  await expect(playground.row(1).getByRole('rowheader')).toHaveAccessibleName(
    /fails: expected match$/,
  );
  await strip.getByRole('button', { name: 'Failing only' }).click();
  await expect(playground.row(2)).toHaveCount(0);

  await expect(page.getByText('saved')).toBeVisible();
  await page.reload();
  await expect(strip).toContainText('2 pass, 1 fails');
});

test('they follow their event, and go with another rule and other events', async ({ page }) => {
  const playground = new Playground(page);
  await open(playground);
  const strip = page.getByRole('region', { name: 'Expectations' });
  await playground.select(2);
  await page.keyboard.press('e');
  await playground.select(1);
  await playground.moreForEvent('Duplicate');
  await expect(playground.row(3).getByRole('rowheader')).toHaveAccessibleName(/as expected$/);
  await expect(playground.row(2).getByRole('rowheader')).not.toHaveAccessibleName(/expected/);
  // Another version of the same rule keeps them, another rule does not; that can be had back.
  await playground.paste(RULE.replace('PutObject', 'GetObject'));
  await expect(strip).toContainText('1 fails');
  await playground.paste(RULE.replace('Mine', 'Another'));
  await expect(strip).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(strip).toContainText('1 fails');
  await playground.paste(EVENTS);
  await expect(strip).toHaveCount(0);
});

test('they are copied as a table in Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const playground = new Playground(page);
  await open(playground);
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'More for expectations' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Copy as a table' }).press('Enter');
  await expect(page.getByText('Copied as a Markdown table.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    [
      '**Mine**: 1 passes',
      '',
      '| event | what | time | expected | result |',
      '| --- | --- | --- | --- | --- |',
      '| 1 | `PutObject` |  | match | pass |',
    ].join('\n'),
  );
});

test('what they do not test is named with its place, and a made event fills the gap', async ({
  page,
}) => {
  const playground = new Playground(page);
  await open(playground);
  await playground.rulePane.getByRole('button', { name: 'More for this rule' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Expect these verdicts' }).press('Enter');
  await playground.rulePane.getByRole('button', { name: 'More for this rule' }).press('Enter');
  await page.getByRole('menuitem', { name: 'What is not tested' }).press('Enter');
  const untested = page.getByRole('region', { name: 'What your events do not test' });
  const line = untested.getByText(
    'Without errorCode: null all your expectations would still hold: add an event on which it alone decides.',
  );
  await line.click();
  await expect(line).toHaveAttribute('aria-current', 'true');
  await untested.getByRole('button', { name: 'Make an event: Without errorCode: null' }).click();
  await expect(playground.eventPane.getByRole('heading', { level: 2 })).toHaveText('Event 4');
  const strip = page.getByRole('region', { name: 'Expectations' });
  await expect(strip).toContainText('4 pass');
  await expect(playground.row(4).getByRole('rowheader')).toHaveAccessibleName(/as expected$/);
  await expect(line).toHaveCount(0);
  await expect(untested).toContainText('Of ');
});
