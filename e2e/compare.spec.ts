// Any two rules beside each other: chosen from the list or from a rule's page, by mouse and by keyboard.
import type { Page } from '@playwright/test';
import { expect, test } from './test';

const FOUNDING = '38e7f511-3f74-41d4-836e-f57dfa18eead';

const main = (page: Page) => page.getByRole('main');
const found = (page: Page) => page.getByRole('list', { name: 'Rules found' });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the rules' });
const choosing = (page: Page) => page.getByRole('region', { name: 'Rule to compare with' });
const card = (page: Page, name: string) => main(page).getByRole('region', { name, exact: true });

test('from a rule’s page, a second one is searched for and chosen by mouse', async ({ page }) => {
  await page.goto(`./#/rules/${FOUNDING}`);
  await page.getByRole('link', { name: 'Compare…', exact: true }).click();
  await expect(choosing(page)).toContainText('Potential Malicious Usage of CloudTrail System');
  await expect(choosing(page).getByRole('link', { name: /^SSM Command Run/ })).toBeVisible();
  await search(page).fill('without keeping its output');
  await found(page)
    .getByRole('link', { name: /SSM Command Run Without/ })
    .click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Two rules compared');
  await expect(main(page)).toContainText('Both see ssm SendCommand');
  await expect(main(page)).toContainText(/\d of \d+ predicates are in both/);
  const looked = card(page, 'What they look for');
  await expect(looked.getByRole('list', { name: /^In both/ })).toContainText(
    'eventName equals SendCommand',
  );
  await expect(looked.getByRole('list', { name: /Only in A/ })).toContainText(
    'errorCode equals Success',
  );
  await expect(
    card(page, 'Rule bodies').getByRole('group', { name: /^Text of Potential Malicious/ }),
  ).toContainText('selection_status_null');

  // One of the two stays, another takes the place of the other.
  await page.getByRole('link', { name: /^Compare SSM Command Run .* with another rule$/ }).click();
  await expect(choosing(page)).toContainText('SSM Command Run Without Keeping Its Output');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Two rules compared');
});

test('from the list, two rules by keyboard alone; and the way out', async ({ page }) => {
  await page.goto('./#/rules?q=trail');
  await expect(found(page).getByRole('link').first()).toBeVisible();
  await search(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(found(page).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('c');
  await expect(choosing(page)).toBeVisible();
  await expect(page).toHaveURL(/[?&]with=/);
  // What was searched for stays.
  await expect(search(page)).toHaveValue('trail');
  await search(page).fill('sendcommand');
  await expect(page).toHaveURL(/with=.*q=sendcommand/);
  await expect(found(page).getByRole('link').first()).toContainText(/SSM|System Manager/);
  await search(page).press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Two rules compared');
  await expect(main(page)).toContainText('They have no call in common');
  await page.goBack();
  await choosing(page).getByRole('link', { name: 'Don’t compare' }).press('Enter');
  await expect(choosing(page)).toBeHidden();
  await expect(page).toHaveURL(/#\/rules\?q=sendcommand$/);
});

test('a rule with itself, and with one that is not there', async ({ page }) => {
  await page.goto(`./#/rules/${FOUNDING}/with/${FOUNDING}`);
  await expect(main(page)).toContainText('This is one and the same rule.');
  await page.goto(`./#/rules/${FOUNDING}/with/nothing`);
  await expect(main(page)).toContainText('One of the two rules');
  await page.goto('./#/rules?with=nothing');
  await expect(choosing(page)).toContainText('No open rule has the id, name or path “nothing”');
});
