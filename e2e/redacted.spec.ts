// Sharing what must not travel: the receiver sees the same verdicts and none of the originals, unless one wants otherwise.
import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';

const RULE = `title: Keys made by noor
logsource: {product: aws, service: cloudtrail}
detection:
  selection:
    userIdentity.userName: noor
    eventName: CreateAccessKey
  office:
    sourceIPAddress|cidr: 52.95.110.0/24
  condition: selection and not office
`;
const WIDE = RULE.replace('|cidr: 52.95.110.0/24', "|startswith: '52.95.'");
const event = (eventName: string, userName: string, sourceIPAddress: string) => ({
  ...{ eventName, eventSource: 'iam.amazonaws.com', sourceIPAddress },
  userIdentity: {
    type: 'IAMUser',
    arn: `arn:aws:iam::314159265358:user/${userName}`,
    ...{ accountId: '314159265358', userName },
  },
  requestParameters: { password: 'hunter2hunter2' },
});
const EVENTS = [
  event('CreateAccessKey', 'noor', '52.95.110.7'),
  event('CreateAccessKey', 'noor', '54.240.17.9'),
  event('ListUsers', 'night-admin', '54.240.17.9'),
];
const ORIGINALS = ['noor', 'night-admin', '314159265358', '52.95.', '54.240.', 'hunter2'];
const NAME = '314159265358_CloudTrail_noor.ndjson';

const link = (page: Page) => page.getByRole('textbox', { name: 'Link' });
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const redactedOf = (page: Page) =>
  dialogOf(page).getByRole('checkbox', { name: 'Replace what must not travel' });

async function opened(page: Page, rule = RULE): Promise<Playground> {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(rule);
  await playground.openFiles({
    name: NAME,
    content: EVENTS.map((one) => JSON.stringify(one)).join('\n'),
  });
  await expect(playground.grid.getByRole('rowheader')).toHaveCount(3);
  return playground;
}

async function share(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share' }).click();
  await dialogOf(page).getByRole('radio', { name: 'The rule and all 3 events' }).check();
}

/** Everything on the page of whoever opens the link. */
async function receive(browser: Browser, href: string, look: (there: Playground) => Promise<void>) {
  const other = await browser.newContext();
  const there = new Playground(await other.newPage());
  await there.page.goto(href);
  await expect(there.grid.getByRole('rowheader')).toHaveCount(3);
  await look(there);
  await other.close();
}

const verdicts = async (playground: Playground) =>
  Promise.all([1, 2, 3].map((number) => playground.lights(number)));

