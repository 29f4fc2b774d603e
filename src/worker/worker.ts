// The worker's own module: exposes a session to the page. It inherits the page's policy from the way it is started.
import { expose } from 'comlink';
import type { Learned, Testing } from './api';
import { isLarge } from './large/is-large';
import type { Reader } from './large/pool';
import { readersAtOnce, startReader } from './large/start-reader';
import { Session } from './session';

const session = new Session(
  (test, events) => {
    const message: Testing = { testing: test === null ? null : { key: test.key, events } };
    postMessage(message);
  },
  wantNames,
  async (sources) => {
    opened += 1;
    const own = (await isLarge(sources)) ? takeReaders() : null;
    if (own === null) {
      endReaders();
      return null;
    }
    try {
      const { openLarge } = await import('./on-demand');
      told = false;
      return openLarge(sources, own, grew);
    } catch (error) {
      for (const reader of own) reader.terminate();
      throw error;
    }
  },
  (first, bytes) => {
    const before = opened;
    isLarge([first], undefined, bytes).then(
      (large) => large && before === opened && beginReaders(),
      // Whoever opens it says what is wrong with it.
      () => undefined,
    );
  },
);

/** They come up while the first events are looked at, and what gives them work is still being fetched. */
let readers: Reader[] = [];

/** How often events were opened: what is begun behind that would have nobody to read for. */
let opened = 0;

function beginReaders(): void {
  while (readers.length < readersAtOnce()) readers.push(startReader());
}

function takeReaders(): readonly Reader[] {
  beginReaders();
  const own = readers;
  readers = [];
  return own;
}

function endReaders(): void {
  for (const reader of readers) reader.terminate();
  readers = [];
}

// Before it is needed, in a pause: whoever opens large files would wait for it, and a request then would tell the host of it.
setTimeout(() => void import('./on-demand').catch(() => undefined), 1000);

let asked = false;

/** Once: where they can't be fetched, a hint is missing and no more. */
function wantNames(): void {
  if (asked) return;
  asked = true;
  void import('../cloudtrail/api-names').then(
    ({ apiNames }) => {
      session.learn(apiNames());
      tellLearned();
    },
    () => undefined,
  );
}

function tellLearned(): void {
  const message: Learned = { learned: true };
  postMessage(message);
}

/** The page asks again whenever it hears of it: soon at first and at each end, else not more often than one can read. */
const SOON = 50;
const BETWEEN = 400;

let told = false;

let telling: ReturnType<typeof setTimeout> | null = null;

function grew(soon: boolean): void {
  if (soon && telling !== null) {
    clearTimeout(telling);
    telling = null;
  }
  const wait = soon ? 0 : told ? BETWEEN : SOON;
  telling ??= setTimeout(() => {
    telling = null;
    told = true;
    tellLearned();
  }, wait);
}

expose(session);
