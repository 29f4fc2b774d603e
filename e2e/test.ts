// The `test` of every story. It fails when the page complains or asks for anything that is not a file of the build:
// console errors, page errors, policy violations, failed requests, sockets.
import { statSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, expect, test as base } from '@playwright/test';

const DIST = path.resolve(import.meta.dirname, '..', 'dist');

export interface Witness {
  /** Every request so far, as the address asked for. */
  readonly requests: string[];
  /** What went wrong so far. A story that provokes a complaint on purpose takes it out with `forgive`. */
  readonly complaints: string[];
  /** Drops the complaints that match, and says how many there were. */
  forgive(pattern: RegExp): number;
}

async function watch(context: BrowserContext, site: string): Promise<Witness> {
  const requests: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    requests.push(request.url());
    if (!isOfTheBuild(request.url(), site)) complaints.push(`request: ${request.url()}`);
    if (request.method() !== 'GET') complaints.push(`${request.method()}: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    complaints.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  // Violations inside the worker come as console errors.
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`error: ${String(error.error())}`));
  context.on('page', (page) => {
    page.on('websocket', (socket) => complaints.push(`socket: ${socket.url()}`));
  });
  await context.exposeFunction('stagelightViolation', (text: string) => {
    complaints.push(`policy: ${text}`);
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(window, 'stagelightViolation');
      const text = `${event.violatedDirective} ${event.blockedURI}`;
      if (typeof report === 'function') Reflect.apply(report, undefined, [text]);
    });
  });
  const forgive = (pattern: RegExp): number => {
    const kept = complaints.filter((text) => !pattern.test(text));
    const dropped = complaints.length - kept.length;
    complaints.splice(0, complaints.length, ...kept);
    return dropped;
  };
  return { requests, complaints, forgive };
}

/** A file in dist/, asked for without a query. Blobs and data addresses never leave the page. */
function isOfTheBuild(address: string, site: string): boolean {
  const url = new URL(address);
  if (url.protocol === 'blob:' || url.protocol === 'data:') return true;
  if (!address.startsWith(site) || url.search !== '') return false;
  const inside = decodeURIComponent(url.pathname.slice(new URL(site).pathname.length));
  const file = path.join(DIST, inside === '' ? 'index.html' : inside);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

export const test = base.extend<{ witness: Witness }>({
  witness: [
    async ({ context, baseURL }, use) => {
      if (baseURL === undefined) throw new Error('playwright.config.ts sets no baseURL');
      const witness = await watch(context, baseURL);
      await use(witness);
      expect(witness.complaints, 'what the page complained of or asked for').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
