// A debugger changes an event where it stands, field by field, and asks what would have been.
import type { Locator, Page } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';

const MATCH = /^A match: selection_event fits, and selection_status_null lights up/;
const DENIED = /^The call fits, but it was denied/;

async function opened(page: Page) {
  const playground = new Playground(page);
  await playground.open();
  const tree = playground.eventTree;
  const button = (name: string | RegExp): Locator => tree.getByRole('button', { name });
  const field = (name: string | RegExp): Locator => tree.getByRole('textbox', { name });
  const event = (number: number) =>
    expect(playground.eventPane.getByRole('heading', { level: 2 })).toHaveText(`Event ${number}`);
  return { playground, tree, button, field, event, keys: page.keyboard };
}

test('edits the denied event field by field, by mouse', async ({ page }) => {
  const { playground, tree, button, field, keys } = await opened(page);
  await button(/^Change errorCode:/).hover();
  await button('Remove errorCode').click();
  await playground.says(MATCH);
  await expect(button(/^Add errorCode,/)).toBeVisible();
  await keys.press('Control+z');
  await playground.says(DENIED);
  await keys.press('Control+Shift+z');
  await playground.says(MATCH);

  await button(/^Change eventName:/).click();
  await field('Value of eventName').fill('ListCommands');
  await playground.says(/eventName is "ListCommands"/);
  await keys.press('Escape');
  await playground.says(MATCH);
  await button(/^Change eventName:/).click();
  await field('Value of eventName').fill('ListCommands');
  await button('Add a field to the event').click();
  await expect(tree).toContainText('"ListCommands"');

  await field('Field name').fill('eventName');
  await expect(tree).toContainText('There is a field of this name already.');
  await field('Field name').fill('vpcEndpointId');
  await field('Value of vpcEndpointId').fill('true');
  await playground.says(/eventName is "ListCommands"/);
  await playground.verdict.click();
  await expect(button('Change vpcEndpointId: true')).toBeVisible();
  expect((await playground.lights(7))[0]).toBe('no match');
  await button(/^Add errorCode,/).click();
  await field('Value of errorCode').fill('Success');
  await keys.press('Enter');
  await expect(button('Change errorCode: "Success"')).toBeFocused();
});

test('edits the denied event field by field, by keyboard alone', async ({ page }) => {
  const { playground, button, field, keys } = await opened(page);
  await button(/^errorCode: /).focus();
  // No hand is so quick that the tools, fetched in the page's first pause, are not there yet.
  await expect(button('Remove errorCode')).toBeAttached();
  await keys.press('ArrowRight');
  await expect(button(/^Change errorCode:/)).toBeFocused();
  await keys.press('Delete');
  await playground.says(MATCH);
  await expect(button(/^Change errorMessage:/)).toBeFocused();
  await keys.press('Control+z');
  await playground.says(DENIED);

  await keys.press('ArrowUp');
  await expect(button(/^Change errorCode:/)).toBeFocused();
  await keys.press('Enter');
  await expect(field('Value of errorCode')).toBeFocused();
  await keys.type('Succes');
  await playground.says(/errorCode is "Succes"/);
  await keys.type('s');
  await playground.says(/^A match: selection_event fits, and selection_status_success/);
  await keys.press('Escape');
  await playground.says(DENIED);
  await expect(button(/^Change errorCode:/)).toBeFocused();

  await keys.press('F2');
  await keys.press('Shift+Tab');
  await expect(field('Field name')).toBeFocused();
  await keys.type('errorWas');
  await playground.says(MATCH);
  await keys.press('Enter');
  // The field leaves when what was typed is taken; in the field itself the keys would take back letters.
  await expect(field('Field name')).toHaveCount(0);
  await keys.press('Control+z');
  await playground.says(DENIED);

  await button(/^Change errorCode:/).focus();
  await keys.press('ArrowRight');
  await expect(button('Add after errorCode')).toBeFocused();
  await keys.press('Enter');
  await keys.type('sessionCredentialFromConsole');
  await keys.press('Tab');
  await keys.type('"true"');
  await keys.press('Enter');
  await expect(button(/^Change errorCode:/)).toBeFocused();
  await keys.press('ArrowDown');
  await expect(button('Change sessionCredentialFromConsole: "true"')).toBeFocused();
});

test('asks what would have been had the call been denied', async ({ page }) => {
  const { playground, button, event, keys } = await opened(page);
  await playground.select(3);
  await expect(playground.verdict).toContainText('A match');
  await playground.moreForEvent('Denied copy');
  await event(4);
  await playground.says(DENIED);
  await expect(playground.eventTree).toContainText('is not authorized to perform: ssm:SendCommand');
  await expect(playground.stagesPane).toContainText('13 records');
  expect((await playground.lights(3))[0]).toBe('match');
  expect((await playground.lights(4))[0]).toBe('no match');
  await button(/^Change errorCode:/).focus();
  await keys.press('Delete');
  await expect(playground.verdict).toContainText('A match');

  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await event(4);
  await expect(playground.verdict).toContainText('A match');
  await expect(button(/^Add errorCode,/)).toBeVisible();

  await playground.moreForEvent('Remove event');
  await expect(playground.stagesPane).toContainText('12 records');
  await keys.press('Control+z');
  await expect(playground.stagesPane).toContainText('13 records');
  await event(4);
  await playground.moreForEvent('Duplicate');
  await event(5);
  await keys.press('Control+z');
  await keys.press('Control+z');
  await expect(playground.stagesPane).toContainText('13 records');
});

test('what was typed in the text can be undone when it is left', async ({ page }) => {
  const { playground, keys } = await opened(page);
  await playground.eventPane.getByRole('button', { name: 'Edit event' }).click();
  const before = await playground.eventText.inputValue();
  await playground.eventText.fill(before.replace(/ *"errorCode": "AccessDenied",\n/, ''));
  await playground.says(MATCH);
  await keys.press('Escape');
  await playground.eventTree.focus();
  await keys.press('Control+z');
  await playground.says(DENIED);
});
