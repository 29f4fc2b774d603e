// A link within a page of another site: that page shows the rule, one event's verdict and why, in a frame that keeps nothing.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';
import { embedOf, embedSnippet } from '../src/view/embed';
import { Playground } from './playground';
import { expect, test as base } from './test';

/** Serves a page that holds this HTML, from an origin of its own. */
interface Elsewhere {
  show(page: Page, html: string): Promise<FrameLocator>;
}

const test = base.extend<{ elsewhere: Elsewhere }>({
  elsewhere: async ({ witness }, use) => {
    let body = '';
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>A wiki</title><h1>A wiki</h1>${body}`);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}/`;
    await use({
      async show(page, html) {
        body = `<link rel="icon" href="data:,">${html}`;
        await page.goto(address);
        return page.frameLocator('iframe');
      },
    });
    // The page around the frame is none of ours; whatever the frame asks for is judged as ever.
    await witness.forgive(new RegExp(`^request: ${address}$`));
    server.close();
  },
});

/** The link to what is open, and the HTML that puts it into another page. */
async function shared({ page }: Playground): Promise<{ link: string; html: string }> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#\/p\/3/);
  const link = await field.inputValue();
  await page.getByRole('button', { name: 'Embed' }).click();
  await expect(page.getByText('HTML of the embed copied.')).toBeVisible();
  const html = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Close' }).click();
  return { link, html };
}

const verdictIn = (place: FrameLocator) =>
  place.getByRole('region', { name: 'Verdict' }).getByRole('paragraph').first();
const whyIn = (place: FrameLocator) => place.getByRole('region', { name: 'Why' });

test('shows verdict, lights and why as the playground does, and leads there', async ({
  page,
  browser,
  baseURL,
  elsewhere,
}) => {
  const playground = new Playground(page);
  await playground.open();
  const sentence = (await playground.verdict.getByRole('paragraph').first().textContent()) ?? '';
  const why = (await playground.why.innerText()).trim();
  const marks = await playground.marks().count();
  const { html } = await shared(playground);
  await page.close();

  // Somebody who has never been on our page.
  const other = await browser.newContext({ viewport: { width: 900, height: 700 } });
  const wiki = await other.newPage();
  const frame = await elsewhere.show(wiki, html);
  await expect(verdictIn(frame)).toHaveText(sentence);
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('CloudTrail System Manager');
  expect((await whyIn(frame).innerText()).trim()).toBe(why);
  await expect(frame.getByRole('button', { name: /satisfied/ })).not.toHaveCount(0);
  const lit = frame.getByRole('group', { name: 'Rule with lights' });
  await expect(lit.getByRole('button', { name: /satisfied/ })).toHaveCount(marks);

  // nothing to edit: neither a key nor a click opens an editor
  await lit.press('x');
  await lit.getByText('selection_event').first().click();
  await expect(frame.getByRole('textbox')).toHaveCount(0);

  // another event, by keyboard
  const choice = frame.getByRole('combobox', { name: 'Event' });
  await expect(choice.getByRole('option')).toHaveCount(12);
  await choice.focus();
  await wiki.keyboard.press('ArrowDown');
  await expect(verdictIn(frame)).not.toHaveText(sentence);
  await frame.getByRole('button', { name: 'Event before' }).click();
  await expect(verdictIn(frame)).toHaveText(sentence);

  // nothing is kept
  const place = wiki.frames().find((one) => one.url().includes('#/embed/'));
  const stored = await place?.evaluate(async () => ({
    databases: (await indexedDB.databases()).length,
    kept: localStorage.length + sessionStorage.length,
    cookie: document.cookie,
  }));
  expect(stored).toEqual({ databases: 0, kept: 0, cookie: '' });

  const opening = other.waitForEvent('page');
  await frame.getByRole('link', { name: 'Open in Stagelight' }).click();
  const whole = new Playground(await opening);
  await whole.says(sentence);
  expect(whole.page.url()).toContain(new URL(baseURL ?? '').pathname);
  expect(await whole.page.evaluate(() => window.opener === null)).toBe(true);
  await other.close();
});

test('says what each event is expected to come to, and whether it does', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.select(2);
  await playground.eventPane.getByRole('button', { name: 'Expected: no match' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Expect match' }).press('Enter');
  const { link } = await shared(playground);
  await page.goto('about:blank');
  await page.goto(embedOf(link));
  const expectations = page.getByRole('group', { name: 'Expectations' });
  await expect(expectations).toContainText('expected match, is no match');
  await expect(expectations).toContainText('11 pass, 1 fails');
  const choice = page.getByRole('combobox', { name: 'Event' });
  await expect(choice.getByRole('option').nth(1)).toHaveText(/no match, fails: expected match$/);
  await page.getByRole('button', { name: 'Next event' }).click();
  await expect(expectations).toContainText('as expected: ');
});

test('goes to one of many events by its number', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const many = Array.from({ length: 1234 }, (_, n) => ({
    eventName: n === 999 ? 'Rare' : 'Often',
  }));
  await playground.paste(many.map((event) => JSON.stringify(event)).join('\n'));
  await expect(playground.stagesPane).toContainText('1,234 records');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('radio', { name: /all 1,234 events/ }).check();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#\/p\/3/);
  const link = await field.inputValue();
  await page.goto('about:blank');
  await page.goto(embedOf(link));
  const number = page.getByRole('spinbutton', { name: 'Event' });
  const picker = page.getByRole('region', { name: 'Events of the link' });
  await expect(number).toHaveValue('1');
  await expect(number).toHaveAccessibleDescription('of 1,234');
  await expect(picker).toContainText('Often');
  await number.fill('1000');
  await number.press('Enter');
  await expect(picker).toContainText('Rare');
  await page.getByRole('button', { name: 'Next event' }).click();
  await expect(number).toHaveValue('1001');
  // There is none behind the last.
  await number.fill('9999');
  await number.press('Enter');
  await expect(number).toHaveValue('1234');
  await expect(page.getByRole('button', { name: 'Next event' })).toBeDisabled();
});

test('leaves what is open in the playground alone', async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const { link } = await shared(playground);
  await playground.paste('title: Mine\ndetection:\n  a:\n    eventName: x\n  condition: a\n');
  await expect(playground.litRule).toContainText('title: Mine');
  await expect(page.getByText('saved')).toBeVisible();
  // the same origin: an embed in an address of ours
  await page.goto(embedOf(link));
  await expect(page.getByRole('link', { name: 'Open in Stagelight' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('The call fits');
  await page.goto('about:blank');
  await page.goto('./');
  await expect(playground.litRule).toContainText('title: Mine');
});

test('what can’t be opened is said in its place', async ({ page, baseURL, elsewhere }) => {
  const frame = await elsewhere.show(page, embedSnippet(`${baseURL}#/p/3abcdefgh`, ''));
  await expect(frame.getByRole('alert')).toContainText('This link is damaged');
  await expect(frame.getByRole('region', { name: 'Verdict' })).toHaveCount(0);
});
