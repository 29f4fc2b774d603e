// The page by keyboard alone.
import { Playground } from './playground';
import { expect, test } from './test';

test('arrow keys move through events and stages', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.keyboard.press('ArrowDown');
  await expect(playground.eventPane.getByRole('heading', { level: 2 })).toHaveText('Event 8');
  await playground.grid.focus();
  await page.keyboard.press('Home');
  await expect(playground.row(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const active = await playground.grid.getAttribute('aria-activedescendant');
  await expect(page.locator(`#${active ?? ''}`)).toHaveAccessibleName(/^selection_event: /);
  await page.keyboard.press('Enter');
  await expect(playground.why.getByRole('button', { pressed: true })).toContainText('eventSource');
});

test('F8 goes from problem to problem, Escape leaves the editor', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(
    'title: T\ndetection:\n  s:\n    a|containz: 1\n    b|startz: 2\n  condition: s\n',
  );
  await expect(playground.problems.getByRole('listitem')).not.toHaveCount(0);
  await page.keyboard.press('F8');
  await expect(page.getByRole('textbox', { name: /^Rule text\. / })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(playground.litRule).toBeFocused();
});

test('a key in the lit rule lands in the text', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.litRule.focus();
  await page.keyboard.type('#');
  await expect(playground.rulePane).toContainText('#title: Potential');
});

test('the lines between panes move with arrow keys', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const line = page.getByRole('separator', { name: 'Width of the rule' });
  const width = async () => (await playground.rulePane.boundingBox())!.width;
  const before = await width();
  await line.focus();
  await page.keyboard.press('ArrowRight');
  expect(await width()).toBeGreaterThan(before + 10);
});

test('on a phone, tabs take the place of panes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = new Playground(page);
  await playground.open();
  await expect(playground.grid).toBeVisible();
  await page.getByRole('tab', { name: 'Stages' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(playground.eventTree).toBeVisible();
  await page.getByRole('tab', { name: 'Rule' }).click();
  await playground.litRule.getByText("'Success'").click();
  await expect(page.getByRole('textbox', { name: 'Rule text', exact: true })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('ful');
  await expect(playground.verdict).toContainText('Successful');
});

test('10,000 events scroll by, and only the rows in view exist', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    eventName: i % 3 === 0 ? 'SendCommand' : 'X',
    i,
  }));
  await playground.paste(many.map((event) => JSON.stringify(event)).join('\n'));
  await expect(playground.stagesPane).toContainText('10,000 records');
  await playground.grid.focus();
  await page.keyboard.press('End');
  await expect(playground.row(10_000)).toHaveAttribute('aria-selected', 'true');
  await expect(playground.row(10_000)).toBeInViewport();
  expect(await playground.grid.getByRole('row').count()).toBeLessThan(80);
});
