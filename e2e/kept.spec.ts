// What was typed is kept: over a reload, over a crash, and one undo away after something took its place.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';

const RULE = `title: Mine
logsource: {product: aws}
detection:
  sel: {eventName: PutObject}
  condition: sel
`;
const EVENTS = '[{"eventName":"PutObject"},{"eventName":"GetObject"}]';

test('rule, events, selection and an unfinished edit are back after a reload', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(RULE);
  await playground.paste(EVENTS);
  await playground.says(/^A match/);
  await playground.select(2);
  await playground.eventPane.getByRole('button', { name: 'Edit' }).click();
  await playground.eventText.fill('{"eventName": "Put');
  await expect(page.getByText('saved')).toBeVisible();
  await page.reload();
  await expect(playground.litRule).toContainText('title: Mine');
  await expect(playground.eventPane.getByRole('heading', { level: 2 })).toHaveText('Event 2');
  await expect(playground.eventText).toHaveValue('{"eventName": "Put');
  await expect(playground.stagesPane).toContainText('2 records');
});

test('what was replaced is one undo away: example, paste, new rule, clear', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(RULE);
  await playground.paste(EVENTS);
  await playground.says(/^A match/);
  await playground.stagesPane.getByRole('button', { name: 'Clear' }).click();
  await expect(playground.grid).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(playground.stagesPane).toContainText('2 records');
  await playground.rulePane.getByRole('button', { name: 'New' }).click();
  await page.keyboard.press('Escape');
  await expect(playground.litRule).toContainText('My rule');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(playground.litRule).toContainText('title: Mine');
  for (const expected of ['12 records', 'example, 12 records']) {
    await page.locator('body').press('Control+z');
    if (expected.startsWith('example')) await expect(playground.stagesPane).toContainText(expected);
  }
  await expect(playground.litRule).toContainText('Potential Malicious');
  await page.locator('body').press('Control+Shift+z');
  await expect(playground.litRule).toContainText('title: Mine');
});

test('the browser is killed while one types: at most a second is lost', async ({ baseURL }) => {
  const profile = mkdtempSync(join(tmpdir(), 'stagelight-profile-'));
  const { launchOptions } = test.info().project.use;
  const start = () => chromium.launchPersistentContext(profile, { ...launchOptions });
  try {
    const first = await start();
    const page = first.pages()[0] ?? (await first.newPage());
    await page.goto(baseURL!);
    const playground = new Playground(page);
    await expect(playground.verdict).toContainText('The call fits');
    await playground.paste(RULE);
    await expect(playground.litRule).toContainText('title: Mine');
    await playground.edit();
    await page.keyboard.press('Control+Home');
    const typed: number[] = [];
    for (let key = 0; key < 30; key += 1) {
      await page.keyboard.type(`#${String(key).padStart(2, '0')} `);
      typed.push(Date.now());
      await page.waitForTimeout(60);
    }
    const killedAt = Date.now();
    killBrowser(profile);
    await first.close().catch(() => undefined);

    const second = await start();
    const again = second.pages()[0] ?? (await second.newPage());
    await again.goto(baseURL!);
    const kept = new Playground(again);
    await expect(kept.litRule).toContainText('title: Mine');
    const text = (await kept.litRule.textContent()) ?? '';
    const last = typed.findLastIndex((_, key) => text.includes(`#${String(key).padStart(2, '0')}`));
    const firstLost = typed[last + 1];
    expect(last).toBeGreaterThanOrEqual(0);
    if (firstLost !== undefined) expect(killedAt - firstLost).toBeLessThan(1000);
    await second.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

/** A persistent context does not tell its process: it is found by its profile folder. */
function killBrowser(profile: string): void {
  if (!existsSync('/proc')) {
    execFileSync('pkill', ['-9', '-f', profile]);
    return;
  }
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) continue;
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // gone in the meantime
    }
  }
}
