// What would change a verdict: a debugger reads it, applies it and takes it back; looks where events drop out; makes events.
import type { Locator, Page } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';

const changesOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'What would change it' });

const TOO_OFTEN = `title: Role used
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventName: AssumeRole
  condition: selection
`;

const call = (eventName: string, arn: string) => ({
  eventVersion: '1.11',
  eventTime: '2026-03-02T09:14:07Z',
  eventSource: 'sts.amazonaws.com',
  eventName,
  sourceIPAddress: '198.51.100.7',
  userAgent: 'aws-cli/2.27',
  userIdentity: { type: 'IAMUser', arn },
});

const CALLS = [
  call('AssumeRole', 'arn:aws:iam::111122223333:user/ci'),
  call('AssumeRole', 'arn:aws:iam::111122223333:user/eve'),
  call('GetCallerIdentity', 'arn:aws:iam::111122223333:user/eve'),
];

test('the founding rule and a denied event: reads, applies and undoes, by mouse', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await expect(changesOf(page)).toBeHidden();
  await page.getByRole('button', { name: 'What would make it match?' }).click();
  const changes = changesOf(page);
  await expect(changes).toContainText('Remove errorCode');
  await changes.getByRole('button', { name: 'Apply: Remove errorCode' }).click();
  await playground.says(/^A match/);
  await expect(page.getByRole('button', { name: 'What would stop the match?' })).toBeVisible();
  await expect(playground.eventTree).not.toContainText('"errorCode"');
  await page.keyboard.press('Control+z');
  await playground.says(/^The call fits, but it was denied/);

  await changes
    .getByRole('button', { name: 'Apply: Add AccessDenied to errorCode, line 24' })
    .click();
  await playground.says(/^A match/);
  await expect(playground.litRule).toContainText("- 'AccessDenied'");
  await page.keyboard.press('Control+z');
  await playground.says(/^The call fits, but it was denied/);
  await expect(playground.litRule).not.toContainText("- 'AccessDenied'");
});

