// A zip with what it is for: expectations that stand elsewhere as they did here, redacted unless one says otherwise; and expectations that
// follow rules and events which come, go and change places.
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';
import { Workspaces } from './workspaces';

const rule = (title: string, line: string) => `title: ${title}
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    ${line}
  condition: selection
`;
const PUTS = { name: 'puts.yml', content: rule('Put', 'eventName: PutObject') };
const NOOR = { name: 'noor.yml', content: rule('By noor', 'userIdentity.userName: noor') };
const event = (eventName: string, userName: string, eventID: string) => ({
  ...{ eventName, eventID, sourceIPAddress: '52.95.110.7' },
  userIdentity: { type: 'IAMUser', userName, accountId: '314159265358' },
});
const DAY = {
  name: 'day.json',
  content: JSON.stringify([event('PutObject', 'noor', 'a'), event('GetObject', 'noor', 'b')]),
};
const NIGHT = { name: 'night.json', content: JSON.stringify([event('PutObject', 'ines', 'c')]) };

const stripOf = (page: Page) => page.getByRole('region', { name: 'Expectations' });

/** Of every event what it comes to now, under the rule in focus. */
async function expectAll(playground: Playground): Promise<void> {
  const { page } = playground;
  await playground.rulePane.getByRole('button', { name: 'More for this rule' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Expect these verdicts' }).press('Enter');
}

/** From now on: files of the dialog that stood in it twice at any moment, open and left out. */
async function watchDoubles(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const doubles: string[] = [];
    Reflect.set(globalThis, 'doubles', doubles);
    const dialog = document.querySelector('dialog[open]')!;
    new MutationObserver(() => {
      const labels = [...dialog.querySelectorAll('[type=checkbox][aria-label]')].map(
        (box) => box.ariaLabel!,
      );
      doubles.push(...labels.filter((label, at) => labels.indexOf(label) !== at));
    }).observe(dialog, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'doubles') as string[]);
}

async function exported(workspaces: Workspaces, page: Page) {
  const waiting = page.waitForEvent('download');
  await workspaces.dialog.getByRole('button', { name: 'Export as zip' }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), zip: readFileSync(await download.path()) };
}

