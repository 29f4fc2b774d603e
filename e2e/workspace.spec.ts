// Workspaces: named, kept beside each other, taken away as a zip and brought elsewhere; and what becomes of them in two tabs, in a storage
// that is cleared, full or refused.
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { Playground } from './playground';
import { expect, test } from './test';
import { Workspaces } from './workspaces';

const rule = (title: string, name: string) => `title: ${title}
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventName: ${name}
  condition: selection
`;
const SENDS = { name: 'sends.yml', content: rule('Command Sent', 'SendCommand') };
const PUTS = { name: 'puts.yml', content: rule('Parameter Put', 'PutParameter') };
const DAY = {
  name: 'day.json',
  content: '[{"eventName":"PutParameter"},{"eventName":"SendCommand"}]',
};
const MORE = {
  name: 'more.json',
  content: '[{"eventName":"SendCommand","n":12345678901234567890}]',
};

/** A rule typed into the plain field of the page, whichever it is. */
async function type(playground: Playground, letters: string): Promise<void> {
  await playground.edit();
  await playground.page.keyboard.press('Control+End');
  await playground.page.keyboard.type(letters);
  await playground.page.keyboard.press('Escape');
  await expect(playground.page.getByText('saved', { exact: true })).toBeVisible();
  // A workspace is written half a second after the change.
  await playground.page.waitForTimeout(1500);
}

/** A workspace of this name with one rule file and one set. */
async function kept(page: Page, name: string) {
  const playground = new Playground(page);
  const workspaces = new Workspaces(page);
  await playground.open();
  await playground.drop(SENDS, DAY);
  await workspaces.name(name);
  return { playground, workspaces };
}

/** The same workspace, `Shared`, open in two tabs. */
async function inTwoTabs(page: Page, context: BrowserContext) {
  const first = await kept(page, 'Shared');
  const second = new Playground(await context.newPage());
  const theirs = new Workspaces(second.page);
  await second.page.goto('./');
  await expect(theirs.button).toHaveAccessibleName('Workspace: Shared');
  return { ...first, second, theirs };
}

test('rules and events get a name, are renamed, and are there after a reload', async ({ page }) => {
  const playground = new Playground(page);
  const workspaces = new Workspaces(page);
  await playground.open();
  await playground.drop(SENDS, PUTS, DAY, MORE);
  await expect(playground.stagesPane).toContainText('3 records');
  const files = playground.rulePane.getByRole('group', { name: 'Rule files' });
  await expect(files.getByRole('button', { name: 'puts.yml' })).toBeVisible();
  await workspaces.name('Systems Manager');
  await expect(workspaces.button).toHaveAccessibleName('Workspace: Systems Manager');

  await workspaces.open();
  const { dialog } = workspaces;
  await dialog.getByLabel('Evaluate: puts.yml').click();
  await dialog.getByLabel('Judge: more.json').click();
  await dialog.getByLabel('Name of sends.yml').fill('commands.yml');
  await dialog.getByLabel('Name of sends.yml').press('Enter');
  await expect(dialog.getByLabel('Name of commands.yml')).toBeVisible();
  await dialog.getByLabel('Name', { exact: true }).fill('Session Manager');
  await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(workspaces.kept.getByText('Session Manager', { exact: true })).toBeVisible();
  await workspaces.close();
  await expect(playground.litRule).not.toContainText('Parameter Put');
  await expect(playground.stagesPane).toContainText('2 records');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await page.waitForTimeout(1500);

  await page.reload();
  await expect(workspaces.button).toHaveAccessibleName('Workspace: Session Manager');
  await expect(playground.litRule).toContainText('# file: commands.yml');
  await workspaces.open();
  await expect(dialog.getByLabel('Evaluate: puts.yml')).not.toBeChecked();
  await expect(dialog.getByLabel('Judge: more.json')).not.toBeChecked();
  await dialog.getByLabel('Evaluate: puts.yml').click();
  await dialog.getByLabel('Judge: more.json').click();
  await workspaces.close();
  await expect(playground.litRule).toContainText('Parameter Put');
  await expect(playground.stagesPane).toContainText('3 records');
});

