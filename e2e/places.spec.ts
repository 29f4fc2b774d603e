// Beside the playground: what the page says of itself, and the list of keys.
import { Playground } from './playground';
import { expect, test } from './test';

test('About has a place of its own, and the playground stays as it was', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('searchbox', { name: 'Filter events' }).fill('send');
  await page.getByRole('link', { name: 'About' }).click();
  await expect(page.getByRole('heading', { name: 'About Stagelight' })).toBeFocused();
  await expect(page).toHaveTitle('About · Stagelight');
  await expect(playground.grid).toBeHidden();
  await expect(page.getByRole('main')).toContainText('monaco-editor 0.');
  await page.getByRole('button', { name: 'Delete the kept drafts' }).click();
  await expect(page.getByRole('main')).toContainText('Deleted.');

  await page.goBack();
  await expect(page).toHaveTitle('Stagelight');
  await expect(page.getByRole('searchbox', { name: 'Filter events' })).toHaveValue('send');
  await page.waitForLoadState('networkidle');
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Filter events' })).toHaveValue('');
});

test('? lists the keys, and Escape leaves the list', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toContainText('filter the events');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(page.getByRole('button', { name: 'Keyboard shortcuts' })).toBeFocused();
  await expect(playground.row(7)).toHaveAttribute('aria-selected', 'true');
});

test('what is pasted on another place is to be seen', async ({ page }) => {
  const playground = new Playground(page);
  await page.goto('./#/about');
  await expect(page.getByRole('heading', { name: 'About Stagelight' })).toBeVisible();
  await playground.paste('{"eventName": "X"}');
  await expect(playground.stagesPane).toContainText('1 record');
  await expect(page).toHaveTitle('Stagelight');
});

test('a problem leads to what it means, with an example to open', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste('title: T\ndetection:\n  s:\n    a|containz: 1\n  condition: s\n');
  await playground.problems
    .getByRole('listitem')
    .filter({ hasText: 'containz' })
    .getByRole('link', { name: 'why' })
    .click();
  await expect(page).toHaveTitle('Problems · Stagelight');
  const heading = page.getByRole('heading', { name: 'unknown-modifier' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  await page
    .locator('section')
    .filter({ has: heading })
    .getByRole('button', { name: 'Open in the playground' })
    .click();
  await expect(playground.verdict).toContainText('not evaluated');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(playground.litRule).toContainText('containz');
});

test('opened at the rules, the playground is there as soon as one goes there', async ({ page }) => {
  const playground = new Playground(page);
  await page.goto('./#/rules', { waitUntil: 'commit' });
  await page.getByRole('link', { name: 'Playground' }).click();
  await expect(playground.litRule).toContainText('Potential Malicious Usage');
  await expect(page.getByRole('contentinfo')).toContainText('3 match');
});

test('the worker of the place that is opened runs before the page is there, and once', async ({
  page,
}) => {
  const started = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => /\/((?:catalogue-)?worker)-[^/]*\.js$/.exec(name)?.[1] ?? '')
        .filter((name) => name !== ''),
    );
  // The rest of the first load never comes.
  await page.route(/\/first-[^/]*\.js$/, () => undefined);
  await page.goto('./', { waitUntil: 'commit' });
  await expect.poll(started).toEqual(['worker']);
  await page.goto('about:blank');
  await page.goto('./#/rules', { waitUntil: 'commit' });
  await expect.poll(started).toEqual(['catalogue-worker']);
  await page.unroute(/\/first-[^/]*\.js$/);
  await page.goto('about:blank');
  await page.goto('./');
  await expect(page.getByRole('contentinfo')).toContainText('3 match');
  expect(await started()).toEqual(['worker']);
  await page.goto('about:blank');
  await page.goto('./#/rules');
  await expect(page.getByRole('searchbox').first()).toBeVisible();
  await page.getByRole('link', { name: 'Playground' }).click();
  await expect(page.getByRole('contentinfo')).toContainText('3 match');
  expect(await started()).toEqual(['catalogue-worker', 'worker']);
});

test('the page begins with its style sheet in it', async ({ page, request }) => {
  const html = await (await request.get('./')).text();
  expect(html).toContain('<style>');
  expect(html).not.toContain('rel="stylesheet"');
  await page.goto('./');
  await expect(page.getByRole('contentinfo')).toContainText('3 match');
});
