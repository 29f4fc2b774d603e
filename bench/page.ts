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

/** Whether frames wait for a display, or come as soon as they are ready. */
export type Clock = '60 Hz' | 'no display';

/** Milliseconds at the 95th percentile. With a display, waiting for its next frame alone takes up to 16.7. */
const KEY_TARGETS = {
  'no display': { 1000: 16, 10_000: 50 },
  '60 Hz': { 1000: 32, 10_000: 50 },
} as const;

export async function measureKeys(
  browser: Browser,
  address: string,
  events: 1000 | 10_000,
  clock: Clock,
): Promise<Row[]> {
  const plain = await keystrokes(browser, address, events, TOUCH);
  const monaco = await keystrokes(browser, address, events, DESK);
  const target = { atMost: KEY_TARGETS[clock][events] };
  const rows = (field: string, samples: readonly number[]): Row[] => {
    const what = `keystroke → verdict, ${clock}, ${events.toLocaleString('en')} events, ${field}`;
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
  measure: (page: Page) => Promise<number[]> = type,
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
  // Behind the last value: an opened file ends with a line break.
  await page.keyboard.press('Backspace');
  await page.waitForTimeout(300);
  const samples = await measure(page);
  // A rule that can't be read is answered sooner, and is not what is measured.
  await expect(page.getByText('not evaluated')).toHaveCount(0);
  await context.close();
  return samples;
}

/** Milliseconds from a key after which one pauses to funnel and distances, painted. */
export async function measureNearness(browser: Browser, address: string): Promise<Row[]> {
  const samples = await keystrokes(browser, address, 10_000, TOUCH, (page) =>
    type(page, 250, 'stagelight:nearness'),
  );
  const value = percentile(samples, 0.95);
  const what = 'keystroke → funnel and distances, 10,000 events, p95';
  return [{ what, value, unit: 'ms', atMost: 200 }];
}

/** Milliseconds from each key to what it led to, painted. */
async function type(
  page: Page,
  between = BETWEEN_KEYS,
  measure = 'stagelight:keystroke',
): Promise<number[]> {
  await page.evaluate(() => performance.clearMeasures());
  for (let i = 0; i < KEYS; i++) {
    // Never the same value twice: each key is a test nobody has the answer to yet.
    const key = 'abcdefghijklmnopqrstuvwxyz'[(i * 7) % 26] ?? 'a';
    // Fingers take their time to leave a key: its release is not part of what is measured.
    await page.keyboard.down(key);
    await page.waitForTimeout(between / 2);
    await page.keyboard.up(key);
    await page.waitForTimeout(between / 2);
  }
  await page.waitForTimeout(500);
  const samples = await page.evaluate(
    (name) => performance.getEntriesByName(name).map((entry) => entry.duration),
    measure,
  );
  if (samples.length < KEYS * 0.8) {
    throw new Error(`${samples.length} of ${KEYS} keys led to a painted answer`);
  }
  return samples;
}

/** Milliseconds from a word in the filter field to the rows it leaves, laid out. */
export async function measureFilter(browser: Browser, address: string): Promise<Row[]> {
  const context = await browser.newContext(DESK);
  const page = await context.newPage();
  await page.goto(address);
  await verdictPainted(page);
  const buffer = Buffer.from(ndjson(10_000));
  await page
    .getByLabel('Files of events or rules')
    .setInputFiles([{ name: 'bench.ndjson', mimeType: 'application/x-ndjson', buffer }]);
  await page.getByText('NDJSON, 10,000 records').waitFor();
  const field = page.getByRole('searchbox', { name: 'Filter events' });
  const samples: number[] = [];
  for (let i = 0; i < LOADS * 2; i++) {
    const took = await field.evaluate(
      (input: HTMLInputElement, word) => {
        const start = performance.now();
        input.value = word;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        return new Promise<number>((done) =>
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))),
        );
      },
      ['send', 'list', 'denied'][i % 3],
    );
    samples.push(took);
    await page.waitForTimeout(BETWEEN_KEYS);
  }
  await context.close();
  return [
    { what: 'filter 10,000 events → rows, p95', value: percentile(samples, 0.95), unit: 'ms' },
  ];
}

/** What a key costs on this machine where there is nothing to do: a bare field, a worker that answers at once, one word painted. */
const BARE = `<!doctype html><textarea></textarea><p></p><script>
  const worker = new Worker(URL.createObjectURL(new Blob(['onmessage = () => postMessage(0)'])));
  const [field, word] = document.querySelectorAll('textarea, p');
  let start = 0;
  field.oninput = (event) => { start = event.timeStamp; worker.postMessage(0); };
  worker.onmessage = () => {
    const at = start;
    word.textContent = field.value;
    requestAnimationFrame(() => setTimeout(() =>
      performance.measure('stagelight:keystroke', { start: at, end: performance.now() })));
  };
</script>`;

/** The floor below every keystroke measured here: what is above it is the page's own doing. */
export async function measureFloor(browser: Browser, clock: Clock): Promise<Row[]> {
  const context = await browser.newContext(DESK);
  const page = await context.newPage();
  await page.setContent(BARE);
  await page.getByRole('textbox').focus();
  await page.waitForTimeout(1000);
  const samples = await type(page);
  await context.close();
  const what = `keystroke → answer, ${clock}, on a bare page`;
  return [
    { what: `${what}, p50`, value: percentile(samples, 0.5), unit: 'ms' },
    { what: `${what}, p95`, value: percentile(samples, 0.95), unit: 'ms' },
  ];
}
