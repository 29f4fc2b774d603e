// A hunter brings a day of CloudTrail: more than a page can hold. It is read from the files, matches first, and can be stopped.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { generate, type CloudTrailRecord } from '../bench/generate';
import { Playground } from './playground';
import { expect, test } from './test';

const FILES = 60;
const PER_FILE = 500;
const RECORDS = generate(FILES * PER_FILE, 7);
const total = RECORDS.length.toLocaleString('en');
const isMatch = ({ eventName, eventSource, errorCode }: CloudTrailRecord) =>
  eventName === 'SendCommand' && eventSource === 'ssm.amazonaws.com' && errorCode === undefined;
const matching = RECORDS.filter(isMatch).length.toLocaleString('en');
const ofCall = RECORDS.filter(({ eventName }) => eventName === 'SendCommand').length;

/** A rule that every record has to be read for: nothing tells in advance what can't match. */
const NEEDS_ALL = `title: Not by root
logsource: { product: aws, service: cloudtrail }
detection:
  root:
    userIdentity.type: Root
  condition: not root
`;

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stagelight-'));
  mkdirSync(path.join(folder, 'day'));
  for (let i = 0; i < FILES; i += 1) {
    const Records = RECORDS.slice(i * PER_FILE, (i + 1) * PER_FILE);
    const name = `${String(i).padStart(3, '0')}.json.gz`;
    writeFileSync(path.join(folder, 'day', name), gzipSync(JSON.stringify({ Records })));
  }
  const line = `${JSON.stringify({
    eventVersion: '1.08',
    eventTime: '2026-01-15T09:30:00Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
  })}\n`;
  writeFileSync(path.join(folder, 'million.ndjson'), line.repeat(1_000_000));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test('drops a folder of delivery files: matches come first, and in the end all is exact', async ({
  page,
}) => {
  const playground = new Playground(page);
  const { stagesPane, grid, eventTree, rulePane } = playground;
  await playground.open();
  await playground.dropPath(path.join(folder, 'day'));
  await expect(stagesPane).toContainText(`60 × CloudTrail log file, ${total} records`);
  await expect(stagesPane.getByRole('button', { name: `Match ${matching}` })).toBeVisible();
  await expect(page.getByText('All events are read.')).toBeAttached();
  await expect(stagesPane.getByRole('progressbar')).toHaveCount(0);
  // Counts of lines are exact as well.
  await expect(rulePane).toContainText(`${ofCall.toLocaleString('en')} of ${total}`);

  // They can be narrowed down like any others.
  await stagesPane.getByRole('button', { name: 'Facts' }).click();
  const errors = page.getByRole('group', { name: 'Error code' });
  await errors.getByRole('button', { name: /^AccessDenied/ }).click();
  const denied = RECORDS.filter(({ errorCode }) => errorCode === 'AccessDenied').length;
  await expect(stagesPane).toContainText(`${denied.toLocaleString('en')} of ${total}`);
  await stagesPane.getByRole('button', { name: 'Clear filters' }).click();

  // The last record of the last file is there, and says why it does not match.
  await grid.focus();
  await page.keyboard.press('End');
  await expect(playground.row(RECORDS.length)).toHaveAttribute('aria-selected', 'true');
  await expect(eventTree).toContainText(String(RECORDS.at(-1)!['eventID']));
  await expect(playground.verdict).toContainText(/match/i);

  // Another rule is decided over all of them.
  await playground.paste(NEEDS_ALL);
  const byOthers = RECORDS.filter(
    ({ userIdentity }) => (userIdentity as { type: string }).type !== 'Root',
  );
  await expect(
    stagesPane.getByRole('button', { name: `Match ${byOthers.length.toLocaleString('en')}` }),
  ).toBeVisible();
});

test('edits an event of a file, and takes the matches away', async ({ page }) => {
  const playground = new Playground(page);
  const { stagesPane } = playground;
  await playground.open();
  await playground.dropPath(path.join(folder, 'day'));
  await expect(stagesPane.getByRole('button', { name: `Match ${matching}` })).toBeVisible();
  const first = RECORDS.findIndex(isMatch);
  await stagesPane.getByRole('button', { name: 'Match' }).first().click();
  await playground.select(first + 1);
  await expect(playground.verdict).toContainText(/^match/i);
  await playground.eventPane.getByRole('button', { name: 'Edit' }).click();
  await playground.eventText.fill(JSON.stringify({ eventName: 'Other' }));
  const fewer = (RECORDS.filter(isMatch).length - 1).toLocaleString('en');
  await expect(stagesPane.getByRole('button', { name: `Match ${fewer}` })).toBeVisible();

  await stagesPane.getByRole('button', { name: 'Export events' }).click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('group', { name: `${fewer} matching events` })
    .getByRole('menuitem', { name: /^NDJSON/ })
    .click();
  expect((await download).suggestedFilename()).toMatch(/^matching-.*\.ndjson$/);
});

test('stops reading, keeps what is there, and drops the file again', async ({ page }) => {
  const playground = new Playground(page);
  const { stagesPane } = playground;
  await playground.open();
  await playground.paste(NEEDS_ALL);
  await playground.dropPath(path.join(folder, 'million.ndjson'));
  const progress = stagesPane.getByRole('progressbar', { name: /^Reading/ });
  await expect(progress).toBeVisible();
  await expect(stagesPane).toContainText(/[1-9][\d,]* records/);
  await stagesPane.getByRole('button', { name: 'Stop reading' }).click();
  await expect(stagesPane).toContainText(/Reading was stopped after \d+ % of the bytes/);
  await expect(progress).toHaveCount(0);
  await expect(stagesPane).toContainText(/NDJSON, [1-9][\d,]* records/);
  await expect(stagesPane).not.toContainText('NDJSON, 1,000,000 records');

  await playground.dropPath(path.join(folder, 'million.ndjson'));
  await expect(stagesPane).toContainText('NDJSON, 1,000,000 records', { timeout: 60_000 });
  await expect(stagesPane).not.toContainText('Reading was stopped');
});

