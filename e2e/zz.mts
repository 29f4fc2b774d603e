import { chromium } from '@playwright/test';
import { ensureBrowser, FLAGS } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';
const site = await serve(4558);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
page.on('pageerror', (e) => console.log('pageerror', e.message));
page.on('console', (e) => console.log('console', e.text()));
await page.goto(site.address);
await page.waitForTimeout(1500);
await page.getByLabel('Files of events or rules').setInputFiles(process.argv[2]!);
await page.waitForTimeout(4000);
console.log(
  await page.locator('.found').count(),
  await page.getByRole('button', { name: 'Facts' }).count(),
);
await page.getByRole('button', { name: /^Match/ }).click();
await page.waitForTimeout(500);
console.log(await page.locator('.found').count(), await page.locator('.found').innerText());
await browser.close();
await site.close();
