// A learner opens the page and understands the founding rule without touching anything.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Playground } from './playground';
import { expect, test } from './test';

interface Truth {
  readonly index: number;
  readonly condition: boolean;
  readonly stages: Record<string, boolean>;
  readonly predicates: Record<string, boolean>;
}

const { events } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../conformance/founding-rule.json'), 'utf8'),
) as { events: readonly Truth[] };

test('the denied event is explained without touching anything', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.says(
    'The call fits, but it was denied: errorCode is "AccessDenied", and the rule wants Success, or null or absent.',
  );
  await expect(playground.verdict).toContainText('no match');
  await expect(playground.eventPane).toContainText('SendCommand · denied');
  await expect(playground.why).toContainText('and: needs 2, got 1');
  await expect(playground.why).toContainText('needs 1, got 0 of 2 branches');
  await expect(playground.litRule.getByText('had "AccessDenied"')).toHaveCount(2);
  await expect(
    playground.eventTree.getByRole('button', { name: /^errorCode: .*not satisfied/ }),
  ).toBeVisible();
  // The editor is heavy: it comes when one starts to type, not before.
  expect(
    await page.evaluate(() =>
      performance.getEntriesByType('resource').some((entry) => entry.name.includes('monaco')),
    ),
  ).toBe(false);
});

test('every stage and predicate of the founding rule shows its truth for each event', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await expect(playground.grid.getByRole('rowheader')).toHaveCount(events.length);
  for (const truth of events) {
    const number = truth.index + 1;
    await playground.select(number);
    const lights = Object.entries(truth.stages).map(
      ([name, on]) => `${name}: ${on ? 'satisfied' : 'not satisfied'}`,
    );
    expect(await playground.lights(number)).toEqual([
      truth.condition ? 'match' : 'no match',
      ...lights,
    ]);
    await expect(playground.verdict).toContainText(truth.condition ? /^match/ : /^no match/);
    const marks = Object.values(truth.predicates).map((on) =>
      on ? /: satisfied/ : /: not satisfied/,
    );
    for (const [i, mark] of marks.entries()) {
      await expect(playground.marks().nth(i)).toHaveAccessibleName(mark);
    }
    await expect(playground.litRule.getByRole('img')).toHaveAccessibleName(
      truth.condition ? 'condition: match' : 'condition: no match',
    );
  }
});

test('a predicate selected anywhere is selected everywhere', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const line = playground.litRule
    .getByRole('button', { name: /^errorCode: not satisfied/ })
    .first();
  const place = playground.eventTree.getByRole('button', { name: /^errorCode/ });
  const reason = playground.why.getByRole('button', { name: /_success/ });
  await line.click();
  for (const each of [line, place, reason])
    await expect(each).toHaveAttribute('aria-pressed', 'true');
  await playground.why.getByRole('button', { name: /eventName/ }).click();
  await expect(line).toHaveAttribute('aria-pressed', 'false');
  await expect(playground.eventTree.getByRole('button', { name: /^eventName/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('the examples teach one thing each', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('button', { name: 'Examples' }).click();
  const items = page.getByRole('menuitem');
  await expect(items.first()).toBeFocused();
  expect(await items.count()).toBeGreaterThanOrEqual(8);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(playground.verdict).not.toContainText('The call fits, but it was denied');
  await expect(playground.stagesPane).toContainText(/example, \d+ records/);
});