test('what events are expected to come to is in the zip, redacted, and stands elsewhere as it did here', async ({
  page,
  browser,
}) => {
  const playground = new Playground(page);
  const workspaces = new Workspaces(page);
  await playground.open();
  await playground.drop(PUTS, NOOR, DAY, NIGHT);
  await expect(playground.stagesPane).toContainText('3 records');
  await expectAll(playground);
  await playground.select(1);
  await playground.eventPane.getByRole('button', { name: 'Expected: match' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Expect no match' }).press('Enter');
  await expect(stripOf(page)).toContainText('2 pass, 1 fails');
  await workspaces.name('Hunting noor');
  await workspaces.open();
  await expect(workspaces.dialog.getByLabel('Redacted')).toBeChecked();
  const { name, zip } = await exported(workspaces, page);
  expect(name).toBe('Hunting-user-01-redacted.zip');
  const said = Object.entries(unzipSync(zip))
    .map(([file, bytes]) => file + strFromU8(bytes))
    .join('\n');
  expect(said).toContain('expectations.yml');
  for (const original of ['noor', 'ines', '314159265358', '52.95.110.7'])
    expect(said).not.toContain(original);
  await expect(workspaces.dialog.getByRole('status')).toContainText('Replaced in it: 1 account id');

  await workspaces.dialog.getByLabel('Redacted').uncheck();
  await expect(workspaces.dialog.getByText(/^Everything goes as it is/)).toContainText('account');
  const whole = await exported(workspaces, page);
  expect(whole.name).toBe('Hunting-noor.zip');
  await workspaces.close();
  await workspaces.open();
  await expect(workspaces.dialog.getByLabel('Redacted')).toBeChecked();

  for (const one of [zip, whole.zip]) {
    const elsewhere = await browser.newContext({ baseURL: test.info().project.use.baseURL! });
    try {
      const other = new Playground(await elsewhere.newPage());
      await other.open();
      await other.drop({ name: 'from-a-colleague.zip', content: one });
      await expect(stripOf(other.page)).toContainText('2 pass, 1 fails');
      // Kept with the workspace.
      await expect(other.page.getByText('saved', { exact: true })).toBeVisible();
      await other.page.waitForTimeout(1500);
      await other.page.reload();
      await expect(stripOf(other.page)).toContainText('2 pass, 1 fails');
    } finally {
      await elsewhere.close();
    }
  }
});

test('a zip whose verdicts would change is asked about, in words', async ({ page }) => {
  const playground = new Playground(page);
  const workspaces = new Workspaces(page);
  await playground.open();
  await playground.drop(
    { name: 'net.yml', content: rule('Net', "sourceIPAddress|startswith: '52.95.'") },
    DAY,
  );
  await playground.says(/^A match/);
  await workspaces.open();
  const { dialog } = workspaces;
  await dialog.getByRole('button', { name: 'Export as zip' }).click();
  const asked = dialog.getByRole('group', { name: 'Before the zip is exported' });
  await expect(asked).toContainText('2 events would no longer match');
  // It is about what was there then.
  await dialog.getByRole('button', { name: '+ Rule file' }).click();
  await expect(asked).toHaveCount(0);
  await expect(dialog.getByRole('status')).toHaveText('Nothing was exported.');
  await dialog.getByRole('button', { name: 'Export as zip' }).click();
  const waiting = page.waitForEvent('download');
  await asked.getByRole('button', { name: 'Keep this value as it is' }).click();
  const files = unzipSync(readFileSync(await (await waiting).path()));
  expect(strFromU8(files['events/day.ndjson']!)).toContain('52.95.110.7');
  await expect(asked).toHaveCount(0);
});

test('expectations follow their rule file and their event set, out and in again', async ({
  page,
}) => {
  const playground = new Playground(page);
  const workspaces = new Workspaces(page);
  const strip = stripOf(page);
  const { dialog } = workspaces;
  await playground.open();
  await playground.drop(PUTS, NOOR, DAY, NIGHT);
  await expect(playground.stagesPane).toContainText('3 records');
  await workspaces.name('Roles');
  await expect(page.getByText('no longer in the browser')).toHaveCount(0);
  await playground.rulePane
    .getByRole('group', { name: 'Rule files' })
    .getByRole('button', { name: 'noor.yml' })
    .click();
  await expectAll(playground);
  await expect(strip).toContainText('3 pass');

  // The first file goes: those of the second are still its own.
  await workspaces.open();
  await dialog.getByLabel('Evaluate: puts.yml').click();
  await expect(dialog.getByLabel('Evaluate: puts.yml')).not.toBeChecked();
  await expect(strip).toContainText('3 pass');
  const twice = await watchDoubles(page);
  await dialog.getByLabel('Judge: day.json').click();
  await expect(dialog.getByLabel('Judge: day.json')).not.toBeChecked();
  await expect(dialog.getByLabel('Judge: day.json')).toBeFocused();
  // What is in its place now is judged as before.
  await expect(dialog.getByLabel('Judge: night.json')).toBeChecked();
  await expect(strip).toContainText('1 passes');
  await dialog.getByLabel('Evaluate: noor.yml').click();
  await expect(dialog.getByLabel('Evaluate: noor.yml')).not.toBeChecked();
  await expect(strip).toHaveCount(0);
  await dialog.getByLabel('Evaluate: noor.yml').click();
  await dialog.getByLabel('Judge: day.json').click();
  await expect(strip).toContainText('3 pass');
  expect(await twice()).toEqual([]);
  await dialog.getByRole('button', { name: 'Remove day.json' }).click();
  await expect(strip).toContainText('1 passes');
  await expect(
    page.getByText('2 expectations went with it; Undo brings them back.'),
  ).toBeAttached();
  await dialog.getByRole('button', { name: /^Undo: removed/ }).click();
  await expect(strip).toContainText('3 pass');

  // Kept with the workspace: there again when it is opened the next time.
  await dialog.getByRole('button', { name: 'New', exact: true }).click();
  await expect(strip).toHaveCount(0);
  await workspaces.kept.getByRole('button', { name: 'Open Roles' }).click();
  await expect(strip).toContainText('3 pass');
});

test('the share dialog says what no link holds, and hands all of it on as a zip', async ({
  page,
}) => {
  const playground = new Playground(page);
  const workspaces = new Workspaces(page);
  await playground.open();
  await playground.drop(PUTS, NOOR, DAY, NIGHT);
  await expect(playground.stagesPane).toContainText('3 records');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const files = dialog.getByRole('region', { name: 'As files' });
  await expect(dialog.getByRole('radio', { name: 'The 2 rules and all 3 events' })).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'What the receiver sees' })).toContainText(
    'Put and 1 other rule',
  );
  await expect(files).not.toContainText('Not in the link');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await workspaces.open();
  await workspaces.dialog.getByLabel('Evaluate: noor.yml').click();
  await workspaces.dialog.getByLabel('Judge: night.json').click();
  await expect(workspaces.dialog.getByLabel('Judge: night.json')).not.toBeChecked();
  await workspaces.close();

  await page.getByRole('button', { name: 'Share' }).click();
  await expect(files).toContainText(
    'Not in the link: 1 rule file set aside and 1 event set left out.',
  );
  const zipped = async () => {
    const waiting = page.waitForEvent('download');
    await files.getByRole('button', { name: 'Zip of the workspace' }).click();
    const download = await waiting;
    const unzipped = unzipSync(readFileSync(await download.path()));
    const said = Object.values(unzipped).map((bytes) => strFromU8(bytes));
    return { name: download.suggestedFilename(), files: Object.keys(unzipped), said: said.join() };
  };
  const redacted = await zipped();
  expect(redacted.name).toBe('workspace-redacted.zip');
  expect(redacted.files.filter((file) => /^(rules|events)/.test(file))).toHaveLength(4);
  for (const original of ['noor', 'ines', '314159265358', '52.95.110.7'])
    expect(redacted.said).not.toContain(original);
  await expect(files.getByRole('status')).toContainText('was handed to the browser');

  // The choice of the dialog holds for both.
  await dialog.getByRole('radio', { name: 'The rule and all 2 events' }).check();
  await dialog.getByRole('checkbox', { name: 'Replace what must not travel' }).uncheck();
  await expect(files).toContainText('as they are but for secrets');
  const whole = await zipped();
  expect(whole.name).toBe('put.zip');
  expect(whole.said).toContain('314159265358');
});
