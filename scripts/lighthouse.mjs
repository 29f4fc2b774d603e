// `npm run lighthouse`: Lighthouse over the built page, desktop and mobile. It is fetched when asked for: nothing else
// needs it, and it brings more packages than the whole project.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureBrowser, FLAGS } from './browser.mjs';
import { serve } from './serve.mjs';
import { ROOT } from './setup.mjs';

/** The last line for Node 20. */
const LIGHTHOUSE = 'lighthouse@12.8';
const TARGET = 99;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const folder = path.join(ROOT, '.cache');

mkdirSync(folder, { recursive: true });
const chrome = await ensureBrowser();
const site = await serve(4199);
let missed = false;
try {
  for (const form of ['desktop', 'mobile']) {
    const report = path.join(folder, `lighthouse-${form}.json`);
    const { status } = await run([
      '--yes',
      LIGHTHOUSE,
      site.address,
      '--quiet',
      '--output=json',
      `--output-path=${report}`,
      `--only-categories=${CATEGORIES.join(',')}`,
      // It would fetch the host's robots.txt from inside the page, which connect-src 'none' forbids, as it is meant to.
      '--skip-audits=robots-txt',
      `--chrome-flags=--headless=new ${FLAGS.join(' ')}`,
      ...(form === 'desktop' ? ['--preset=desktop'] : []),
    ]);
    if (status !== 0) process.exit(status ?? 1);
    const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
    const scores = CATEGORIES.map((name) => Math.round(categories[name].score * 100));
    missed ||= scores.some((score) => score < TARGET);
    console.log(`${form}: ${CATEGORIES.map((name, i) => `${name} ${scores[i]}`).join(', ')}`);
    for (const audit of Object.values(audits)) {
      if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== 'informative') {
        console.log(`  ${audit.id}: ${audit.displayValue ?? audit.title}`);
      }
    }
  }
} finally {
  await site.close();
}
if (missed)
  console.log(`Below ${TARGET} somewhere: measure again on a quiet machine before believing it.`);

/**
 * Asynchronous: the page is served by this very process.
 * @param {string[]} args
 * @returns {Promise<{ status: number | null }>}
 */
function run(args) {
  const env = { ...process.env, CHROME_PATH: chrome };
  return new Promise((resolve) => {
    spawn('npx', args, { stdio: 'inherit', env }).on('exit', (status) => resolve({ status }));
  });
}
