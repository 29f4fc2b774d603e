// Whoever hosts the page builds it with rules of a folder: they come with it, named with their licence, in a browser that has seen none of it.
// A build of its own, in a folder of its own, under the page's real policy.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { preview, type PreviewServer } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '..');
const NAME = 'House rules';
const LICENCE = 'Licence of the house 1.0';
/** As the page lists it: some files hold several. */
const SET = /House rules \d+ rules Licence of the house 1\.0/;
const GUESTS = 'House Guest Stops A Trail';

let folder = '';
let server: PreviewServer | null = null;
let address = '';
/** The files of the build that hold rules of the folder. */
let holders: readonly string[] = [];

const built = (catalogue: string, out: string) =>
  spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--outDir', out, '--emptyOutDir'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        CATALOGUE: catalogue,
        CATALOGUE_NAME: NAME,
        CATALOGUE_LICENCE: LICENCE,
      },
    },
  );

base.beforeAll(async () => {
  base.setTimeout(400_000);
  folder = mkdtempSync(path.join(tmpdir(), 'stagelight-hosted-'));
  const rules = path.join(folder, 'rules', 'aws');
  mkdirSync(rules, { recursive: true });
  const own = readdirSync(path.join(ROOT, 'rules')).filter((name) => name.endsWith('.yml'));
  for (const name of own.slice(0, 6))
    copyFileSync(path.join(ROOT, 'rules', name), path.join(rules, name));
  writeFileSync(
    path.join(rules, 'guest.yml'),
    `title: ${GUESTS}
id: 7d0f3a52-6f7c-4b3e-9a55-0d1c2b3a4e5f
level: high
tags: [attack.defense-impairment, attack.t1685.002]
logsource: {product: aws, service: cloudtrail}
detection:
  call:
    eventSource: ssm.amazonaws.com
    eventName: SendCommand
  condition: call
`,
  );
  writeFileSync(path.join(rules, 'broken.yml'), 'title: Broken\nlevel: [high\ndetection:\n');
  const out = path.join(folder, 'dist');
  const { status, stderr, stdout } = built(path.join(folder, 'rules'), out);
  expect([status, stderr]).toEqual([0, expect.stringContaining('aws/broken.yml, line ')]);
  expect(stdout).toContain('dist');
  const assets = path.join(out, 'assets');
  holders = readdirSync(assets).filter((name) =>
    readFileSync(path.join(assets, name), 'latin1').includes(GUESTS),
  );
  expect(holders).not.toEqual([]);
  server = await preview({
    root: ROOT,
    base: '/hosted/',
    logLevel: 'warn',
    build: { outDir: out },
    preview: { host: 'localhost', port: 0 },
  });
  address = server.resolvedUrls!.local[0]!;
});
base.afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const asked = (paths: ReadonlySet<string>) =>
  holders.filter((name) => [...paths].some((one) => one.endsWith(`/${name}`)));

base(
  'a page that is built with rules has them, with their licence, and keeps them',
  async ({ page }) => {
    const complaints: string[] = [];
    const modules = new Set<string>();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.context().on('request', (request) => modules.add(new URL(request.url()).pathname));
    await page.goto(address);
    await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('The call fits');
    const before = modules.size;
    await page.getByRole('link', { name: 'Rules', exact: true }).click();
    const sets = page.getByRole('list', { name: 'Sets of rules' });
    await expect(sets).toContainText(SET, { timeout: 60_000 });
    await expect(page.getByRole('button', { name: `Remove ${NAME}` })).toHaveCount(0);
    expect(modules.size).toBeGreaterThan(before);
    expect(asked(modules)).toEqual(holders);

    const found = page.getByRole('list', { name: 'Rules found' });
    await page.getByRole('searchbox', { name: 'Search the rules' }).fill('guest trail');
    await expect(found.getByRole('listitem')).toHaveCount(1);
    await found.getByRole('link', { name: GUESTS }).click();
    const body = page.getByRole('region', { name: 'Rule body', exact: true });
    await expect(body).toContainText('eventName: SendCommand');
    await expect(page.getByRole('region', { name: 'About the rule' })).toContainText(NAME);

    await page.goto(`${address}#/rules?show=events`);
    await page.getByRole('button', { name: 'Run all rules on 12 events' }).click();
    const fired = page.getByRole('region', { name: 'Rules that fired', exact: true });
    await expect(fired.getByRole('row').filter({ hasText: GUESTS })).toBeVisible({
      timeout: 60_000,
    });

    // Kept: the modules are not asked for again.
    modules.clear();
    await page.goto(`${address}#/rules`);
    await page.reload();
    await expect(sets).toContainText(SET);
    await expect(found.getByRole('link').first()).toBeVisible();
    expect(modules.size).toBeGreaterThan(0);
    expect(asked(modules)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

base('a build with a folder that is not there says so', () => {
  base.setTimeout(300_000);
  const { status, stderr } = built(path.join(folder, 'gone'), path.join(folder, 'none'));
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/CATALOGUE: .*gone does not exist\./);
});
