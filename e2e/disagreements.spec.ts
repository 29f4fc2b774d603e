// Where other engines would decide otherwise: a quiet sign at the line, and why, for the events one has.
import { Playground } from './playground';
import { expect, test } from './test';

test('a line on which engines disagree says who, why, and on which event it matters', async ({
  page,
}) => {
  const playground = new Playground(page);
  const { litRule, verdict } = playground;
  await playground.open();
  const sign = litRule.getByRole('button', { name: 'Engines disagree at line 26' });
  await expect(litRule.getByRole('button', { name: /Engines disagree/ })).toHaveCount(1);
  await sign.click();
  const region = page.getByRole('region', { name: 'Engines disagree here' });
  await expect(region).toContainText('sigma-rust takes null only where the record has the field');
  await expect(region).toContainText('another verdict on 1 of 12 events');
  await expect(region).toContainText('D1');
  await region.getByRole('button', { name: 'Show event 3' }).click();
  await expect(verdict).toContainText('A match');

  // By keyboard alone: the sign is a stop, Escape closes and leads back to it.
  await region.getByRole('button', { name: 'Close' }).press('Escape');
  await expect(region).toHaveCount(0);
  await expect(sign).toBeFocused();
  await sign.press('Enter');
  await expect(region.getByRole('button', { name: 'Close' })).toBeFocused();
});

test('nothing is said where no event makes a difference', async ({ page }) => {
  const playground = new Playground(page);
  const { litRule } = playground;
  await playground.open();
  await expect(litRule.getByRole('button', { name: /Engines disagree/ })).toHaveCount(1);
  await playground.paste('{"eventName":"SendCommand","eventSource":"x","errorCode":null}');
  await expect(playground.grid.getByRole('rowheader')).toHaveCount(1);
  await expect(litRule.getByRole('button', { name: /Engines disagree/ })).toHaveCount(0);
});
