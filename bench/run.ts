// `npm run bench`: builds, serves, measures the page in a real browser and the engine beside it, and prints a table with the
// targets; `npm run bench -- large` one part of it. A missed target is shown, not an error: a busy machine is no bug.
import { availableParallelism, loadavg } from 'node:os';
import { type Browser, chromium } from '@playwright/test';
import { ensureBrowser, FLAGS } from '../scripts/browser.mjs';
import { firstLoad, gzipSize } from '../scripts/budget.mjs';
import { serve } from '../scripts/serve.mjs';
import { run } from '../scripts/setup.mjs';
import { measureArrival } from './arrival';
import { measureCatalogue } from './catalogue';
import { measureCataloguePage } from './catalogue-page';
import { measureEngine } from './engine';
import { measureLarge } from './large';
import { measureLinks } from './links';
import {
  type Clock,
  measureFilter,
  measureFloor,
  measureKeys,
  measureLoad,
  measureNearness,
} from './page';
import { measureRules } from './rules';
import { type Row, table } from './statistics';

if (run('npm', ['run', '--silent', 'build']) !== 0) process.exit(1);

const weight = firstLoad().reduce((sum, file) => sum + gzipSize(file), 0) / 1024;
const rows: Row[] = [
  { what: 'first load, JavaScript, gzip', value: weight, unit: 'KB', atMost: 60 },
];

// A display shows what was painted up to 16.7 ms later: without its clock the page's own work is all there is to measure.
const NO_CLOCK = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

const site = await serve(4197);
const executablePath = await ensureBrowser();

async function measuring(args: readonly string[], measure: (browser: Browser) => Promise<Row[]>) {
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, ...args] });
  try {
    rows.push(...(await measure(browser)));
  } finally {
    await browser.close();
  }
}

async function measureTyping(browser: Browser, clock: Clock): Promise<Row[]> {
  const found = await measureFloor(browser, clock);
  for (const events of [1000, 10_000] as const)
    found.push(...(await measureKeys(browser, site.address, events, clock)));
  return found;
}

/** One part alone, where it is named: `npm run bench -- large`. */
const only = process.argv[2];
const wanted = (part: 'page' | 'large' | 'engine' | 'links' | 'catalogue') =>
  only === undefined || only === part;

try {
  if (wanted('page')) {
    console.log('\nMeasuring the page …');
    await measuring([], (browser) => measureLoad(browser, site.address));
    await measuring(NO_CLOCK, (browser) => measureTyping(browser, 'no display'));
    await measuring([], (browser) => measureTyping(browser, '60 Hz'));
    await measuring([], (browser) => measureNearness(browser, site.address));
    await measuring([], (browser) => measureFilter(browser, site.address));
    await measuring([], (browser) => measureArrival(browser, site.address));
  }
  if (wanted('large')) {
    console.log('Measuring large inputs …');
    await measuring([], (browser) => measureLarge(browser, site.address));
  }
  if (wanted('catalogue')) {
    console.log('Measuring the catalogue’s page …');
    await measuring(NO_CLOCK, (browser) => measureCataloguePage(browser, site.address));
  }
} finally {
  await site.close();
}
if (wanted('engine')) {
  console.log('Measuring the engine …');
  rows.push(...measureEngine(), ...measureRules());
}
if (wanted('links')) {
  console.log('Measuring links …');
  rows.push(...(await measureLinks()));
}
if (wanted('catalogue')) {
  console.log('Measuring the catalogue …');
  rows.push(...(await measureCatalogue()));
}
console.log(`\n${table(rows)}`);
const load = loadavg()[0] ?? 0;
if (load > availableParallelism()) {
  console.log(`\nThe machine was busy (load ${load.toFixed(1)}): measure again when it is quiet.`);
}
