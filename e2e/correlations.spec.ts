// Over time: many denied calls of one principal are an alert, and the page says why, when, and why not for another one.
import { Playground } from './playground';
import { expect, test } from './test';

test('an example of many denied calls: its timeline, what stands behind the alert, and who came near', async ({
  page,
}) => {
  const playground = new Playground(page);
  const { verdict, why, grid, litRule } = playground;
  await page.goto('./#/?example=aws_cloudtrail_many_denied_calls');
  const alerts = page.getByRole('region', { name: 'Alerts' });
  await expect(alerts).toContainText('1 alert in 1 of 2 groups');
  await expect(alerts).toContainText('Wanted: at least 5 events within 5m');
  await expect(verdict).toContainText('fires at this event: 5 events');
  await expect(alerts).toContainText('Alert at 09:15:20: 5 events since 09:13:05');
  await expect(alerts).toContainText('Splunk and Elastic may miss it');

  // An event behind the alert is a click away; the rule's own lines say what it is to the correlation.
  await alerts.getByRole('button', { name: /^5 DescribeInstances/ }).click();
  await expect(verdict).toContainText('One of 5 events behind the alert');
  await expect(litRule).toContainText('5 of 14');
  expect(await playground.lights(5)).toEqual(['match', 'behind an alert']);
  expect(await playground.lights(4)).toEqual(['match', 'behind no alert']);

  // Why not: the group that came near, by keyboard alone.
  await playground.select(13);
  await expect(verdict).toContainText('which came nearest with 4 events; 1 event more');
  const bob = alerts.getByRole('button', { name: /user\/bob/ });
  await expect(bob).toHaveAttribute('aria-expanded', 'true');
  await bob.press('Enter');
  await expect(bob).toHaveAttribute('aria-expanded', 'false');
  await bob.press('Enter');
  await expect(alerts).toContainText('No alert. It came nearest between 09:13:40 and 09:18:25');
  await expect(why).toContainText('wants at least 5 events within 5m, got 4 events');

  await playground.select(14);
  await expect(verdict).toContainText('belongs to no group: it has no userIdentity.arn');

  // The rule itself is a click away, and back.
  await why.getByRole('button', { name: 'why' }).click();
  await expect(verdict).toContainText('A match');
  await grid
    .getByRole('columnheader', { name: /Many Denied/ })
    .getByRole('button')
    .click();
  await expect(verdict).toContainText('belongs to no group');
});

test('windows in step with the clock decide otherwise, and the choice travels in a link', async ({
  page,
}) => {
  await page.goto('./#/?example=aws_cloudtrail_many_denied_calls');
  const alerts = page.getByRole('region', { name: 'Alerts' });
  await expect(alerts).toContainText('1 alert');
  await alerts.getByRole('button', { name: 'In step' }).click();
  await expect(alerts).toContainText('No alert in any of 2 groups');
  await page.keyboard.press('Control+s');
  const link = page.getByRole('textbox', { name: 'Link' });
  await expect(link).not.toHaveValue('');
  const address = await link.inputValue();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(alerts).toContainText('No alert in any of 2 groups');
  await expect(alerts.getByRole('button', { name: 'In step' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('an edit that brings one more event fires the alert', async ({ page }) => {
  const playground = new Playground(page);
  await page.goto('./#/?example=aws_cloudtrail_many_denied_calls');
  const alerts = page.getByRole('region', { name: 'Alerts' });
  await expect(alerts).toContainText('1 alert in 1 of 2 groups');
  await playground.select(12);
  await playground.moreForEvent('Duplicate');
  await expect(alerts).toContainText('3 alerts in 2 of 2 groups');
});

test('a placeholder gets its values in a panel, and the rule is evaluated', async ({ page }) => {
  const playground = new Playground(page);
  const { verdict, problems } = playground;
  await playground.open();
  await playground.paste(`title: By name
logsource: { product: aws, service: cloudtrail }
detection:
  selection:
    eventName|expand: '%Watched calls%'
  condition: selection
`);
  await expect(verdict).toContainText('not evaluated');
  await problems.getByRole('button', { name: 'Give it values' }).click();
  const field = page.getByRole('textbox', { name: '%Watched calls%' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Send*');
  await expect(verdict).not.toContainText('not evaluated');
  await expect(page.getByRole('button', { name: /^Match [1-9]/ })).toBeVisible();
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: '%Watched calls%' })).toHaveValue('Send*');

  // Own values travel only by choice.
  await page.keyboard.press('Control+s');
  const choice = page.getByRole('checkbox', { name: /With the values of %Watched calls%/ });
  await expect(choice).not.toBeChecked();
  await choice.check();
  const link = page.getByRole('textbox', { name: 'Link' });
  await expect(link).toHaveValue(/#\/p\/3/);
});

test('an old aggregation is refused at its place, and becomes a correlation with one click', async ({
  page,
}) => {
  const playground = new Playground(page);
  const { verdict, problems } = playground;
  await page.goto('./#/?example=aws_cloudtrail_many_denied_calls');
  await expect(verdict).toContainText('An alert');
  await playground.paste(`title: Old
logsource: { product: aws, service: cloudtrail }
detection:
  selection:
    errorCode|contains: AccessDenied
  condition: selection | count() by userIdentity.userName > 3
  timeframe: 5m
`);
  await expect(verdict).toContainText('not evaluated');
  await problems
    .getByRole('button', { name: /correlation/i })
    .last()
    .click();
  const alerts = page.getByRole('region', { name: 'Alerts' });
  await expect(alerts).toContainText('3 alerts in 2 of 2 groups');
  await expect(playground.litRule).toContainText('event_count');
});