test('the same by keyboard alone', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const opener = page.getByRole('button', { name: 'What would make it match?' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const apply = changesOf(page).getByRole('button', { name: 'Apply: Remove errorCode' });
  await apply.waitFor();
  // What opened stands right behind its button.
  for (let i = 0; i < 4 && !(await apply.evaluate((it) => it === document.activeElement)); i += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(apply).toBeFocused();
  await page.keyboard.press('Enter');
  await playground.says(/^A match/);
  await expect(changesOf(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await playground.says(/^The call fits, but it was denied/);
});

test('a rule that fires too often: a filter for one caller', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(TOO_OFTEN);
  await playground.paste(JSON.stringify(CALLS));
  await playground.says(/^A match/);
  await page.getByRole('button', { name: 'What would stop the match?' }).click();
  const changes = changesOf(page);
  const filter = changes
    .getByRole('listitem')
    .filter({ hasText: 'Add a filter for this userIdentity.arn' })
    .first();
  await expect(filter).toContainText('1 of 3 events then match, 1 fewer than now.');
  await filter.getByRole('button', { name: /^Apply/ }).click();
  await playground.says(/^Everything else fits, but filter_main_arn excludes it/);
  await expect(playground.litRule).toContainText('selection and not filter_main_arn');
  await playground.select(2);
  await playground.says(/^A match/);
});

test('where events drop out, and who came near', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const funnel = playground.stagesPane.getByRole('group', { name: 'Where events drop out' });
  await expect(funnel).toHaveText(
    /selection_event 5\s*→\s*1 of selection_status_\* 3\s*Near misses 2/,
  );
  await funnel.getByRole('button', { name: /^1 of selection_status/ }).click();
  const dropped = page.getByRole('region', { name: /dropped out/ });
  await expect(dropped).toContainText('2 events dropped out at 1 of selection_status_*');
  await expect(dropped).toContainText('errorCode had AccessDeniedException ×1');
  await dropped.getByRole('button', { name: 'Show them' }).click();
  await expect(playground.stagesPane).toContainText(
    '2 of 12: dropped out at 1 of selection_status_*',
  );
  await expect(playground.row(7)).toBeVisible();
  await expect(playground.row(3)).toBeHidden();
  await dropped.getByRole('button', { name: 'Close' }).click();

  await funnel.getByRole('button', { name: /^Near misses/ }).press('Enter');
  await expect(playground.stagesPane).toContainText('2 of 12: near misses');
  await expect(playground.row(8)).toContainText('1 change');
  await playground.stagesPane.getByRole('button', { name: 'Clear filters' }).click();
  await expect(playground.row(3)).toBeVisible();
});

test('copies rule, event and reasons as Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(playground.eventPane).toContainText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('**: no match');
  expect(copied).toContain('- ✗ **condition**');
  expect(copied).toContain('  - ✓ **selection\\_event**');
  expect(copied).toContain('```yaml\ntitle: ');
  expect(copied).toContain('```json\n{');
});

const ROLE_BY_NAME = `title: Role used by name
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventSource: ssm.amazonaws.com
    userIdentity.userName: ops-patching
  condition: selection
`;

/** Tab until something has the focus; it has to be near. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (
    let i = 0;
    i < 12 && !(await target.evaluate((it) => it === document.activeElement));
    i += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

for (const way of ['mouse', 'keyboard'] as const) {
  const press = (target: Locator) => (way === 'mouse' ? target.click() : target.press('Enter'));

  test(`a role has no userName: sees the nearest path, applies it, by ${way}`, async ({ page }) => {
    const playground = new Playground(page);
    await playground.open();
    await playground.paste(ROLE_BY_NAME);
    await playground.select(3);
    await playground.says('userIdentity.userName is absent, and the rule wants ops-patching.');
    await expect(playground.why).toContainText(
      'An AssumedRole has no userName of its own: the role’s stands in userIdentity.sessionContext.sessionIssuer.userName, here ops-patching.',
    );
    const opener = page.getByRole('button', { name: 'What would make it match?' });
    await press(opener);
    const apply = changesOf(page).getByRole('button', {
      name: /^Apply: Ask userIdentity\.sessionCont/,
    });
    if (way === 'keyboard') await tabTo(page, apply);
    await press(apply);
    await playground.says(/^A match/);
    await expect(playground.litRule).toContainText(
      'userIdentity.sessionContext.sessionIssuer.userName: ops-patching',
    );
    await page.keyboard.press('Control+z');
    await playground.says(/^userIdentity.userName is absent/);
  });

  test(`a rule that fires too often: pins it, tightens it, compares, by ${way}`, async ({
    page,
  }) => {
    const playground = new Playground(page);
    await playground.open();
    await playground.paste(TOO_OFTEN);
    await playground.paste(JSON.stringify(CALLS));
    await playground.says(/^A match/);
    await press(page.getByRole('button', { name: 'More for this rule' }));
    await press(page.getByRole('menuitem', { name: /^Pin and compare/ }));
    const compared = page.getByRole('region', { name: 'Compared with the pinned rule' });
    await expect(compared).toContainText(/0 new matches\s*0 lost matches/);
    await press(page.getByRole('button', { name: 'What would stop the match?' }));
    const apply = changesOf(page)
      .getByRole('button', { name: /^Apply: Add a filter for this userIdentity.arn/ })
      .first();
    if (way === 'keyboard') await tabTo(page, apply);
    await press(apply);
    await expect(compared).toContainText(/0 new matches\s*1 lost match/);
    await expect(compared).toContainText('Before: A match: selection fits.');
    await press(compared.getByRole('button', { name: '1 lost match' }));
    await expect(playground.stagesPane).toContainText('1 of 3: lost matches');
    await press(compared.getByRole('button', { name: 'Go back' }));
    await expect(compared).toContainText(/0 new matches\s*0 lost matches/);
    await expect(playground.litRule).not.toContainText('filter_main_arn');
    await press(compared.getByRole('button', { name: 'Unpin' }));
    await expect(compared).toBeHidden();
  });

  test(`no events at all: makes them, by ${way}`, async ({ page }) => {
    const playground = new Playground(page);
    await playground.open();
    await press(playground.stagesPane.getByRole('button', { name: 'Clear', exact: true }));
    await press(playground.stagesPane.getByRole('button', { name: 'Make events from the rule' }));
    await expect(playground.stagesPane).toContainText('8 records');
    await playground.says(/^A match/);
    const made = page.getByRole('region', { name: 'Made from the rule' });
    await expect(made.getByRole('listitem')).toHaveText([
      /1\s*Matches$/,
      /2\s*Matches by selection_status_success/,
      /3\s*Matches by selection_status_null/,
      /4\s*Misses by eventName: SendCommand/,
      /5\s*Misses by eventSource: ssm.amazonaws.com/,
      /6\s*Misses by errorCode: Success/,
      /7\s*Misses by errorCode: null/,
      /8\s*Denied, and misses/,
    ]);
    await press(made.getByRole('button', { name: /Misses by eventSource/ }));
    await playground.says(
      /^eventSource is "ec2.amazonaws.com", and the rule wants ssm.amazonaws.com/,
    );
    await page.keyboard.press('Control+z');
    await expect(playground.stagesPane).toContainText('No events');
  });

  test(`leaves a part out to see the effect, and puts it back, by ${way}`, async ({ page }) => {
    const playground = new Playground(page);
    await playground.open();
    await press(
      playground.litRule
        .getByRole('button', { name: /^errorCode: not satisfied, had "AccessDenied"/ })
        .first(),
    );
    await press(page.getByRole('button', { name: 'More for this rule' }));
    await press(page.getByRole('menuitem', { name: /^Leave out selection_status_success/ }));
    const out = page.getByRole('region', { name: 'Left out' });
    await expect(out).toContainText('selection_status_success');
    await expect(playground.stagesPane.getByRole('button', { name: /^Match/ })).toHaveText(/2/);
    await press(out.getByRole('button', { name: 'Put selection_status_success back' }));
    await expect(playground.stagesPane.getByRole('button', { name: /^Match/ })).toHaveText(/3/);
    await expect(out).toBeHidden();
  });

  test(`sees what the events have never exercised, by ${way}`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const playground = new Playground(page);
    await playground.open();
    await playground.paste(
      TOO_OFTEN.replace(
        'eventName: AssumeRole',
        'eventName:\n      - AssumeRole\n      - AssumeRoot',
      ),
    );
    await playground.paste(JSON.stringify(CALLS));
    await press(page.getByRole('button', { name: 'More for this rule' }));
    await press(page.getByRole('menuitem', { name: /^Coverage/ }));
    const coverage = page.getByRole('region', { name: 'Coverage' });
    await expect(coverage).toContainText('3 events exercise 1 of 2 values in full; 1 never true.');
    await expect(
      playground.litRule.locator('.line').filter({ hasText: '- AssumeRoot' }),
    ).toContainText('never true');
    await press(coverage.getByRole('button', { name: /AssumeRoot/ }));
    await press(coverage.getByRole('button', { name: 'Copy' }));
    await expect(coverage).toContainText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      '| 9 | `selection` `eventName: AssumeRoot` | 0 | 3 | 1 | never true: bring an event that fits it |',
    );
    await press(coverage.getByRole('button', { name: 'Close' }));
    await expect(coverage).toBeHidden();
  });
}
