// The catalogue in a real browser on the built page: an archive dropped to a list one can search, the same on the next visit, and what one
// waits for a letter of a search, painted.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { percentile, type Row } from './statistics';

const ARCHIVE = path.resolve('../shared/data/sigma/sigmahq-rules.zip');
const NAME = 'sigmahq-rules.zip';
const IMPORTS = 3;
const VISITS = 5;

/** Typed letter by letter, each taken back at once: the empty search is among them every time. */
const TYPED = [
  's',
  'st',
  'stop',
  'stoplogging',
  'power',
  'windows process',
  't1566.002',
  'a e i o',
];

/** In the page: milliseconds until the sets open name it and rules stand below. */
const SEARCHABLE = `(name) => new Promise((resolve) => {
  const is = () =>
    [...document.querySelectorAll('[aria-label="Sets of rules"] li')].some((one) => one.textContent.includes(name)) &&
    Number((document.querySelector('h2 [role=status]')?.textContent ?? '').replace(/\\D/g, '')) > 1000 &&
    document.querySelector('ol[aria-label="Rules found"] a') !== null;
  const look = () => (is() ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))) : false);
  if (look() !== false) return;
  const eyes = new MutationObserver(() => { if (look() !== false) eyes.disconnect(); });
  eyes.observe(document, { subtree: true, childList: true, characterData: true });
})`;

/** In the page: types, and gives milliseconds until the list is painted, and until the facets are. As text: what compiles this file names functions. */
const LETTER = `async (value) => {
  const field = document.querySelector('[aria-label="Search the rules"]');
  // How many there are, or which: one letter may find all rules, in another order.
  const seen = ['h2 [role=status]', 'ol[aria-label="Rules found"]'].flatMap((one) => document.querySelector(one) ?? []);
  const changeOf = (places) => new Promise((resolve) => {
    const eyes = new MutationObserver(() => (eyes.disconnect(), resolve()));
    for (const one of places) eyes.observe(one, { subtree: true, childList: true, characterData: true });
  });
  const painted = () => new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    }),
  );
  const after = (time, answer) => new Promise((resolve) => setTimeout(() => resolve(answer), time));
  const listed = Promise.race([changeOf(seen).then(painted), after(10000, null)]);
  // One letter may find all rules: then no count changes.
  const faceted = Promise.race([
    changeOf([document.querySelector('[aria-label="Narrow the list"]')]).then(painted),
    after(1000, null),
  ]);
  const from = performance.now();
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  const [first, second] = [await listed, await faceted];
  if (first === null) throw new Error('nothing changed for ' + value);
  return [first - from, (second ?? first) - from];
}`;

export async function measureCataloguePage(browser: Browser, address: string): Promise<Row[]> {
  if (!existsSync(ARCHIVE)) return [];
  const imports: number[] = [];
  let context: BrowserContext | null = null;
  for (let i = 0; i < IMPORTS; i += 1) {
    await context?.close();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    imports.push(await measureImport(await context.newPage(), address));
  }
  const visits: number[] = [];
  for (let i = 0; i < VISITS; i += 1) visits.push(await measureVisit(context!, address));
  const searches = await measureSearches(context!, address);
  const list = searches.map(([first]) => first);
  const facets = searches.map(([, second]) => second);
  await context!.close();
  return [
    {
      what: `browser: ${NAME} dropped → searchable, p50`,
      value: percentile(imports, 0.5),
      unit: 'ms',
      atMost: 3000,
    },
    { what: 'browser: the same, slowest', value: Math.max(...imports), unit: 'ms' },
    {
      what: 'browser: next visit, navigation → searchable, p50',
      value: percentile(visits, 0.5),
      unit: 'ms',
      atMost: 300,
    },
    {
      what: 'browser: a letter → list painted, p50',
      value: percentile(list, 0.5),
      unit: 'ms',
      atMost: 30,
    },
    { what: 'browser: the same, slowest', value: Math.max(...list), unit: 'ms' },
    {
      what: 'browser: a letter → facets painted behind it, p50',
      value: percentile(facets, 0.5),
      unit: 'ms',
    },
  ];
}

async function measureImport(page: Page, address: string): Promise<number> {
  await page.goto(`${address}#/rules`);
  await page.locator('ol[aria-label="Rules found"] a').first().waitFor();
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    addEventListener('drop', () => Object.assign(globalThis, { dropped: performance.now() }), true);
  });
  const ready = page.evaluate<number>(`(${SEARCHABLE})(${JSON.stringify(NAME)})`);
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [ARCHIVE], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 700, y: 450, data });
  }
  const at = await ready;
  const from = await page.evaluate(() => (globalThis as unknown as { dropped: number }).dropped);
  await page.getByText('kept in this browser').waitFor();
  await page.waitForTimeout(500);
  return at - from;
}

async function measureVisit(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(`${address}#/rules`);
  const at = await page.evaluate<number>(`(${SEARCHABLE})(${JSON.stringify(NAME)})`);
  await page.close();
  return at;
}

/** For each letter milliseconds until the list is painted, and until the facets are. */
async function measureSearches(
  context: BrowserContext,
  address: string,
): Promise<(readonly [number, number])[]> {
  const page = await context.newPage();
  await page.goto(`${address}#/rules`);
  await page.evaluate(`(${SEARCHABLE})(${JSON.stringify(NAME)})`);
  await page.waitForTimeout(1000);
  const all: (readonly [number, number])[] = [];
  for (const text of [...TYPED, ...TYPED]) {
    for (const now of [text, '']) {
      all.push(
        await page.evaluate<readonly [number, number]>(`(${LETTER})(${JSON.stringify(now)})`),
      );
      await page.waitForTimeout(80);
    }
  }
  await page.close();
  return all;
}
