// `npm run bench`: builds, serves, measures the page in a real browser and the engine beside it, and prints a table with the
// targets. A missed target is shown, not an error: a busy machine is no bug.
import { availableParallelism, loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { ensureBrowser, FLAGS } from '../scripts/browser.mjs';
import { firstLoad, gzipSize } from '../scripts/budget.mjs';
import { serve } from '../scripts/serve.mjs';
import { run } from '../scripts/setup.mjs';
import { measureEngine } from './engine';
import { measureFilter, measureFloor, measureKeys, measureLoad } from './page';
import { type Row, table } from './statistics';

if (run('npm', ['run', '--silent', 'build']) !== 0) process.exit(1);

const weight = firstLoad().reduce((sum, file) => sum + gzipSize(file), 0) / 1024;
const rows: Row[] = [
  { what: 'first load, JavaScript, gzip', value: weight, unit: 'KB', atMost: 60 },
];

const site = await serve(4197);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
try {
  console.log(`\nMeasuring in Chromium ${browser.version()} …`);
  rows.push(...(await measureLoad(browser, site.address)));
  rows.push(...(await measureFloor(browser)));
  for (const events of [1000, 10_000])
    rows.push(...(await measureKeys(browser, site.address, events)));
  rows.push(...(await measureFilter(browser, site.address)));
} finally {
  await browser.close();
  await site.close();
}
console.log('Measuring the engine …');
rows.push(...measureEngine());
console.log(`\n${table(rows)}`);
const load = loadavg()[0] ?? 0;
if (load > availableParallelism()) {
  console.log(`\nThe machine was busy (load ${load.toFixed(1)}): measure again when it is quiet.`);
}