test('several are kept beside each other: opened, copied, deleted and had back', async ({
  page,
}) => {
  const playground = new Playground(page);
  const workspaces = new Workspaces(page);
  const { dialog, kept } = workspaces;
  await playground.open();
  await playground.drop(SENDS, DAY);
  await workspaces.name('One');
  await workspaces.open();
  await dialog.getByRole('button', { name: 'New', exact: true }).click();
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('');
  await dialog.getByLabel('Name', { exact: true }).fill('Two');
  await dialog.getByRole('button', { name: 'Keep as a workspace' }).click();
  await expect(kept.getByRole('listitem')).toHaveCount(2);
  await kept.getByRole('button', { name: 'Duplicate One' }).click();
  await expect(kept.getByText('One (2)', { exact: true })).toBeVisible();
  await kept.getByRole('button', { name: 'Delete One (2)' }).click();
  await expect(kept.getByText('“One (2)” was deleted.')).toBeVisible();
  await kept.getByRole('button', { name: 'Undo' }).click();
  await kept.getByRole('button', { name: 'Open One (2)' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(playground.litRule).toContainText('Command Sent');
  await expect(playground.stagesPane).toContainText('2 records');
  await workspaces.open();
  expect((await workspaces.names()).sort()).toEqual(['One', 'One (2)', 'Two']);
  await workspaces.close();

  // Another rule is one more; an example takes nothing away from it.
  await playground.paste(PUTS.content);
  await expect(playground.litRule).toContainText('# file: parameter_put.yml');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('menuitem').first().click();
  await expect(workspaces.button).toHaveAccessibleName('Workspace: Untitled');
  await workspaces.open();
  await kept.getByRole('button', { name: 'Open One (2)' }).click();
  await expect(playground.litRule).toContainText('# file: parameter_put.yml');
});

test('a zip of plain files is the same workspace in another browser', async ({ page, browser }) => {
  const playground = new Playground(page);
  const workspaces = new Workspaces(page);
  await playground.open();
  await playground.drop(SENDS, PUTS, DAY, MORE);
  await workspaces.name('Systems Manager');
  await workspaces.open();
  await workspaces.dialog.getByLabel('Evaluate: puts.yml').click();
  await workspaces.dialog.getByLabel('Redacted').uncheck();
  const waiting = page.waitForEvent('download');
  await workspaces.dialog.getByRole('button', { name: 'Export as zip' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('Systems-Manager.zip');
  const zip = readFileSync(await download.path());
  const files = unzipSync(zip);
  expect(Object.keys(files)).toEqual([
    'rules/sends.yml',
    'rules/puts.yml',
    'events/day.ndjson',
    'events/more.ndjson',
    'workspace.json',
  ]);
  expect(strFromU8(files['rules/puts.yml']!)).toBe(PUTS.content);
  expect(strFromU8(files['events/more.ndjson']!)).toBe(
    '{"eventName":"SendCommand","n":12345678901234567890}\n',
  );

  const elsewhere = await browser.newContext({ baseURL: test.info().project.use.baseURL! });
  try {
    const other = new Playground(await elsewhere.newPage());
    const theirs = new Workspaces(other.page);
    await other.open();
    await other.drop({ name: 'from-a-colleague.zip', content: zip });
    await expect(theirs.button).toHaveAccessibleName('Workspace: Systems Manager');
    await expect(other.litRule).toContainText('Command Sent');
    await expect(other.stagesPane).toContainText('3 records');
    expect(await other.lights(2)).toEqual(['match', 'selection: satisfied']);
    await theirs.open();
    await expect(theirs.dialog.getByLabel('Evaluate: puts.yml')).not.toBeChecked();
    await expect(theirs.kept.getByText('Systems Manager', { exact: true })).toBeVisible();
    await other.page.reload();
    await expect(theirs.button).toHaveAccessibleName('Workspace: Systems Manager');
  } finally {
    await elsewhere.close();
  }
});

test('a change in two tabs overwrites nothing: both are kept, and one is asked', async ({
  page,
  context,
}) => {
  const { playground, workspaces, second, theirs } = await inTwoTabs(page, context);
  await type(playground, '# from the first tab');
  const notice = second.page.getByRole('alert').filter({ hasText: 'changed in another tab' });
  await expect(notice).toContainText('“Shared” was changed in another tab');
  await type(second, '# from the second tab');
  await expect(notice).toContainText('Both are kept: what is open here is now “Shared (2)”.');
  await expect(theirs.button).toHaveAccessibleName('Workspace: Shared (2)');
  await expect(workspaces.button).toHaveAccessibleName('Workspace: Shared');

  await notice.getByRole('button', { name: 'Open the other one' }).click();
  await expect(second.litRule).toContainText('# from the first tab');
  await expect(second.litRule).not.toContainText('# from the second tab');
  await theirs.open();
  expect((await theirs.names()).sort()).toEqual(['Shared', 'Shared (2)']);
  await theirs.kept.getByRole('button', { name: 'Open Shared (2)' }).click();
  await expect(second.litRule).toContainText('# from the second tab');
});

test('a workspace deleted in another tab stays open here, and that is said', async ({
  page,
  context,
}) => {
  const { playground, workspaces, theirs } = await inTwoTabs(page, context);
  await theirs.open();
  await theirs.kept.getByRole('button', { name: 'Delete Shared' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'no longer among the workspaces' });
  await expect(notice).toBeVisible();
  await expect(workspaces.button).toHaveAccessibleName('Workspace: Untitled');
  await expect(playground.litRule).toContainText('Command Sent');
  await notice.getByRole('button', { name: 'Keep it again' }).click();
  await expect(workspaces.button).toHaveAccessibleName('Workspace: Shared');
});

test('a storage that is cleared while it is open gets the workspace again, with a word', async ({
  page,
}) => {
  const { playground, workspaces } = await kept(page, 'Cleared');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('stagelight-workspaces');
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('workspaces', 'readwrite');
          writing.objectStore('workspaces').clear();
          writing.oncomplete = () => resolve();
        };
      }),
  );
  await type(playground, '# after that');
  await expect(page.getByText('was no longer in the browser’s storage')).toBeVisible();
  await workspaces.open();
  expect(await workspaces.names()).toEqual(['Cleared']);
  await workspaces.dialog.getByRole('button', { name: 'New', exact: true }).click();
  await workspaces.kept.getByRole('button', { name: 'Open Cleared' }).click();
  await expect(playground.litRule).toContainText('# after that');
  await expect(playground.stagesPane).toContainText('2 records');
});

