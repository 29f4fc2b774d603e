// Many events, readable: narrowed down by when they were and by what they say, by hand and by keyboard.
import type { Locator } from '@playwright/test';
import { generate } from '../bench/generate';
import { Playground } from './playground';
import { expect, test } from './test';

const START = Date.UTC(2026, 0, 15);
const HOUR = 3_600_000;
/** One every 288 seconds: two days. */
const EVENTS = generate(600).map((event, i) => ({
  ...event,
  eventTime: new Date(START + i * 288_000).toISOString(),
}));
const LINES = EVENTS.map((event) => JSON.stringify(event)).join('\n');

const between = (from: number, to: number): number =>
  EVENTS.filter(({ eventTime }) => {
    const at = (Date.parse(eventTime) - START) / HOUR;
    return at >= from && at < to;
  }).length;

const having = (field: string, value: unknown): number =>
  EVENTS.filter((event) => (event as Record<string, unknown>)[field] === value).length;

class Narrowing extends Playground {
  readonly time: Locator = this.page.getByRole('slider', { name: 'Time' });
  readonly facts: Locator = this.page.getByRole('region', { name: 'Facts' });

  async openMany(): Promise<void> {
    await this.open();
    await this.paste(LINES);
    await expect(this.stagesPane).toContainText('NDJSON, 600 records');
    await expect(this.time).toBeVisible();
  }

  /** Draws from one place of the axis to another, 0 to 1. */
  async drag(from: number, to: number): Promise<void> {
    const { x, y, width, height } = (await this.time.boundingBox())!;
    const { mouse } = this.page;
    await mouse.move(x + from * width, y + height / 2);
    await mouse.down();
    await mouse.move(x + to * width, y + height / 2, { steps: 5 });
    await mouse.up();
  }

  async leaves(count: number): Promise<void> {
    await expect(this.stagesPane).toContainText(`${count} of 600`);
    // Two rows of heads.
    await expect(this.grid).toHaveAttribute('aria-rowcount', String(count + 2));
  }

  dropped(filter: string): Locator {
    return this.stagesPane.getByRole('button', { name: `No longer only ${filter}` });
  }
}

test('a range of time is drawn, resized, moved and dropped by hand', async ({ page }) => {
  const playground = new Narrowing(page);
  await playground.openMany();

  await playground.drag(0.2505, 0.4995);
  await expect(playground.dropped('15 Jan 12:00 – 24:00')).toBeVisible();
  await playground.leaves(between(12, 24));

  await test.step('its end', async () => {
    await playground.drag(0.5, 0.75);
    await expect(playground.dropped('15 Jan 12:00 – 16 Jan 12:00')).toBeVisible();
    await playground.leaves(between(12, 36));
  });
  await test.step('the whole', async () => {
    await playground.drag(0.5, 0.375);
    await expect(playground.dropped('15 Jan 06:00 – 16 Jan 06:00')).toBeVisible();
    await playground.leaves(between(6, 30));
  });
  await test.step('a bar, and no longer', async () => {
    const click = async (at: number) => playground.drag(at, at);
    await click(0.9);
    await playground.leaves(between(43, 43.5));
    await click(0.9);
    await expect(playground.dropped('')).toHaveCount(0);
    await expect(playground.stagesPane.getByText('of 600')).toBeHidden();
  });
});

