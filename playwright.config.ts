// Browser tests: on the built site (`npm run build` first), under its own policy, from a sub-path to prove it can be moved.
import { defineConfig } from '@playwright/test';
import { findBrowser, FLAGS } from './scripts/browser.mjs';

const port = 4199;
const base = '/some/where/';
const executablePath = await findBrowser();
if (executablePath === null) throw new Error('No Chromium found: `npm test` installs one.');

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${port}${base}`,
    trace: 'on-first-retry',
    launchOptions: { executablePath, args: FLAGS },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host localhost --port ${port} --strictPort --base ${base}`,
    url: `http://localhost:${port}${base}`,
    reuseExistingServer: false,
  },
});
