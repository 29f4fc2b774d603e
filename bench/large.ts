// `npm run bench -- large`: a day of CloudTrail in the real page, beside what the same browser needs with as many workers to read the
// same files, and to parse every record of them; and beside `jq`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type Page } from '@playwright/test';
import { writeDelivered, writeNdjson } from './large-data';
import type { Row } from './statistics';

const GB = 1_000_000_000;
const SIZES = [10_000_000, 100_000_000, GB];

/** Matches hardly ever, as a rule should that one watches by. */
const RARE = `title: Trail stopped
logsource: { product: aws, service: cloudtrail }
detection:
  selection:
    eventSource: cloudtrail.amazonaws.com
    eventName: StopLogging
  condition: selection
`;

/**
 * What the page is measured against, in workers of its own: `read` the bytes, `stream` them, each worker its own part and always into
 * the same memory, or `parse` every record as well.
 */
const BASELINE = `
onmessage = async ({ data: { files, mode, worker, workers, size } }) => {
  let records = 0;
  const take = (text) => {
    if (text.startsWith('{"Records":')) return void (records += JSON.parse(text).Records.length);
    for (let at = text.indexOf('\\n') + 1; at > 0;) {
      const end = text.indexOf('\\n', at);
      if (end < 0) return;
      JSON.parse(text.slice(at, end));
      records++;
      at = end + 1;
    }
  };
  const stream = async (blob) => {
    const reader = blob.stream().getReader({ mode: 'byob' });
    for (let memory = new ArrayBuffer(256 * 1024); ;) {
      const { done, value } = await reader.read(new Uint8Array(memory));
      if (done) return;
      memory = value.buffer;
    }
  };
  if (mode === 'stream') {
    for (const file of files) {
      const part = Math.ceil(file.size / workers);
      await stream(file.slice(worker * part, (worker + 1) * part));
    }
    return postMessage(0);
  }
  const pieces = files.flatMap((file) => {
    if (file.name.endsWith('.gz')) return [file];
    return Array.from({ length: Math.ceil(file.size / size) }, (_, i) => file.slice(i * size, (i + 1) * size));
  });
  for (let i = worker; i < pieces.length; i += workers) {
    const packed = files[0].name.endsWith('.gz');
    const bytes = packed
      ? await new Response(pieces[i].stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
      : await pieces[i].arrayBuffer();
    if (mode === 'parse') take(new TextDecoder().decode(bytes));
  }
  postMessage(records);
};`;

const INPUT = 'bench-files';
const PIECE = 8 * 1024 * 1024;

/** Seconds that as many workers as there are cores need. */
function baseline(page: Page, mode: 'read' | 'stream' | 'parse'): Promise<number> {
  return page.evaluate(
    async ({ source, id, how, workers, size }) => {
      const files = [...((document.getElementById(id) as HTMLInputElement).files ?? [])];
      const types = (globalThis as unknown as { trustedTypes: TrustedTypes }).trustedTypes;
      const policy = types.createPolicy(`bench-${how}`, { createScriptURL: (url) => url });
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      const start = performance.now();
      await Promise.all(
        Array.from(
          { length: workers },
          (_, worker) =>
            new Promise<void>((done, fail) => {
              const own = new Worker(policy.createScriptURL(url));
              own.onmessage = () => (own.terminate(), done());
              own.onerror = (event) => fail(new Error(event.message));
              own.postMessage({ files, mode: how, worker, workers, size });
            }),
        ),
      );
      return (performance.now() - start) / 1000;
    },
    { source: BASELINE, id: INPUT, how: mode, workers: availableParallelism(), size: PIECE },
  );
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL: (url: string) => string };
}

interface Read {
  /** Seconds from the files to: the first rows, all verdicts, everything. */
  readonly rows: number;
  readonly judged: number;
  readonly counted: number;
  /** Milliseconds of the longest task of the main thread. */
  readonly longest: number;
  /** Milliseconds of the longest frame while one scrolls through all rows. */
  readonly frame: number;
  /** Megabytes of all processes of the browser above what they had before. */
  readonly memory: number;
}

