// A debugger brings CloudTrail as it is had: a folder of delivery files, a zip file, an answer of a command, a table.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { Playground } from './playground';
import { expect, test } from './test';

const record = (eventName: string, second: number) => ({
  eventVersion: '1.08',
  userIdentity: { type: 'IAMUser', userName: 'alice' },
  eventTime: `2026-01-15T09:30:0${second}Z`,
  eventSource: 'ssm.amazonaws.com',
  eventName,
  requestParameters: null,
});
const RECORDS = [record('SendCommand', 1), record('StartSession', 2), record('ListCommands', 3)];
const logFile = (...records: readonly object[]) => JSON.stringify({ Records: records });
const DIGEST = JSON.stringify({ digestS3Object: 'AWSLogs/CloudTrail-Digest/x', logFiles: [] });

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stagelight-'));
  const put = (name: string, content: string | Uint8Array) => {
    const file = path.join(folder, 'AWSLogs', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  put('CloudTrail/us-east-1/a.json.gz', gzipSync(logFile(RECORDS[0]!, RECORDS[1]!)));
  put('CloudTrail/eu-west-1/b.json.gz', gzipSync(logFile(RECORDS[2]!)));
  put('CloudTrail-Digest/d1.json.gz', gzipSync(DIGEST));
  put('CloudTrail-Digest/d2.json.gz', gzipSync(DIGEST));
  put('notes.txt', 'to be looked at');
  put('.DS_Store', new Uint8Array([0, 1]));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test('drops a folder of delivery files: all of them are read, and what is none is named', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.dropPath(path.join(folder, 'AWSLogs'));
  await expect(playground.stagesPane).toContainText('4 sources, 3 records, 2 digest files skipped');
  await expect(playground.grid.getByRole('rowheader')).toHaveCount(3);
  await expect(page.getByRole('contentinfo')).toContainText('AWSLogs/notes.txt: neither');
  // Said once for both, and that the events are elsewhere.
  await expect(playground.stagesPane.getByRole('listitem')).toHaveText([
    /2 files, .*A digest lists/,
  ]);
});

test('opens the same folder by keyboard', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.stagesPane.getByRole('button', { name: 'Clear' }).press('Enter');
  const chosen = page.waitForEvent('filechooser');
  await playground.stagesPane.getByRole('button', { name: 'Open a folder' }).press('Enter');
  await (await chosen).setFiles(path.join(folder, 'AWSLogs'));
  await expect(playground.stagesPane).toContainText('4 sources, 3 records, 2 digest files skipped');
});

test('drops a zip file with packed files in it', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const content = Buffer.from(
    zipSync({
      'day/a.json.gz': new Uint8Array(gzipSync(logFile(RECORDS[0]!))),
      'day/b.json': new TextEncoder().encode(logFile(RECORDS[1]!, RECORDS[2]!)),
    }),
  );
  await playground.drop({ name: 'day.zip', content });
  await expect(playground.stagesPane).toContainText('zip, CloudTrail log file, 3 records');
});

test('gzip files one behind the other, as cat makes them', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const members = RECORDS.map((one) => gzipSync(`${JSON.stringify(one)}\n`));
  await playground.drop({ name: 'all.json.gz', content: Buffer.concat(members) });
  await expect(playground.stagesPane).toContainText('NDJSON, 3 records');
});

test('what is cut off in the middle is said, and what stands before it is kept', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  const lines = Array.from({ length: 3000 }, (_, i) =>
    JSON.stringify({ ...RECORDS[0], n: i ** 3 }),
  );
  const packed = gzipSync(lines.join('\n'));
  await playground.drop({ name: 'cut.gz', content: packed.subarray(0, packed.length / 2) });
  await expect(playground.stagesPane.getByRole('listitem').first()).toContainText(
    /cut off or damaged\. What stands before that was read\./,
  );
  await expect(playground.stagesPane).toContainText(/NDJSON, 1,\d{3} records/);
});

test('pastes the answer of lookup-events', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const Events = RECORDS.map((one) => ({
    EventId: 'x',
    EventName: one.eventName,
    ReadOnly: 'true',
    CloudTrailEvent: JSON.stringify(one),
  }));
  await playground.paste(JSON.stringify({ Events }, null, 4));
  await expect(playground.stagesPane).toContainText('lookup-events answer, 3 records');
  await playground.says(/^A match: /);
});

test('pastes a table out of Athena, and is told what a table loses', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(
    '"eventname","eventsource","useridentity"\n' +
      '"SendCommand","ssm.amazonaws.com","{type=IAMUser, username=alice}"\n',
  );
  await expect(playground.stagesPane).toContainText('Athena, 1 record');
  await expect(playground.stagesPane.getByRole('listitem')).toContainText('A table keeps no');
  await expect(playground.eventTree).toContainText('"userName": "alice"');
});

test('drops a table of another kind of file, and is told how to convert it', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.drop({ name: 'part-0.parquet', content: 'PAR1\u0015\u0004' });
  await expect(playground.stagesPane.getByRole('listitem')).toContainText(
    'Parquet file. Convert it',
  );
});
