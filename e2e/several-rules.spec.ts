// Several rules in one text: each has its lamp, and the one in focus its stages, its verdict and its reasons.
import { Playground } from './playground';
import { expect, test } from './test';

const rule = (title: string, name: string) => `title: ${title}
logsource:
  product: aws
  service: cloudtrail
detection:
  selection:
    eventName: ${name}
  condition: selection
`;

test('each rule has its verdicts; a click on a title brings its stages and reasons', async ({
  page,
}) => {
  const playground = new Playground(page);
  const { grid, verdict, why, litRule } = playground;
  await playground.open();
  const broken = rule('Broken', 'x').replace('eventName', 'eventName|containz');
  await playground.paste(
    [rule('Sends', 'SendCommand'), rule('Puts', 'PutParameter'), broken].join('---\n'),
  );
  const title = (name: string) => grid.getByRole('columnheader', { name }).getByRole('button');
  await playground.select(9);
  await expect(title('Sends')).toHaveAttribute('aria-pressed', 'true');
  expect(await playground.lights(9)).toEqual([
    'no match',
    'selection: not satisfied',
    'match',
    'not evaluated',
  ]);
  await expect(verdict).toContainText('the rule wants SendCommand');
  await expect(litRule.getByRole('button', { name: /^eventName: not satisfied/ })).toHaveCount(1);
  await expect(litRule.getByRole('button', { name: /^eventName: satisfied/ })).toHaveCount(1);

  await title('Puts').click();
  await expect(verdict).toContainText('A match');
  await expect(why).toContainText('PutParameter');
  expect(await playground.lights(9)).toEqual([
    'no match',
    'match',
    'selection: satisfied',
    'not evaluated',
  ]);
  await page.getByRole('button', { name: 'Match 1', exact: true }).click();
  expect(await grid.getByRole('rowheader').count()).toBe(1);

  await title('Broken').click();
  await expect(verdict).toContainText('not evaluated');
  await expect(verdict).toContainText('Line 25');
});

test('rules of several files become the documents of one text', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.openFiles(
    { name: 'a.yml', content: rule('Sends', 'SendCommand') },
    { name: 'b.yml', content: rule('Puts', 'PutParameter').trimEnd() },
  );
  await expect(playground.grid.getByRole('columnheader', { name: 'Puts' })).toBeVisible();
  await expect(playground.litRule).toContainText('---');
});

test('a filter is one stage more of the rules it narrows', async ({ page }) => {
  const playground = new Playground(page);
  const { verdict, why, litRule } = playground;
  await playground.open();
  const filter = `title: Patching
logsource: { product: aws }
filter:
  rules: [sends]
  role:
    userIdentity.sessionContext.sessionIssuer.userName: ops-patching
  condition: not role
`;
  const sends = rule('Sends', 'SendCommand').replace('logsource', 'name: sends\nlogsource');
  await playground.paste(`${sends}---\n${filter}`);
  await playground.select(3);
  await expect(verdict).toContainText('Everything else fits, but filter Patching excludes it');
  await expect(why).toContainText('filter Patching');
  expect(await playground.lights(3)).toEqual([
    'no match',
    'selection: satisfied',
    'filter Patching: not satisfied',
  ]);
  await expect(litRule.getByRole('button', { name: /^userIdentity.*: satisfied/ })).toBeVisible();
  await playground.select(7);
  await expect(verdict).toContainText('A match');

  await playground.paste(`${sends}---\n${filter.replace('userName:', 'userName|x:')}`);
  await expect(verdict).toContainText('not evaluated');
  await expect(playground.problems).toContainText('the rule it narrows is not evaluated');
});
