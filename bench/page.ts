// The built page in a real browser: how soon it paints, and how long a key takes to a painted verdict.
// Reads the marks the page sets (src/ui/performance-marks.ts).
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { ndjson } from './generate';
import { RULE } from './rule';
import { percentile, type Row } from './statistics';

const LOADS = 9;
const KEYS = 80;
/** Quicker than a person types, slow enough that one key's work is not the next one's wait. */
const BETWEEN_KEYS = 90;

const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
/** Without a mouse the page stays with its plain field. */
const TOUCH: BrowserContextOptions = { ...DESK, hasTouch: true, isMobile: true };

const verdictPainted = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByName('stagelight:verdict').length > 0);

/** A new context has an empty cache, as someone who opens the page for the first time. */
export async function measureLoad(browser: Browser, address: string): Promise<Row[]> {
  const paints: number[] = [];
  const verdicts: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    const context = await browser.newContext(DESK);
    const page = await context.newPage();
    await page.goto(address);
    await verdictPainted(page);
    const [paint, verdict] = await page.evaluate(() =>
      ['first-contentful-paint', 'stagelight:verdict'].map(
        (name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN,
      ),
    );
    paints.push(paint ?? NaN);
    verdicts.push(verdict ?? NaN);
    await context.close();
  }
  return [
    {
      what: 'cold load → first paint, p50',
      value: percentile(paints, 0.5),
      unit: 'ms',
      atMost: 300,
    },
    {
      what: 'cold load → first verdict, p50',
      value: percentile(verdicts, 0.5),
      unit: 'ms',
      atMost: 700,
    },
  ];
}

export async function measureKeys(
  browser: Browser,
  address: string,
  events: number,
): Promise<Row[]> {
  const plain = await keystrokes(browser, address, events, TOUCH);
  const monaco = await keystrokes(browser, address, events, DESK);
  const target = events <= 1000 ? { atMost: 32 } : {};
  const rows = (field: string, samples: readonly number[]): Row[] => {
    const what = `keystroke → verdict, ${events.toLocaleString('en')} events, ${field}`;
    return [
      { what: `${what}, p50`, value: percentile(samples, 0.5), unit: 'ms' },
      { what: `${what}, p95`, value: percentile(samples, 0.95), unit: 'ms', ...target },
    ];
  };
  return [...rows('plain field', plain), ...rows('Monaco', monaco)];
}

async function keystrokes(
  browser: Browser,
  address: string,
  events: number,
  options: BrowserContextOptions,
): Promise<number[]> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(address);
  await verdictPainted(page);
  await page.getByLabel('Files of events or rules').setInputFiles([
    { name: 'bench.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(ndjson(events)) },
    { name: 'bench.yml', mimeType: 'text/yaml', buffer: Buffer.from(RULE) },
  ]);
  // The chip beside the stages says how many were read.
  await page.getByText(`NDJSON, ${events.toLocaleString('en')} records`).waitFor();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  // Monaco names its field with a sentence, the plain one is just "Rule text".
  const name = options.isMobile === true ? 'Rule text' : /^Rule text\. /;
  const field = page.getByRole('textbox', { name, exact: true });
  await expect(async () => {
    await field.focus();
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.waitForTimeout(1000);
  await page.keyboard.press('Control+End');
  await page.waitForTimeout(300);
  await page.evaluate(() => performance.clearMeasures());
  for (let i = 0; i < KEYS; i++) {
    // Never the same value twice: each key is a test nobody has the answer to yet.
    await page.keyboard.press('abcdefghijklmnopqrstuvwxyz'[(i * 7) % 26] ?? 'a');
    await page.waitForTimeout(BETWEEN_KEYS);
  }
  await page.waitForTimeout(500);
  const samples = await page.evaluate(() =>
    performance.getEntriesByName('stagelight:keystroke').map((entry) => entry.duration),
  );
  await context.close();
  if (samples.length < KEYS * 0.8) {
    throw new Error(`${samples.length} of ${KEYS} keys led to a painted verdict`);
  }
  return samples;
}
