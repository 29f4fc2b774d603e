// The matrix: finding the events one looks for among few and among many.
import { Playground } from './playground';
import { expect, test } from './test';

/** Numbers of the events shown, from top to bottom. */
async function numbers({ grid }: Playground): Promise<number[]> {
  const names = await grid
    .getByRole('rowheader')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
  return names.map((name) => Number.parseInt(name, 10));
}

test('filters by words, by stage and by verdict, and says what is left', async ({ page }) => {
  const playground = new Playground(page);
  const { grid, stagesPane } = playground;
  const field = page.getByRole('searchbox', { name: 'Filter events' });
  await playground.open();

  await test.step('words, by keyboard', async () => {
    // Keys of the page and this menu come in its first pause.
    await expect(stagesPane.getByRole('button', { name: 'Export events' })).toBeVisible();
    await page.keyboard.press('/');
    await expect(field).toBeFocused();
    await page.keyboard.type('SEND denied');
    await expect(stagesPane).toContainText('2 of 12');
    expect(await numbers(playground)).toEqual([7, 8]);
    await page.keyboard.type(' zz');
    await expect(stagesPane).toContainText('No event fits these filters.');
    await expect(stagesPane).toContainText('Event 7 is filtered out');
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue('');
    await expect.poll(() => numbers(playground)).toHaveLength(12);
  });

  await test.step('a stage: satisfied, not satisfied, any', async () => {
    const head = grid.getByRole('columnheader', { name: 'selection_event' }).getByRole('button');
    await head.click();
    await expect(head).toHaveAccessibleName('Only events that satisfy selection_event');
    expect(await numbers(playground)).toEqual([3, 7, 8, 10, 11]);
    await stagesPane.getByRole('button', { name: 'No match' }).click();
    expect(await numbers(playground)).toEqual([7, 8]);
    await head.click();
    await expect(head).toHaveAccessibleName('Only events that do not satisfy selection_event');
    await expect(stagesPane).toContainText('7 of 12');
    await stagesPane.getByRole('button', { name: 'Clear filters' }).click();
    await expect(head).toHaveAccessibleName('Filter by selection_event');
    await expect.poll(() => numbers(playground)).toHaveLength(12);
  });
});

test('sorts by keyboard, and the arrow keys follow the order shown', async ({ page }) => {
  const playground = new Playground(page);
  const { grid } = playground;
  await playground.open();
  const event = grid.getByRole('columnheader', { name: 'event', exact: true });

  await event.getByRole('button', { name: 'Sort by name' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(event).toHaveAttribute('aria-sort', 'descending');
  expect((await numbers(playground)).slice(0, 3)).toEqual([12, 11, 10]);

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(event).toHaveAttribute('aria-sort', 'none');
  const condition = grid.getByRole('columnheader', { name: 'condition' });
  await expect(condition).toHaveAttribute('aria-sort', 'descending');
  expect((await numbers(playground)).slice(0, 4)).toEqual([3, 10, 11, 1]);

  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(playground.row(10)).toHaveAttribute('aria-selected', 'true');
});

test('filter and order come back after a reload', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('searchbox', { name: 'Filter events' }).fill('send');
  await playground.grid.getByRole('button', { name: /Sort by verdict/ }).click();
  await expect(page.getByRole('contentinfo')).toContainText('saved');
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Filter events' })).toHaveValue('send');
  await expect.poll(() => numbers(playground)).toEqual([3, 10, 11, 7, 8, 12]);
});

test('10,000 events are filtered and sorted, and only the rows in view exist', async ({ page }) => {
  const playground = new Playground(page);
  const { grid, stagesPane } = playground;
  await playground.open();
  const many = Array.from({ length: 10_000 }, (_, i) => ({
    eventName: i % 3 === 0 ? 'SendCommand' : `X${9999 - i}`,
    eventTime: new Date(1_700_000_000_000 + i * 1000).toISOString(),
  }));
  await playground.paste(many.map((event) => JSON.stringify(event)).join('\n'));
  await expect(stagesPane).toContainText('10,000 records');

  await page.getByRole('searchbox', { name: 'Filter events' }).fill('sendc');
  await expect(stagesPane).toContainText('3,334 of 10,000');
  const time = grid.getByRole('button', { name: /by time/ });
  await time.click();
  await time.click();
  await grid.focus();
  await page.keyboard.press('Home');
  await expect(playground.row(10_000)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await expect(playground.row(1)).toHaveAttribute('aria-selected', 'true');
  await expect(playground.row(1)).toBeInViewport();
  await page.keyboard.press('PageUp');
  await expect(playground.row(1)).not.toHaveAttribute('aria-selected', 'true');
  expect(await grid.getByRole('row').count()).toBeLessThan(80);

  await page.getByRole('searchbox', { name: 'Filter events' }).fill('x1');
  const left = many.filter(({ eventName }) => eventName.startsWith('X1')).length;
  await expect(stagesPane).toContainText(`${left.toLocaleString('en')} of 10,000`);
});
