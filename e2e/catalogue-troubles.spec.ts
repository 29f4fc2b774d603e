// What the catalogue says when something is wrong: nothing found, nothing there, broken rules and archives, storage that is refused; and how all that is
// kept is deleted.
import { strToU8, zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';

const main = (page: Page) => page.getByRole('main');
const found = (page: Page) => page.getByRole('list', { name: 'Rules found' });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the rules' });
const card = (page: Page, name: string) => main(page).getByRole('region', { name, exact: true });

const ID = '0b7a4c1e-5a0e-4b52-9d0e-1f2a3b4c5d6e';

const rule = (title: string, id: string, body: string, logsource = 'aws, service: cloudtrail') =>
  strToU8(
    `title: ${title}\nid: ${id}\nstatus: test\nlogsource: {product: ${logsource}}\ndetection:\n${body}`,
  );

const LONG = `A ${'very '.repeat(80)}long title, and a word of ${'w'.repeat(200)}`;

const ODD = Buffer.from(
  zipSync({
    'odd/broken.yml': rule(
      'Cannot Be Evaluated',
      'aaaa4c1e-5a0e-4b52-9d0e-1f2a3b4c5d6e',
      '    call:\n        eventName|containz: Stop\n    condition: call\n',
    ),
    'odd/twin-1.yml': rule('First Twin', ID, '    s:\n        eventName: A\n    condition: s\n'),
    'odd/twin-2.yml': rule('Second Twin', ID, '    s:\n        eventName: B\n    condition: s\n'),
    'odd/windows.yml': rule(
      'About Windows',
      'bbbb4c1e-5a0e-4b52-9d0e-1f2a3b4c5d6e',
      '    s:\n        Image|endswith: \\x.exe\n    condition: s\n',
      'windows, category: process_creation',
    ),
    'odd/long.yml': rule(
      LONG,
      'cccc4c1e-5a0e-4b52-9d0e-1f2a3b4c5d6e',
      `    s:\n        eventName:\n${Array.from({ length: 1200 }, (_, i) => `            - Call${i}\n`).join('')}        errorCode: null\n    condition: s\n`,
    ),
  }),
);

async function withOdd(page: Page): Promise<Playground> {
  const playground = new Playground(page);
  await page.goto('./#/rules');
  await expect(found(page).getByRole('link').first()).toBeVisible();
  await playground.drop({ name: 'odd.zip', content: ODD });
  await expect(main(page)).toContainText('of odd.zip are open');
  return playground;
}

test('nothing found, and nothing there', async ({ page }) => {
  await page.goto('./#/rules?q=zzzzzz&level=high');
  await expect(main(page)).toContainText('No rule has all of that.');
  await page.getByRole('button', { name: 'Search all rules for “zzzzzz”' }).click();
  await expect(page).toHaveURL(/#\/rules\?q=zzzzzz$/);
  await page.getByRole('button', { name: 'Show all rules' }).click();
  await expect(found(page).getByRole('link').first()).toBeVisible();

  await page.goto('./#/rules/no-such-rule');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Not among the rules');
  await expect(main(page)).toContainText('“no-such-rule”');
  await page.getByRole('link', { name: 'Search for it' }).click();
  await expect(search(page)).toHaveValue('no-such-rule');
  await page.goto('./#/api/nowhere.amazonaws.com/MadeUp');
  await expect(main(page)).toContainText('In no list of AWS’s API calls');
});

test('a broken archive and one without rules take nothing in, and say so', async ({ page }) => {
  const playground = new Playground(page);
  await page.goto('./#/rules');
  await expect(found(page).getByRole('link').first()).toBeVisible();
  await playground.drop({ name: 'broken.zip', content: 'PK\u0003\u0004 and then nothing' });
  await expect(main(page)).toContainText(/broken\.zip|archive/);
  await expect(page.getByRole('list', { name: 'Sets of rules' }).getByRole('listitem')).toHaveCount(
    1,
  );
  const none = Buffer.from(zipSync({ 'a/README.md': strToU8('# Nothing') }));
  await playground.drop({ name: 'none.zip', content: none });
  await expect(main(page)).toContainText(/none\.zip|No rule/);
  await expect(page.getByRole('list', { name: 'Sets of rules' }).getByRole('listitem')).toHaveCount(
    1,
  );
});

test('a rule that can’t be evaluated says why at its place', async ({ page }) => {
  await withOdd(page);
  await page.goto('./#/rules/aaaa4c1e-5a0e-4b52-9d0e-1f2a3b4c5d6e');
  await expect(main(page)).toContainText('can’t be evaluated');
  const notes = card(page, 'Notes');
  await expect(notes).toContainText('containz');
  await expect(card(page, 'Rule body').locator('.squiggle-error')).toContainText('containz');
  await notes.getByRole('button', { name: 'line 7' }).click();
  await expect(card(page, 'Rule body').getByText('containz')).toBeInViewport();
  await expect(card(page, 'Event coverage')).toContainText('not known what it matches');
});

test('an id of two rules, another log source, a long rule with a long title', async ({ page }) => {
  await withOdd(page);
  await search(page).fill('twin');
  await expect(found(page).getByRole('listitem')).toHaveCount(2);
  await found(page)
    .getByRole('link', { name: /Second Twin/ })
    .first()
    .click();
  await expect(card(page, 'About the rule')).toContainText('shared with another rule');
  await card(page, 'About the rule').getByRole('link', { name: 'another rule' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('First Twin');

  await page.goto('./#/rules/bbbb4c1e-5a0e-4b52-9d0e-1f2a3b4c5d6e');
  await expect(card(page, 'Event coverage')).toContainText(
    'The rule is about windows · process_creation',
  );

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./#/rules/cccc4c1e-5a0e-4b52-9d0e-1f2a3b4c5d6e');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('long title');
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await wide()).toBe(0);
  const body = card(page, 'Rule body');
  await expect(body).not.toContainText('Call1199');
  await page.getByRole('button', { name: /^Show all 1,2\d\d lines$/ }).click();
  await expect(body).toContainText('Call1199');
  await expect(body).toContainText('condition: s');
  expect(await wide()).toBe(0);
  // What is found in it by the browser, or selected to be copied, is there without being seen before.
  const selected = await body.getByRole('group').evaluate((text) => {
    getSelection()!.selectAllChildren(text);
    return getSelection()!.toString();
  });
  expect(selected.match(/Call\d+/g)).toHaveLength(1200);
});

test('a note leads to a line that is not drawn yet, and long lists are shown in part', async ({
  page,
}) => {
  await withOdd(page);
  await page.goto('./#/rules/cccc4c1e-5a0e-4b52-9d0e-1f2a3b4c5d6e');
  const notes = card(page, 'Notes');
  await expect(notes).toContainText('1,197 more calls are in no list');
  await expect(card(page, 'Rule body').getByText('errorCode')).toHaveCount(0);
  await notes.getByRole('button', { name: /^line 12\d\d$/ }).click();
  await expect(card(page, 'Rule body').getByText('errorCode')).toBeInViewport();

  const stages = card(page, 'Stages and predicates');
  await expect(stages).not.toContainText('Call1199');
  await stages.getByRole('button', { name: 'Show all 1,200 values' }).click();
  await expect(stages).toContainText('Call1199');
  await expect(card(page, 'Event coverage').getByRole('listitem')).toHaveCount(1);
  await expect(card(page, 'Event coverage')).toContainText('Show all 1,200 calls');
});

test('a page that is open follows when its set is replaced or removed', async ({ page }) => {
  const playground = await withOdd(page);
  await page.goto(`./#/rules/${ID}`);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('First Twin');
  const other = Buffer.from(
    zipSync({
      'odd/twin-1.yml': rule('Renamed', ID, '    s:\n        eventName: A\n    condition: s\n'),
    }),
  );
  await playground.drop({ name: 'odd.zip', content: other });
  await expect(main(page)).toContainText('1 rule of odd.zip is open');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Renamed');
});

test('where nothing can be stored, rules are open all the same', async ({ page }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await withOdd(page);
  await expect(main(page)).toContainText('5 rules of odd.zip are open, but not kept.');
  await search(page).fill('twin');
  await expect(found(page).getByRole('listitem')).toHaveCount(2);
});

test('kept rules are named and deleted where all is said of what is kept', async ({ page }) => {
  await withOdd(page);
  await page.getByRole('link', { name: 'About', exact: true }).click();
  await expect(main(page)).toContainText('Kept now: odd.zip, 5 rules.');
  await page.getByRole('button', { name: 'Delete the kept rules' }).click();
  await page.getByRole('button', { name: 'Delete 1 set of rules, for good' }).click();
  await expect(main(page)).toContainText('Deleted. The rules of the page itself stay.');
  await expect(main(page)).toContainText('None are kept now.');
  await page.reload();
  await page.goto('./#/rules');
  await expect(page.getByRole('list', { name: 'Sets of rules' })).not.toContainText('odd.zip');
});

test('everything that is kept goes at once', async ({ page }) => {
  await withOdd(page);
  await page.getByRole('link', { name: 'About', exact: true }).click();
  await page.getByRole('button', { name: 'Delete everything that is kept' }).click();
  await page.getByRole('button', { name: 'Delete drafts, workspaces and rules, for good' }).click();
  await expect(main(page)).toContainText('Deleted: drafts, workspaces and rules.');
  const left = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name!);
    const counts = names.map(
      (name) =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onerror = () => reject(opening.error!);
          opening.onsuccess = () => {
            const stores = [...opening.result.objectStoreNames];
            if (stores.length === 0) return resolve(0);
            const transaction = opening.result.transaction(stores);
            let sum = 0;
            for (const store of stores) {
              const counting = transaction.objectStore(store).count();
              counting.onsuccess = () => (sum += counting.result);
            }
            transaction.oncomplete = () => resolve(sum);
          };
        }),
    );
    return (await Promise.all(counts)).reduce((sum, one) => sum + one, 0);
  });
  expect(left).toBe(0);
});