test('a range of time is drawn, moved and dropped by keyboard', async ({ page }) => {
  const playground = new Narrowing(page);
  const { time } = playground;
  await playground.openMany();

  await playground.stagesPane.getByRole('button', { name: 'Time', exact: true }).focus();
  await page.keyboard.press('Tab');
  await expect(time).toBeFocused();
  await expect(time).toHaveAccessibleDescription(
    /^15 Jan to 16 Jan: 600 events, \d+ match\. Enter/,
  );
  await page.keyboard.press('ArrowRight');
  await expect(time).toHaveAttribute(
    'aria-valuetext',
    /^15 Jan 00:30 to 01:00: [67] events, \d match$/,
  );
  await page.keyboard.press('Enter');
  await playground.leaves(between(0.5, 1));
  for (let bars = 1; bars < 4; bars += 1) await page.keyboard.press('Shift+ArrowRight');
  await playground.leaves(between(0.5, 2.5));
  await expect(page.getByText(/^Events from 15 Jan 00:30 to 02:30\. \d+ of 600/)).toBeAttached();
  await page.keyboard.press('PageDown');
  await playground.leaves(between(2.5, 4.5));
  await expect(playground.dropped('15 Jan 02:30 – 04:30')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(playground.stagesPane.getByText('of 600')).toBeHidden();
  await expect(time).toBeFocused();
});

test('facts leave the events that have them, and count what else there is', async ({ page }) => {
  const playground = new Narrowing(page);
  const { facts } = playground;
  const opener = page.getByRole('button', { name: 'Facts' });
  await playground.openMany();
  await expect(facts).toBeHidden();
  await opener.click();

  const service = facts.getByRole('group', { name: 'Service' });
  const ssm = having('eventSource', 'ssm.amazonaws.com');
  await test.step('by hand', async () => {
    const value = service.getByRole('button', { name: `ssm: ${ssm} events` });
    await value.click();
    await expect(value).toHaveAttribute('aria-pressed', 'true');
    await playground.leaves(ssm);
    // The others of the same fact keep their counts; of other facts only those of these events are left.
    await expect(service.getByRole('button', { name: /^s3: / })).toBeVisible();
    const names = facts.getByRole('group', { name: 'Event name' }).getByRole('button');
    await expect(names).toHaveCount(2);
    await expect(names.first()).toHaveAccessibleName(
      /^(SendCommand|StartSession): \d+ events, \d+ match$/,
    );
    await value.click();
    await expect(playground.stagesPane.getByText('of 600')).toBeHidden();
  });

  await test.step('by keyboard', async () => {
    const error = facts.getByRole('group', { name: 'Error code' }).getByRole('button');
    await expect(error.first()).toHaveAccessibleName(/^no error: /);
    await error.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const code = (await error.nth(1).getAttribute('title'))!;
    await playground.leaves(having('errorCode', code));
    await playground.dropped(`Error code ${code}`).press('Enter');
    await expect(playground.stagesPane.getByText('of 600')).toBeHidden();
    await expect(opener).toBeFocused();
  });

  await test.step('one of many', async () => {
    const address = facts.getByRole('group', { name: 'Address' });
    await expect(address.getByRole('button', { name: / events?, / })).toHaveCount(8);
    await address.getByRole('button', { name: /^… and \d+ more$/ }).click();
    await expect(address.getByRole('button', { name: / events?, / })).toHaveCount(32);
    await address.getByRole('searchbox', { name: 'Find in Address' }).fill('AUTOSCALING');
    await address.getByRole('button', { name: /^autoscaling/ }).click();
    await playground.leaves(having('sourceIPAddress', 'autoscaling.amazonaws.com'));
  });
});

test('time and facts narrow each other, and come back after a reload', async ({ page }) => {
  const playground = new Narrowing(page);
  await playground.openMany();
  await playground.drag(0.2505, 0.4995);
  await page.getByRole('button', { name: 'Facts' }).click();
  const region = playground.facts.getByRole('group', { name: 'Region' });
  await region.getByRole('button', { name: /^eu-central-1/ }).click();
  const left = EVENTS.filter(
    ({ eventTime, ...event }) =>
      (event as Record<string, unknown>)['awsRegion'] === 'eu-central-1' &&
      Date.parse(eventTime) >= START + 12 * HOUR &&
      Date.parse(eventTime) < START + 24 * HOUR,
  ).length;
  await playground.leaves(left);
  await expect(page.getByRole('contentinfo')).toContainText('saved');
  await page.reload();
  await playground.leaves(left);
  await expect(playground.dropped('15 Jan 12:00 – 24:00')).toBeVisible();
  await playground.dropped('Region eu-central-1').click();
  await playground.leaves(between(12, 24));
  await playground.stagesPane.getByRole('button', { name: 'Clear filters' }).click();
  await expect(playground.grid).toHaveAttribute('aria-rowcount', '602');
});

test('bars over time can be put out of the way, and few events have none', async ({ page }) => {
  const playground = new Narrowing(page);
  await playground.open();
  await expect(playground.stagesPane.getByRole('button', { name: 'Export events' })).toBeVisible();
  await expect(playground.time).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Facts' })).toHaveCount(0);
  await playground.paste(LINES);
  await expect(playground.time).toBeVisible();
  await playground.stagesPane.getByRole('button', { name: 'Time', exact: true }).click();
  await expect(playground.time).toHaveCount(0);
});

test('a finger along the bars draws a range', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    baseURL: test.info().project.use.baseURL!,
  });
  const page = await context.newPage();
  const playground = new Narrowing(page);
  await playground.openMany();
  const { x, y, width, height } = (await playground.time.boundingBox())!;
  const devtools = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: x + at * width, y: y + height / 2 }],
    });
  await touch('touchStart', 0.2505);
  for (const at of [0.3, 0.4, 0.4995]) await touch('touchMove', at);
  await touch('touchEnd', 0);
  await expect(playground.dropped('15 Jan 12:00 – 24:00')).toBeVisible();
  await playground.leaves(between(12, 24));
  await context.close();
});
