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

test.describe('keys pressed before the parts that hear them have arrived', () => {
  /** The page as it is first painted; what comes later waits until it is let go. */
  async function paintedAlone(playground: Playground): Promise<() => void> {
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    await playground.page.route(/\/later-parts-[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await playground.open();
    // Nothing hears of it yet.
    await expect(playground.page.getByRole('button', { name: /^Workspace: / })).toHaveCount(0);
    return release;
  }

  test('are heard once they are there', async ({ page }) => {
    const playground = new Playground(page);
    const release = await paintedAlone(playground);
    const heading = playground.eventPane.getByRole('heading', { level: 2 });
    await expect(heading).toHaveText('Event 7');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('e');
    await expect(heading).toHaveText('Event 7');
    release();
    await expect(heading).toHaveText('Event 9');
    await expect(page.getByRole('region', { name: 'Expectations' })).toContainText('1 fails');
  });

  test('are the words of the filter behind a slash', async ({ page }) => {
    const playground = new Playground(page);
    const release = await paintedAlone(playground);
    await page.keyboard.type('/send');
    release();
    const filter = page.getByRole('searchbox', { name: 'Filter events' });
    await expect(filter).toBeFocused();
    await expect(filter).toHaveValue('send');
    await page.keyboard.type('c');
    await expect(filter).toHaveValue('sendc');
    await expect(playground.stagesPane).toContainText('of 12');
    await expect(page.getByRole('region', { name: 'Expectations' })).toContainText('12 pass');
  });

  test('are left alone where somebody has gone elsewhere since', async ({ page }) => {
    const playground = new Playground(page);
    const release = await paintedAlone(playground);
    await page.keyboard.press('ArrowDown');
    await playground.row(3).getByRole('rowheader').click();
    await playground.grid.focus();
    release();
    await expect(page.getByRole('button', { name: /^Workspace: / })).toBeVisible();
    await expect(playground.eventPane.getByRole('heading', { level: 2 })).toHaveText('Event 3');
  });
});
