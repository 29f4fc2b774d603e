// The `test` of every story. It fails when the page or its worker complains or asks for anything that is not a file of the
// build: console errors, page errors, policy violations, failed requests, sockets.
import { statSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, expect, test as base, type Worker } from '@playwright/test';

const DIST = path.resolve(import.meta.dirname, '..', 'dist');

export class Witness {
  /** Every request so far, as the address asked for. */
  readonly requests: string[] = [];
  readonly #complaints: string[] = [];
  /** Who leaves a page takes back what is on its way, and the next one asks for it again. */
  readonly #takenBack: string[] = [];
  readonly #finished = new Set<string>();
  readonly #workers: Worker[] = [];
  readonly #context: BrowserContext;
  readonly #site: string;

  constructor(context: BrowserContext, site: string) {
    this.#context = context;
    this.#site = site;
  }

  async watch(): Promise<void> {
    const context = this.#context;
    const complain = (text: string) => void this.#complaints.push(text);
    context.on('request', (request) => {
      this.requests.push(request.url());
      if (!isOfTheBuild(request.url(), this.#site)) complain(`request: ${request.url()}`);
      if (request.method() !== 'GET') complain(`${request.method()}: ${request.url()}`);
    });
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      if (why === 'net::ERR_ABORTED') this.#takenBack.push(request.url());
      else complain(`failed: ${request.url()} ${why}`);
    });
    context.on('requestfinished', (request) => void this.#finished.add(request.url()));
    context.on('response', (response) => {
      if (response.status() >= 400) complain(`${response.status()}: ${response.url()}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error') complain(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => complain(`error: ${String(error.error())}`));
    context.on('page', (page) => {
      page.on('websocket', (socket) => complain(`socket: ${socket.url()}`));
      page.on('worker', (worker) => {
        this.#workers.push(worker);
        worker.evaluate(listen).catch(() => undefined); // gone already
      });
    });
    await context.addInitScript(listen);
  }

  /** What went wrong so far, violations kept by pages and workers included. */
  async complaints(): Promise<readonly string[]> {
    const places: { evaluate(ask: () => string[]): Promise<string[]> }[] = [
      ...this.#context.pages(),
      ...this.#workers,
    ];
    for (const place of places) {
      // A worker that was ended, or hangs in a regular expression, does not answer.
      const patience = new Promise<string[]>((resolve) => setTimeout(() => resolve([]), 1000));
      const told = await Promise.race([place.evaluate(tell).catch((): string[] => []), patience]);
      this.#complaints.push(...told.map((text) => `policy: ${text}`));
    }
    const missing = this.#takenBack.splice(0).filter((url) => !this.#finished.has(url));
    this.#complaints.push(...missing.map((url) => `failed: ${url} net::ERR_ABORTED`));
    return this.#complaints;
  }

  /** For a story that provokes on purpose: drops the complaints that match, and says which. */
  async forgive(pattern: RegExp): Promise<string[]> {
    const all = await this.complaints();
    const dropped = all.filter((text) => pattern.test(text));
    this.#complaints.splice(0, all.length, ...all.filter((text) => !pattern.test(text)));
    return dropped;
  }
}

/** Runs in page and worker: a violation in the worker is seen nowhere else, not even on the console. */
function listen(): void {
  const kept: string[] = [];
  Reflect.set(globalThis, 'stagelightViolations', kept);
  globalThis.addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, blockedURI } = event;
    kept.push(`${violatedDirective} ${blockedURI}`);
  });
}

/** Runs in page and worker. Each violation is told once. */
function tell(): string[] {
  const kept = Reflect.get(globalThis, 'stagelightViolations') as string[] | undefined;
  return kept?.splice(0) ?? [];
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
      const witness = new Witness(context, baseURL);
      await witness.watch();
      await use(witness);
      const complaints = await witness.complaints();
      expect(complaints, 'what the page complained of or asked for').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
