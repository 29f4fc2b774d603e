// Monaco comes while one types: how often the page stands still for it, and how long a letter has to wait then.
import type { Browser } from '@playwright/test';
import type { Row } from './statistics';

const KEYS = 25;
const BETWEEN_KEYS = 80;

interface Seen {
  /** Milliseconds of each task longer than 50 ms. */
  readonly tasks: number[];
  /** Milliseconds from each key to the page hearing of it. */
  readonly waits: number[];
}

export async function measureArrival(browser: Browser, address: string): Promise<Row[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('stagelight:verdict').length > 0);
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    const seen: Seen = { tasks: [], waits: [] };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: 'longtask' });
    addEventListener('keydown', (key) => seen.waits.push(performance.now() - key.timeStamp), true);
  });
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press('a');
    await page.waitForTimeout(BETWEEN_KEYS);
  }
  await page.locator('.monaco-editor').first().waitFor();
  await page.waitForTimeout(1000);
  const { tasks, waits } = await page.evaluate(
    () => (globalThis as unknown as { seen: Seen }).seen,
  );
  await context.close();
  return [
    { what: 'Monaco’s arrival, tasks over 50 ms', value: tasks.length, unit: '', atMost: 1 },
    { what: 'Monaco’s arrival, longest task', value: Math.max(0, ...tasks), unit: 'ms' },
    {
      what: 'Monaco’s arrival, longest wait of a key',
      value: Math.max(...waits),
      unit: 'ms',
      atMost: 50,
    },
  ];
}
