// Browser tests: on the built site (`npm run build` first), under its own policy, from a sub-path to prove it can be moved.
import { createServer } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findBrowser, FLAGS } from './scripts/browser.mjs';

// Any free port, so that two checkouts can be tested at once; the test processes inherit the choice.
const port = (process.env['STAGELIGHT_PORT'] ??= String(await freePort()));
const base = '/some/where/';
const executablePath = await findBrowser();
if (executablePath === null) throw new Error('No Chromium found: `npm test` installs one.');

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  // axe over every theme and width of a state takes most of a minute on two cores.
  timeout: 180_000,
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(found));
    });
  });
}