test('a million rows scroll to the last, by key, wheel and bar', async ({ page }) => {
  const playground = new Playground(page);
  const { stagesPane, grid } = playground;
  await playground.open();
  await playground.dropPath(path.join(folder, 'million.ndjson'));
  await expect(stagesPane).toContainText('NDJSON, 1,000,000 records', { timeout: 60_000 });
  await grid.focus();
  await page.keyboard.press('End');
  await expect(playground.row(1_000_000)).toHaveAttribute('aria-selected', 'true');
  await expect(playground.row(1_000_000)).toBeInViewport();
  await expect(grid).toHaveAttribute('aria-rowcount', /^1,?000,?00\d$/);

  // A turn of the wheel goes as far as it always does.
  await grid.hover();
  await page.mouse.wheel(0, -3800);
  await expect(playground.row(999_895)).toBeInViewport();

  // The bar half way: half of the rows.
  await grid.evaluate((box) => (box.scrollTop = (box.scrollHeight - box.clientHeight) / 2));
  await expect(playground.row(500_000)).toBeInViewport();
  expect(await grid.getByRole('row').count()).toBeLessThan(80);
});

test('after a reload the file is not there, but the browser knows where it lies', async ({
  page,
}) => {
  const playground = new Playground(page);
  const { stagesPane } = playground;
  await playground.open();
  await playground.dropPath(path.join(folder, 'million.ndjson'));
  await expect(stagesPane).toContainText('NDJSON, 1,000,000 records', { timeout: 60_000 });
  await expect(page.getByRole('contentinfo')).toContainText('After a reload, open them again.');
  await page.reload();
  await expect(page.getByRole('contentinfo')).toContainText('Too large to keep: million.ndjson');
  const again = stagesPane.getByRole('button', { name: /^Open million.ndjson again/ });
  await expect(again).toBeVisible();
  await again.press('Enter');
  await expect(stagesPane).toContainText('NDJSON, 1,000,000 records', { timeout: 60_000 });

  // What deletes drafts deletes that as well.
  await page.goto('./#/about');
  await page.getByRole('button', { name: 'Delete the kept drafts' }).click();
  await page.goto('./#/');
  await stagesPane.getByRole('button', { name: 'Clear' }).click();
  await expect(stagesPane).toContainText('No events');
  await expect(again).toHaveCount(0);
});

test('a file that is opened while events are made from the rule is there in the end', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.stagesPane.getByRole('button', { name: 'Clear', exact: true }).click();
  const lines = RECORDS.slice(0, 3000).map((record) => JSON.stringify(record));
  const file = { name: 'day.ndjson', content: lines.join('\n') };
  // While the page looks at what was picked.
  await page
    .getByRole('button', { name: 'Make events from the rule' })
    .evaluate((button) =>
      document
        .querySelector('input[aria-label="Files of events or rules"]')!
        .addEventListener('change', () => setTimeout(() => (button as HTMLElement).click())),
    );
  await playground.openFiles(file);
  await expect(playground.stagesPane).toContainText('NDJSON, 3,000 records');
  await expect(playground.stagesPane.getByRole('button', { name: 'All 3,000' })).toBeVisible();
});

test('what is opened or asked for while files are read is what stands there in the end', async ({
  page,
}) => {
  const playground = new Playground(page);
  const { stagesPane, grid } = playground;
  await playground.open();
  await playground.paste(NEEDS_ALL);
  await playground.dropPath(path.join(folder, 'million.ndjson'));
  const progress = stagesPane.getByRole('progressbar', { name: /^(Reading|Counting)/ });
  await expect(progress).toBeVisible();
  await expect(stagesPane).toContainText(/[1-9][\d,]* records/);
  const few = RECORDS.slice(0, 30).map((record) => JSON.stringify(record));
  await playground.openFiles({ name: 'few.ndjson', content: few.join('\n') });
  await expect(stagesPane).toContainText('NDJSON, 30 records');
  await expect(progress).toHaveCount(0);
  await expect(stagesPane.getByRole('button', { name: 'All 30' })).toBeVisible();
  const rows = grid.getByRole('row', { name: String(RECORDS[0]!.eventName) });
  await expect(rows.first()).toBeVisible();

  // Another rule while all is read: numbers are its own, in the matrix, over time and in the facts.
  await playground.dropPath(path.join(folder, 'day'));
  await expect(progress).toBeVisible();
  await playground.paste(NEEDS_ALL.replace('userIdentity.type: Root', 'eventName: SendCommand'));
  await expect(page.getByText('All events are read.')).toBeAttached();
  const others = (RECORDS.length - ofCall).toLocaleString('en');
  await expect(stagesPane.getByRole('button', { name: `Match ${others}` })).toBeVisible();
  await expect(page.locator('#time-about')).toContainText(`${total} events, ${others} match`);
  await stagesPane.getByRole('button', { name: 'Facts' }).click();
  const ofService = RECORDS.filter(({ eventSource }) => eventSource === 's3.amazonaws.com').length;
  const services = stagesPane.getByRole('group', { name: 'Service' }).getByRole('listitem');
  await expect(services.filter({ hasText: 's3' })).toContainText(ofService.toLocaleString('en'));
});
