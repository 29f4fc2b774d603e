// A debugger brings a rule and events, and reads why an event did or did not match.
import { gzipSync } from 'node:zlib';
import { Playground } from './playground';
import { expect, test } from './test';

const RULE = `title: Key made outside the office
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventName: CreateAccessKey
  filter_office:
    sourceIPAddress|cidr: 203.0.113.0/24
  condition: selection and not filter_office
`;

const record = (eventName: string, sourceIPAddress: string) => ({
  eventVersion: '1.11',
  eventSource: 'iam.amazonaws.com',
  eventTime: '2026-03-02T09:14:07Z',
  userIdentity: { type: 'IAMUser', userName: 'ana' },
  eventName,
  sourceIPAddress,
});
const RECORDS = [
  record('CreateAccessKey', '198.51.100.7'),
  record('CreateAccessKey', '203.0.113.9'),
  record('ListUsers', '198.51.100.7'),
];

test('pastes a rule and events anywhere and reads the reason', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(RULE);
  await playground.paste(JSON.stringify(RECORDS));
  await expect(playground.stagesPane).toContainText('3 records');
  await playground.says('A match: selection fits, and filter_office does not exclude it.');
  await playground.select(2);
  await playground.says(
    'Everything else fits, but filter_office excludes it: sourceIPAddress is "203.0.113.9".',
  );
  await playground.select(3);
  await playground.says('eventName is "ListUsers", and the rule wants CreateAccessKey.');
  expect(await playground.lights(2)).toEqual([
    'no match',
    'selection: satisfied',
    'filter_office: satisfied',
  ]);
});

test('types into the box behind the button Paste', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.stagesPane.getByRole('button', { name: 'Paste' }).click();
  await page.getByLabel('Events as JSON').fill('{"eventName": "X"}');
  await page.getByRole('button', { name: 'Read events' }).click();
  await expect(playground.stagesPane).toContainText('not a full record');
  await playground.says(/eventName is "X", and the rule wants SendCommand/);
});

const lines = RECORDS.map((each) => JSON.stringify(each)).join('\n');

for (const [words, file] of [
  ['a log file', { name: 'log.json', content: JSON.stringify({ Records: RECORDS }) }],
  [
    'a log file as it lies in the bucket',
    { name: 'log.json.gz', content: gzipSync(JSON.stringify({ Records: RECORDS })) },
  ],
  ['a record a line', { name: 'log.ndjson', content: lines }],
  ['an array', { name: 'log.json', content: JSON.stringify(RECORDS, null, 2) }],
] as const) {
  test(`opens and drops ${words}`, async ({ page }) => {
    const playground = new Playground(page);
    await playground.open();
    await playground.openFiles(file, { name: 'rule.yml', content: RULE });
    await expect(playground.stagesPane).toContainText('3 records');
    await playground.says(/^A match: selection fits/);
    await playground.stagesPane.getByRole('button', { name: 'Clear' }).click();
    await expect(playground.stagesPane).toContainText('No events');
    await playground.drop(file);
    await expect(playground.stagesPane).toContainText('3 records');
    await playground.says(/^A match: selection fits/);
  });
}

test('shows only what matches, or says that nothing does', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.paste(RULE);
  await playground.paste(JSON.stringify(RECORDS.slice(1)));
  await playground.stagesPane.getByRole('button', { name: /^No match/ }).click();
  await expect(playground.grid.getByRole('rowheader')).toHaveCount(2);
  await playground.stagesPane.getByRole('button', { name: /^Match/ }).click();
  await expect(playground.stagesPane).toContainText('No event matches the rule.');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(playground.grid.getByRole('rowheader')).toHaveCount(2);
});

test('edits an event as text, the verdict following every key', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.eventPane.getByRole('button', { name: 'Edit event' }).click();
  const before = await playground.eventText.inputValue();
  await playground.eventText.fill(
    before.replace('"errorCode": "AccessDenied"', '"errorCode": "Succes"'),
  );
  await playground.says(/errorCode is "Succes"/);
  await playground.eventText.fill(
    before.replace('"errorCode": "AccessDenied"', '"errorCode": "Success"'),
  );
  await playground.says(/^A match: selection_event fits, and selection_status_success lights up/);
  await playground.eventText.fill(before.replace(/ *"errorCode": "AccessDenied",\n/, ''));
  await playground.says(/^A match: selection_event fits, and selection_status_null lights up/);
  expect((await playground.lights(7))[0]).toBe('match');
  await playground.eventPane.getByRole('button', { name: 'Done' }).click();
  await expect(
    playground.eventTree.getByRole('button', { name: /^errorCode: .*satisfied/ }),
  ).toBeVisible();
});

test('edits the rule: no key is lost on the way from the first click to the full editor', async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.litRule.getByText("'Success'").click();
  await page.keyboard.press('Home');
  await page.keyboard.type('# typed while the editor comes', { delay: 20 });
  await expect(playground.ruleText).toBeFocused();
  await expect(page.getByRole('textbox', { name: /^Rule text\. / })).toBeFocused();
  await page.keyboard.type(' and after', { delay: 20 });
  await expect(playground.rulePane).toContainText('# typed while the editor comes and after');
  await page.keyboard.press('Escape');
  await expect(playground.litRule).toBeFocused();
  await expect(playground.litRule).toContainText('# typed while the editor comes and after');
});

test('the verdict follows the keys in the full editor, with the same marks', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.litRule.getByText("'Success'").click();
  await expect(page.getByRole('textbox', { name: /^Rule text\. / })).toBeFocused();
  await expect(playground.rulePane).toContainText('had "AccessDenied"');
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.type("errorCode: 'AccessDenied'");
  await playground.says(/^A match: selection_event fits, and selection_status_success lights up/);
});