/** `weighed`: memory is looked at meanwhile, which takes so long that times are measured without. */
async function measurePage(
  page: Page,
  files: readonly string[],
  { rule, weighed }: { readonly rule: string | undefined; readonly weighed: boolean },
): Promise<Read> {
  if (rule !== undefined) {
    await page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, rule);
    await page.waitForTimeout(500);
  }
  await page.evaluate(() => {
    Object.assign(globalThis, { longest: 0 });
    new PerformanceObserver((list) => {
      const own = globalThis as unknown as { longest: number };
      const begun = performance.getEntriesByName('bench:start')[0]?.startTime ?? Infinity;
      for (const { startTime, duration } of list.getEntries()) {
        // What the browser makes of a thousand files before it tells the page of them is part of the task in which it does.
        const after = startTime + duration - Math.max(startTime, begun);
        own.longest = Math.max(own.longest, after);
      }
    }).observe({ type: 'longtask' });
    performance.clearMarks();
    document
      .querySelector('input[aria-label="Files of events or rules"]')
      ?.addEventListener('change', () => performance.mark('bench:start'), { capture: true });
  });
  const before = memory();
  let most = before;
  const watching = setInterval(() => {
    if (weighed) most = Math.max(most, memory());
  }, 200);
  await page.getByLabel('Files of events or rules').setInputFiles([...files]);
  await page.waitForFunction(
    () => performance.getEntriesByName('stagelight:counted').length > 0,
    undefined,
    // To ask in every frame would be work of the page.
    { timeout: 300_000, polling: 250 },
  );
  await page.waitForTimeout(500);
  clearInterval(watching);
  const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
  const frame = await scrolling(page);
  return page.evaluate(
    (seen) => {
      const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
      const since = (name: string) => (at(name) - at('bench:start')) / 1000;
      return {
        rows: since('stagelight:rows'),
        judged: since('stagelight:judged'),
        counted: since('stagelight:counted'),
        ...seen,
      };
    },
    { longest, frame, memory: most - before },
  );
}

/** Turns the wheel for some seconds, and moves the bar through all rows. */
function scrolling(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const box = document.querySelector('[role=grid]');
    if (box === null) return NaN;
    const frame = () => new Promise<number>((drawn) => requestAnimationFrame(drawn));
    let [last, longest] = [await frame(), 0];
    for (let i = 0; i < 180; i++) {
      if (i < 90) box.scrollTop += 120;
      else box.scrollTop = (box.scrollHeight * (i - 90)) / 90;
      const now = await frame();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  });
}

