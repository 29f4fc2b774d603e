// `npm run screenshots`: the pictures in README and docs, taken from the built page by doing what a person would.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { ndjson } from '../bench/generate';
import { ensureBrowser, FLAGS } from './browser.mjs';
import { serve } from './serve.mjs';
import { ROOT } from './setup.mjs';

const FOLDER = path.join(ROOT, 'docs', 'screenshots');
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** @typedef {import('@playwright/test').Page} Page */

/** @type {Readonly<Record<string, (page: Page) => Promise<void>>>} */
const SCENES = {
  'first-screen': async () => {},
  match: (page) => page.getByRole('rowheader', { name: /^3 / }).click(),
  miss: async (page) => {
    await page.getByRole('rowheader', { name: /^12 / }).click();
  },
  error: async (page) => {
    const text =
      'title: Typing\nlogsource:\n  product: aws\ndetection:\n  selection:\n    eventName|contain: Send\n  condition: selection\n';
    await page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, text);
    await page.getByText('not evaluated').first().waitFor();
    const dismiss = page.getByRole('button', { name: 'Dismiss' });
    await dismiss.click();
  },
  alerts: async (page) => {
    await page.goto(`${page.url().split('#')[0] ?? ''}#/?example=aws_cloudtrail_many_denied_calls`);
    await page.getByRole('region', { name: 'Alerts' }).getByText('1 alert in').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
  },
  changes: async (page) => {
    const tabs = page.getByRole('tab', { name: 'Event' });
    if (await tabs.isVisible()) await tabs.click();
    await page.getByRole('button', { name: 'What would make it match?' }).click();
    await page.getByText('In the rule').waitFor();
    const step = page.getByRole('button', { name: /^selection_event \d/ });
    if (await step.isVisible()) await step.click();
  },
  made: async (page) => {
    const tabs = page.getByRole('tab', { name: 'Stages' });
    if (await tabs.isVisible()) await tabs.click();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByRole('button', { name: 'Make events from the rule' }).click();
    await page.getByText('made from the rule, each tried').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
  },
  compare: async (page) => {
    const tabs = page.getByRole('tab', { name: 'Rule' });
    if (await tabs.isVisible()) await tabs.click();
    await page
      .locator('.lit')
      .getByRole('button', { name: /errorCode/ })
      .first()
      .click();
    const more = page.getByRole('button', { name: 'More for this rule' });
    await more.click();
    await page.getByRole('menuitem', { name: /^Pin/ }).click();
    await more.click();
    await page.getByRole('menuitem', { name: /^Leave out errorCode/ }).click();
    await more.click();
    await page.getByRole('menuitem', { name: /^Coverage/ }).click();
    await page.getByRole('region', { name: 'Coverage' }).waitFor();
  },
  many: async (page) => {
    const tabs = page.getByRole('tab', { name: 'Stages' });
    if (await tabs.isVisible()) await tabs.click();
    const buffer = Buffer.from(ndjson(5000));
    await page
      .getByLabel('Files of events or rules')
      .setInputFiles([{ name: 'day.ndjson', mimeType: '', buffer }]);
    await page.getByText('NDJSON, 5,000 records').waitFor();
    await page.getByRole('button', { name: 'Facts' }).click();
    await page
      .getByRole('group', { name: 'Service' })
      .getByRole('button', { name: /^ssm/ })
      .click();
    await page.getByRole('button', { name: 'Dismiss' }).click();
  },
  untested: async (page) => {
    const tabs = page.getByRole('tab', { name: 'Stages' });
    if (await tabs.isVisible()) await tabs.click();
    await page.getByRole('button', { name: 'More for expectations' }).click();
    await page.getByRole('menuitem', { name: 'What is not tested' }).click();
    await page
      .getByRole('region', { name: 'What your events do not test' })
      .getByText(/^Of /)
      .waitFor();
  },
  rule: async (page) => {
    await page.goto(
      `${page.url().split('#')[0] ?? ''}#/rules/38e7f511-3f74-41d4-836e-f57dfa18eead`,
    );
    await page.getByRole('region', { name: 'Event coverage' }).waitFor();
  },
  rules: async (page) => {
    await page.goto(`${page.url().split('#')[0] ?? ''}#/rules`);
    await page.getByRole('list', { name: 'Rules found' }).getByRole('link').first().waitFor();
  },
  share: async (page) => {
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('characters:').waitFor();
  },
};

/** @type {readonly (readonly [suffix: string, options: import('@playwright/test').BrowserContextOptions])[]} */
const LOOKS = [
  ['', { viewport: WIDE, colorScheme: 'light' }],
  ['-dark', { viewport: WIDE, colorScheme: 'dark' }],
  ['-phone', { viewport: NARROW, colorScheme: 'light', hasTouch: true }],
];

mkdirSync(FOLDER, { recursive: true });
const site = await serve(4198);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
try {
  for (const [suffix, options] of LOOKS) {
    for (const [name, play] of Object.entries(SCENES)) {
      // A context of its own: nothing kept from the scene before.
      const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(site.address);
      await page.waitForFunction(
        () => performance.getEntriesByName('stagelight:verdict').length > 0,
      );
      await play(page);
      // As it stands for most of the time: kept.
      await page.getByText('saved', { exact: true }).waitFor({ state: 'attached' });
      await page.waitForTimeout(300);
      const file = path.join(FOLDER, `${name}${suffix}.png`);
      await page.screenshot({ path: file });
      console.log(path.relative(ROOT, file));
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
}