test('a storage that is full or refused says so, and the work goes on', async ({ page }) => {
  const playground = new Playground(page);
  const workspaces = new Workspaces(page);
  await page.addInitScript(() => {
    const put = Reflect.get(IDBObjectStore.prototype, 'put') as (
      ...given: unknown[]
    ) => IDBRequest<IDBValidKey>;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'workspaces' && Reflect.get(globalThis, 'full') === true)
        throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this, ...given);
    };
  });
  await playground.open();
  await playground.drop(SENDS, DAY);
  await workspaces.name('Full');
  await page.evaluate(() => Reflect.set(globalThis, 'full', true));
  await type(playground, '# too much');
  await expect(workspaces.button).toHaveAccessibleName('Workspace: Full, not kept');
  await workspaces.open();
  await expect(workspaces.dialog.getByRole('status').last()).toContainText(
    'The browser’s storage is full',
  );
  await workspaces.close();
  await page.evaluate(() => Reflect.set(globalThis, 'full', false));
  await page.reload();
  await expect(playground.litRule).toContainText('# too much');
  await expect(workspaces.button).toHaveAccessibleName('Workspace: Full');
  await expect(playground.verdict).toContainText('match');

  // A private window: no database at all.
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await page.reload();
  await expect(playground.verdict).toContainText('The call fits, but it was denied');
  await workspaces.open();
  await workspaces.dialog.getByLabel('Name', { exact: true }).fill('Nowhere');
  await workspaces.dialog.getByRole('button', { name: 'Keep as a workspace' }).click();
  await expect(workspaces.dialog.getByRole('status').last()).toContainText(
    'The browser refuses to store anything for this page',
  );
});