/** Megabytes of all processes of all browsers; shared pages are counted once. Linux alone tells. */
function memory(): number {
  let kilobytes = 0;
  for (const process of readdirSync('/proc')) {
    if (!/^\d+$/.test(process)) continue;
    try {
      if (!readFileSync(`/proc/${process}/cmdline`, 'utf8').includes('chrom')) continue;
      const rollup = readFileSync(`/proc/${process}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return kilobytes / 1024;
}

async function freshPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  // What compiles this file names functions by a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('stagelight:verdict').length > 0);
  await page.waitForTimeout(500);
  return page;
}

async function baselines(browser: Browser, address: string, files: readonly string[]) {
  const page = await freshPage(browser, address);
  await page.evaluate((id) => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', id, multiple: true });
    document.body.append(input);
  }, INPUT);
  await page.locator(`#${INPUT}`).setInputFiles([...files]);
  const [plain, parse] = [await baseline(page, 'read'), await baseline(page, 'parse')];
  // Packed bytes have to be unpacked to be read; of others the quicker way counts.
  const packed = files.some((file) => file.endsWith('.gz'));
  const read = packed ? plain : Math.min(plain, await baseline(page, 'stream'));
  const found = { read, parse };
  await page.context().close();
  return found;
}

async function measured(
  browser: Browser,
  address: string,
  files: readonly string[],
  rule?: string,
): Promise<Read> {
  const read = async (weighed: boolean) => {
    const page = await freshPage(browser, address);
    const found = await measurePage(page, files, { rule, weighed });
    await page.context().close();
    return found;
  };
  const found = await read(false);
  return { ...found, memory: (await read(true)).memory };
}

export async function measureLarge(browser: Browser, address: string): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stagelight-bench-'));
  try {
    const rows: Row[] = [];
    const rates: number[] = [];
    for (const size of SIZES) {
      const file = path.join(folder, `${size}.ndjson`);
      const bytes = await writeNdjson(file, size);
      const found = await rowsFor(browser, address, 'NDJSON', [file], bytes);
      rates.push(found.find(({ what }) => what.includes('everything counted'))?.value ?? NaN);
      rows.push(...found);
      if (size === GB) rows.push(jq(file, bytes));
      rmSync(file);
    }
    const [, hundred = NaN, thousand = NaN] = rates;
    rows.push({
      what: 'a byte of 1 GB takes, against one of 100 MB',
      value: hundred / thousand,
      unit: '×',
    });
    const { files, unpacked } = writeDelivered(path.join(folder, 'delivered'), GB);
    rows.push(...(await rowsFor(browser, address, 'gzip', files, unpacked)));
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function rowsFor(
  browser: Browser,
  address: string,
  kind: string,
  files: readonly string[],
  bytes: number,
): Promise<Row[]> {
  const rate = (seconds: number) => bytes / 1e6 / seconds;
  const what = (of: string) => `${Math.round(bytes / 1e6).toLocaleString('en')} MB ${kind}: ${of}`;
  const base = await baselines(browser, address, files);
  const rare = await measured(browser, address, files, RARE);
  const common = await measured(browser, address, files);
  const loaded = bytes / 1024 / 1024;
  // Of less it takes longer to begin than to read: that shows how time grows.
  const telling = bytes > 0.9 * GB;
  return [
    { what: what('reading alone'), value: rate(base.read), unit: 'MB/s' },
    { what: what('parsing every record'), value: rate(base.parse), unit: 'MB/s' },
    {
      what: what('all verdicts, rule that hardly matches'),
      value: rate(rare.judged),
      unit: 'MB/s',
    },
    {
      what: what('… against parsing'),
      value: base.parse / rare.judged,
      unit: '×',
      ...(telling ? { atLeast: 2 } : {}),
    },
    {
      what: what('… against reading alone'),
      value: base.read / rare.judged,
      unit: '×',
      ...(telling ? { atLeast: 0.7 } : {}),
    },
    { what: what('all verdicts, 1 of 15 matches'), value: rate(common.judged), unit: 'MB/s' },
    { what: what('everything counted'), value: rate(common.counted), unit: 'MB/s' },
    { what: what('first result'), value: common.rows * 1000, unit: 'ms', atMost: 300 },
    { what: what('longest task of the page'), value: common.longest, unit: 'ms', atMost: 50 },
    { what: what('longest frame while scrolling'), value: common.frame, unit: 'ms', atMost: 50 },
    {
      what: what('memory where hardly anything matches'),
      value: rare.memory,
      unit: 'MB',
      atMost: 300,
    },
    {
      what: what('memory, above the empty page'),
      value: Math.max(rare.memory, common.memory),
      unit: 'MB',
      atMost: loaded * 1.2,
    },
  ];
}

/** The same question asked of the command line. */
function jq(file: string, bytes: number): Row {
  const start = performance.now();
  const filter =
    'select(.eventSource == "cloudtrail.amazonaws.com" and .eventName == "StopLogging")';
  const { status } = spawnSync('jq', ['-c', filter, file], { stdio: 'ignore' });
  const seconds = (performance.now() - start) / 1000;
  const what = status === 0 ? 'jq with the same filter' : 'jq is not installed';
  return { what, value: status === 0 ? bytes / 1e6 / seconds : 0, unit: 'MB/s' };
}
