import { chromium } from '@playwright/test';
import { ensureBrowser, FLAGS } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';
const site = await serve(4555);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.on('console', (m) => console.log('console', m.type(), m.text()));
page.on('pageerror', (e) => console.log('pageerror', e.message));
await page.goto(site.address);
await page.waitForTimeout(1500);
const cdp = await page.context().newCDPSession(page); const b = await browser.startTracing(page, { path: '/tmp/h/trace.json', categories: ['toplevel','devtools.timeline','blink','cc','ipc','mojom','disabled-by-default-devtools.timeline','loading'] });
const start = Date.now();
await page.getByLabel('Files of events or rules').setInputFiles(process.argv[2]!);
for (let i = 0; i < Number(process.argv[3] ?? 10); i++) {
  await page.waitForTimeout(700);
  const words = await page.locator('.reading').allInnerTexts();
  const chip = await page.locator('section .chip').allInnerTexts();
  const filters = await page.locator('.filters').allInnerTexts();
  console.log(Date.now() - start, JSON.stringify(words), JSON.stringify(chip), JSON.stringify(filters));
  if (i === 1) await page.screenshot({ path: '/tmp/h/large-1.png' });
}
await browser.stopTracing();
await page.screenshot({ path: '/tmp/h/large-2.png' });
await browser.close();
await site.close();