test('the receiver sees the same verdicts and none of the originals', async ({ page, browser }) => {
  const playground = await opened(page);
  await playground.select(2);
  const all = await verdicts(playground);
  await share(page);
  const dialog = dialogOf(page);
  await expect(redactedOf(page)).toBeChecked();
  await expect(dialog).toContainText('Replaced: 1 secret, 1 account id, 3 addresses and 2 users.');
  await dialog.getByText('What is replaced by what (7 values)').click();
  const users = dialog.getByRole('region', { name: 'Users' });
  await expect(users.getByRole('listitem')).toHaveText([/noor.*user-01/, /night-admin.*user-02/]);
  await dialog.getByText('Events before and after').click();
  const sides = dialog.getByRole('group', { name: 'Event 2 before and after' });
  await expect(sides.locator('mark').filter({ hasText: 'noor' }).first()).toBeVisible();
  await expect(sides.locator('mark').filter({ hasText: 'user-01' }).first()).toBeVisible();
  const seen = dialog.getByRole('region', { name: 'What the receiver sees' });
  await expect(seen).toContainText('Keys made by user-01');
  await expect(seen).toContainText('3 events, 1 match');
  await expect(link(page)).toHaveValue(/#\/p\//);
  await receive(browser, await link(page).inputValue(), async (there) => {
    await expect.poll(() => verdicts(there)).toEqual(all);
    await expect(there.eventPane.getByRole('heading', { level: 2 })).toHaveText('Event 2');
    for (const number of [1, 2, 3]) {
      await there.select(number);
      const text = await there.page.locator('body').innerText();
      for (const original of ORIGINALS) expect(text).not.toContain(original);
    }
  });
});

test('as it is by one click, but for secrets, and the next share begins redacted', async ({
  page,
  browser,
}) => {
  await opened(page);
  await share(page);
  await expect(redactedOf(page)).toBeChecked();
  await redactedOf(page).uncheck();
  await expect(dialogOf(page)).toContainText('Secrets are replaced all the same.');
  await expect(link(page)).toHaveValue(/#\/p\//);
  await receive(browser, await link(page).inputValue(), async (there) => {
    await expect(there.litRule).toContainText('noor');
    await expect(there.eventTree).toContainText('52.95.110.7');
    await expect(there.eventTree).not.toContainText('hunter2');
  });
  await page.keyboard.press('Escape');
  await share(page);
  await expect(redactedOf(page)).toBeChecked();
});

test('what is left is said with its place, nothing is handed on, and it goes by a choice', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(RULE);
  // As PowerShell packs commands, two bytes a letter: redaction takes it for no text, the scan reads it.
  const command = Buffer.from('net user noor /add', 'utf16le').toString('base64');
  const packed = { ...EVENTS[1]!, errorMessage: `powershell -enc ${command}` };
  const lines = [EVENTS[0]!, packed, EVENTS[2]!].map((one) => JSON.stringify(one));
  await playground.openFiles({ name: NAME, content: lines.join('\n') });
  await expect(playground.grid.getByRole('rowheader')).toHaveCount(3);
  await share(page);
  const left = dialogOf(page).getByRole('alert', { name: 'What is left' });
  await expect(left).toContainText('Nothing is handed on');
  await expect(left.getByRole('listitem')).toHaveText(['User noor is left in event 2, encoded.']);
  await expect(link(page)).toHaveCount(0);
  // Without the event there is nothing left.
  await dialogOf(page).getByRole('radio', { name: 'The rule alone' }).check();
  await expect(link(page)).toHaveValue(/#\/p\//);
  await expect(left).toHaveCount(0);
  await dialogOf(page).getByRole('radio', { name: 'The rule and all 3 events' }).check();
  await left.getByRole('button', { name: 'Let it go as it is' }).click();
  await expect(left).toHaveCount(0);
  await expect(link(page)).toHaveValue(/#\/p\//);
});

test('a verdict that would change is decided upon: kept, or changed', async ({ page }) => {
  await opened(page, WIDE);
  await share(page);
  const dialog = dialogOf(page);
  const changed = dialog.getByRole('alert', { name: 'Verdicts that would change' });
  await expect(changed).toContainText('1 event would match (event 1), by “52.95.”');
  await expect(changed).toContainText('52.95.110.7 by 198.51.100.7');
  await expect(link(page)).toHaveCount(0);
  await changed.getByRole('button', { name: 'Keep this value as it is' }).click();
  await expect(link(page)).toHaveValue(/#\/p\//);
  await expect(changed).toHaveCount(0);
  await expect(dialog.getByRole('region', { name: 'What the receiver sees' })).toContainText(
    '1 match',
  );
  await dialog.getByText(/^What is replaced by what/).click();
  await dialog.getByRole('button', { name: 'Replace 52.95.110.7' }).click();
  await changed.getByRole('button', { name: 'Share with changed verdicts' }).click();
  await expect(link(page)).toHaveValue(/#\/p\//);
  await expect(dialog.getByRole('region', { name: 'What the receiver sees' })).toContainText(
    '2 match',
  );
});

const menu = 'Export events';

test('a file is redacted, its name too; as it is by one click, the next one redacted again', async ({
  page,
}) => {
  const playground = await opened(page);
  const take = async (redacted: boolean): Promise<[string, string]> => {
    await playground.stagesPane.getByRole('button', { name: menu }).click();
    const choice = page.getByRole('menuitemcheckbox', { name: /Redacted/ });
    await expect(choice).toBeChecked();
    if (!redacted) await choice.click();
    await expect(choice).toBeChecked({ checked: redacted });
    const file = page.waitForEvent('download');
    const group = page.getByRole('menu').getByRole('group', { name: '3 events shown' });
    await group.getByRole('menuitem', { name: /^NDJSON/ }).click();
    // The rule stays here, and asks for names that the file does not have.
    const decide = page.getByRole('dialog', { name: 'Export' });
    if (redacted) {
      await expect(decide).toContainText('1 event would no longer match (event 2)');
      await decide.getByRole('button', { name: 'Download with changed verdicts' }).click();
    }
    const download = await file;
    await expect(decide).toHaveCount(0);
    return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
  };
  const [name, text] = await take(true);
  expect(name).toBe('111122223333_cloudtrail_noor-events.ndjson'.replace('noor', 'user-01'));
  for (const original of ORIGINALS) expect(text).not.toContain(original);
  expect(text.trimEnd().split('\n')).toHaveLength(3);
  const said = page.getByRole('contentinfo').getByRole('status').last();
  await expect(said).toHaveText('Downloaded 3 events as NDJSON, redacted: 6 values replaced');
  const [, asIs] = await take(false);
  expect(asIs).toContain('noor');
  expect(asIs).not.toContain('hunter2');
  await take(true);
});
