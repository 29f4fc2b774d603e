// What reads the rules of a large set is a worker of the catalogue's worker. Where it dies, or never comes, the set is taken in all the same.
import { strToU8, zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';

const main = (page: Page) => page.getByRole('main');
const found = (page: Page) => page.getByRole('list', { name: 'Rules found' });

const COUNT = 1500;

/** Enough for a worker of its own, in many portions. */
const MANY = Buffer.from(
  zipSync(
    Object.fromEntries(
      Array.from({ length: COUNT }, (_, at) => [
        `many/rule-${at}.yml`,
        strToU8(
          `title: Numbered Rule ${at}\ndescription: ${'It has some more to say. '.repeat(8)}\nlogsource: {product: aws, service: cloudtrail}\ndetection:\n    s:\n        eventName: Call${at}\n    condition: s\n`,
        ),
      ]),
    ),
    { level: 1 },
  ),
);

const MODULE = /\/rule-reader-worker-[^/]*\.js$/;

/** The module as it is, with more before it. */
const withBefore = (page: Page, code: string): Promise<unknown> =>
  page.context().route(MODULE, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${code};${await answer.text()}` });
  });

/** Counts messages that ask for something; what it does with the third is the story's. */
const AT_THIRD = (what: string) =>
  `let asked = 0; addEventListener('message', (event) => { if (++asked === 3) { event.stopImmediatePropagation(); ${what} } })`;

const FATES: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'is gone in the middle, without a word': (page) => withBefore(page, AT_THIRD('close();')),
  'breaks in the middle': (page) =>
    withBefore(page, AT_THIRD("throw new Error('broken on purpose');")),
  'can not be loaded': (page) => page.context().route(MODULE, (route) => route.abort()),
  'is no program': (page) => withBefore(page, 'this is no program'),
  'can not be started': (page) =>
    page.context().route(/\/catalogue-worker-[^/]*\.js$/, async (route) => {
      const answer = await route.fetch();
      const code = `globalThis.Worker = function () { throw new DOMException('refused', 'SecurityError'); };`;
      await route.fulfill({ response: answer, body: `${code}${await answer.text()}` });
    }),
};

for (const [fate, provoke] of Object.entries(FATES)) {
  test(`what reads rules ${fate}: the set is taken in`, async ({ page, witness }) => {
    let touched = 0;
    page.context().on('request', (request) => {
      if (MODULE.test(request.url())) touched += 1;
    });
    await provoke(page);
    const playground = new Playground(page);
    await page.goto('./#/rules');
    await expect(found(page).getByRole('link').first()).toBeVisible();
    await playground.drop({ name: 'many.zip', content: MANY });
    await expect(main(page)).toContainText(
      '1,500 rules of many.zip are open and kept in this browser.',
    );
    const search = page.getByRole('searchbox', { name: 'Search the rules' });
    for (const one of [0, 777, COUNT - 1]) {
      await search.fill(`"numbered rule" call${one}`);
      await expect(found(page)).toContainText(`Numbered Rule ${one}`);
    }
    // As it is kept, it is whole.
    await page.reload();
    await search.fill(`call${COUNT - 1}`);
    await expect(found(page)).toContainText(`Numbered Rule ${COUNT - 1}`);
    expect(touched > 0).toBe(fate !== 'can not be started');
    await witness.forgive(/rule-reader-worker|broken on purpose|SyntaxError|ERR_FAILED/);
  });
}
