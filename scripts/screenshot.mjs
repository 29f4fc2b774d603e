// `npm run screenshot`: the picture in the README, taken from the built page as it opens.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser, FLAGS } from './browser.mjs';
import { serve } from './serve.mjs';
import { ROOT } from './setup.mjs';

const FILE = path.join(ROOT, 'docs', 'screenshots', 'first-screen.png');

mkdirSync(path.dirname(FILE), { recursive: true });
const site = await serve(4198);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(site.address);
  await page.waitForFunction(() => performance.getEntriesByName('stagelight:verdict').length > 0);
  await page.screenshot({ path: FILE });
  console.log(path.relative(ROOT, FILE));
} finally {
  await browser.close();
  await site.close();
}
