// A librarian's way: rules are dropped on the page and kept, found, read, tried, compared, counted and run over events.
import { existsSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import type { Download, Page } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';

const rule = (title: string, more: string) => `title: ${title}
status: test
level: high
author: Somebody Else
description: Says what it is for.
references:
    - https://example.com/why
falsepositives:
    - Housekeeping
tags: [attack.defense-impairment, attack.t1685.002]
logsource: {product: aws, service: cloudtrail}
detection:
${more}`;

const ARCHIVE = zipSync({
  'own/stopped.yml': strToU8(
    rule(
      'Recording Ended By Somebody',
      '    call:\n        eventSource: cloudtrail.amazonaws.com\n        eventName: StopLogging\n    by_user:\n        userIdentity.type: IAMUser\n    by_role:\n        userIdentity.type: AssumedRole\n    ours:\n        userAgent: deploy.example.com\n    condition: call and 1 of by_* and not ours\n',
    ),
  ),
  'own/any.yml': strToU8(
    rule(
      'Any Change Of A Trail',
      '    call:\n        eventSource: cloudtrail.amazonaws.com\n    condition: call\n',
    ),
  ),
  'own/README.md': strToU8('# Not a rule'),
});

const main = (page: Page) => page.getByRole('main');
const found = (page: Page) => page.getByRole('list', { name: 'Rules found' });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the rules' });
const card = (page: Page, name: string) => main(page).getByRole('region', { name, exact: true });

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

async function withArchive(page: Page): Promise<Playground> {
  const playground = new Playground(page);
  await page.goto('./#/rules');
  await expect(found(page).getByRole('link').first()).toBeVisible();
  await playground.drop({ name: 'own.zip', content: Buffer.from(ARCHIVE) });
  await expect(main(page)).toContainText('2 rules of own.zip are open and kept in this browser.');
  return playground;
}

test('rules are dropped, kept over a reload, found and removed', async ({ page }) => {
  await withArchive(page);
  await expect(main(page)).toContainText('1 file passed over');
  await page.reload();
  await expect(page.getByRole('list', { name: 'Sets of rules' })).toContainText('own.zip 2 rules');
  await page.keyboard.press('/');
  await page.keyboard.type('ended somebody');
  await expect(found(page).getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveURL(/#\/rules\?q=ended\+somebody$/);
  await search(page).press('ArrowDown');
  await expect(page.getByRole('link', { name: /Recording Ended By Somebody/ })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(search(page)).toBeFocused();

  await search(page).fill('');
  await page.getByRole('button', { name: /^own\.zip, 2 rules/ }).click();
  await expect(found(page).getByRole('listitem')).toHaveCount(2);
  await page.goBack();
  await expect(page.getByRole('list', { name: 'Narrowed to' })).toBeHidden();
  await page.goForward();
  await expect(found(page).getByRole('listitem')).toHaveCount(2);

  await page.getByRole('button', { name: 'Remove own.zip' }).click();
  await expect(main(page)).toContainText('No rule has all of that.');
});

test('a rule’s page has its parts, and the rule can be tried', async ({ page }) => {
  const playground = await withArchive(page);
  await search(page).fill('StopLogging');
  await page.getByRole('link', { name: /Recording Ended By Somebody/ }).click();
  await expect(page).toHaveTitle('Recording Ended By Somebody · Stagelight');
  await expect(page.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(main(page)).toContainText('Says what it is for.');
  await expect(card(page, 'Rule body')).toContainText('title: Recording Ended By Somebody');
  await expect(card(page, 'MITRE ATT&CK coverage')).toContainText('T1685.002');
  await expect(card(page, 'MITRE ATT&CK coverage')).toContainText('© The MITRE Corporation');
  await expect(card(page, 'Event coverage')).toContainText('StopLogging');
  await expect(card(page, 'Stages and predicates')).toContainText('1 of by_*');
  await expect(card(page, 'Stages and predicates')).toContainText(
    'userIdentity.type equals AssumedRole',
  );
  await expect(card(page, 'Exclusions')).toContainText('ours');
  await expect(card(page, 'Notes')).toContainText('fires on denied calls too');
  await expect(card(page, 'Rules detecting the same action')).toContainText(
    'Any Change Of A Trail',
  );
  await expect(card(page, 'False positives')).toContainText('Housekeeping');
  await expect(card(page, 'References').getByRole('link')).toHaveAttribute('rel', 'noreferrer');
  await expect(card(page, 'About the rule')).toContainText('not said in the rule');
  const saving = page.waitForEvent('download');
  await card(page, 'Rule body').getByRole('button', { name: 'Download' }).click();
  expect(await textOf(await saving)).toMatch(/^title: Recording Ended/);

  await card(page, 'Indicators')
    .getByRole('link', { name: /eventSource equals cloudtrail/ })
    .click();
  await expect(page.getByRole('list', { name: 'Narrowed to' })).toContainText('looks for');
  await expect(found(page)).toContainText('Any Change Of A Trail');
  await page.goBack();

  await page.getByRole('button', { name: 'Try it in the playground' }).click();
  await expect(playground.litRule).toContainText('Recording Ended By Somebody');
  await expect(page.getByRole('region', { name: 'Made from the rule' })).toContainText('made');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Recording Ended By Somebody');
});

const REFERRING = Buffer.from(
  zipSync({
    'tied/base.yml': strToU8(
      rule(
        'A Trail Is Stopped',
        '    call:\n        eventSource: cloudtrail.amazonaws.com\n        eventName: StopLogging\n    condition: call\n',
      ).replace('status:', 'name: trail_is_stopped\nstatus:'),
    ),
    'tied/counting.yml': strToU8(`title: Trails Stopped Again And Again
status: test
correlation:
    type: event_count
    rules: [trail_is_stopped]
    group-by: [userIdentity.arn]
    timespan: 1h
    condition: {gte: 3}
`),
    'tied/leaving.yml': strToU8(`title: But Not By The Pipeline
logsource: {product: aws, service: cloudtrail}
filter:
    rules: [trail_is_stopped]
    pipeline: {userAgent: pipeline}
    condition: not pipeline
`),
  }),
);

test('a rule, the correlation that counts it and the filter that narrows it lead to each other', async ({
  page,
}) => {
  const playground = new Playground(page);
  await page.goto('./#/rules');
  await expect(found(page).getByRole('link').first()).toBeVisible();
  await playground.drop({ name: 'tied.zip', content: REFERRING });
  await expect(main(page)).toContainText('3 rules of tied.zip are open');
  const title = page.getByRole('heading', { level: 2 });
  const goesTo = async (part: string, name: string) => {
    await card(page, part).getByRole('link', { name }).click();
    await expect(title).toHaveText(name);
  };
  await page.goto('./#/rules/trail_is_stopped');
  await expect(title).toHaveText('A Trail Is Stopped');
  await goesTo('Correlations and filters', 'Trails Stopped Again And Again');
  await expect(card(page, 'Correlations and filters')).toBeHidden();
  await goesTo('Correlation', 'A Trail Is Stopped');
  await goesTo('Correlations and filters', 'But Not By The Pipeline');
  // It detects nothing by itself.
  await expect(card(page, 'Rules detecting the same action')).toHaveCount(0);
  await goesTo('Rules it narrows', 'A Trail Is Stopped');

  // What narrows it comes along.
  await page.getByRole('button', { name: 'Try it in the playground' }).click();
  await expect(playground.litRule).toContainText('But Not By The Pipeline');
  await page.goto('./#/rules/04482371-aea9-4bc4-94e0-a413b0b6f78e');
  await goesTo('Correlations that count it', 'Many Different Secrets Read By One Principal');
});

test('a rule we ship is tried with its own events', async ({ page }) => {
  const playground = new Playground(page);
  await page.goto('./#/rules/38e7f511-3f74-41d4-836e-f57dfa18eead');
  await expect(card(page, 'About the rule')).toContainText('Detection Rule License 1.1');
  await expect(card(page, 'Notes')).toContainText('errorCode is left out when a call succeeds');
  await page.getByRole('button', { name: 'Try it in the playground' }).click();
  await playground.says(/^The call fits, but it was denied/);
});

test('a call’s page, two rules compared, the matrix as a layer', async ({ page }) => {
  await withArchive(page);
  await search(page).fill('Recording Ended');
  await page.getByRole('link', { name: /Recording Ended By Somebody/ }).click();
  await card(page, 'Event coverage').getByRole('link', { name: 'StopLogging' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('StopLogging');
  await expect(card(page, 'Rules for this call')).toContainText('Recording Ended By Somebody');
  await expect(card(page, 'Rules for this call')).toContainText('CloudTrail Trail Stopped');
  await page.goBack();
  await page.getByRole('link', { name: 'Compare with Any Change Of A Trail' }).click();
  await expect(card(page, 'What they look for')).toContainText('eventName equals StopLogging');
  await expect(card(page, 'Which calls they see')).toContainText('cloudtrail StopLogging');

  await page.getByRole('link', { name: 'Rules', exact: true }).first().click();
  await page.getByRole('link', { name: 'ATT&CK', exact: true }).click();
  await expect(page.getByRole('link', { name: /^T1685\.002 / }).first()).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as a Navigator layer' }).click();
  const layer = JSON.parse(await textOf(await saving)) as {
    versions: { layer: string };
    techniques: { techniqueID: string; score?: number }[];
  };
  expect(layer.versions.layer).toBe('4.5');
  const cell = layer.techniques.find(({ techniqueID }) => techniqueID === 'T1685.002');
  expect(cell?.score).toBeGreaterThan(2);
});

test('all rules over the open events, and a row with its events', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await page.getByRole('link', { name: 'On my events' }).click();
  await page.getByRole('button', { name: 'Run all rules on 12 events' }).click();
  const fired = card(page, 'Rules that fired');
  const row = fired.getByRole('row').filter({ hasText: 'Potential Malicious Usage' });
  await expect(row).toContainText('3');
  await page.getByRole('button', { name: 'Export the run' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Table (CSV)' }).click();
  expect(await textOf(await saving)).toContain('Potential Malicious Usage');
  await row.getByRole('button', { name: /^Open/ }).click();
  await expect(playground.stagesPane).toContainText('3 of 12');
});

const SIGMAHQ = '../shared/data/sigma/sigmahq-rules.zip';

test('the whole archive of SigmaHQ is taken in and searched', async ({ page }) => {
  test.skip(!existsSync(SIGMAHQ), `${SIGMAHQ} is not beside the project`);
  const playground = new Playground(page);
  await page.goto('./#/rules');
  await expect(found(page).getByRole('link').first()).toBeVisible();
  await playground.dropPath(new URL(`../${SIGMAHQ}`, import.meta.url).pathname);
  await expect(main(page)).toContainText('of sigmahq-rules.zip are open', { timeout: 60_000 });
  await search(page).fill('StopLogging');
  await expect(found(page).getByRole('link').first()).toBeVisible();
  await page.goto('./#/api/cloudtrail.amazonaws.com/StopLogging');
  await expect(card(page, 'Rules for this call').getByRole('row')).not.toHaveCount(1);
});
