// The worker's own module: exposes a session to the page. It inherits the page's policy from the way it is started.
import { expose } from 'comlink';
import type { Learned, Testing } from './api';
import { isLarge } from './large/is-large';
import { readersAtOnce, startReader } from './large/start-reader';
import { Session } from './session';

const session = new Session(
  (test, events) => {
    const message: Testing = { testing: test === null ? null : { key: test.key, events } };
    postMessage(message);
  },
  wantNames,
  async (sources) => {
    if (!(await isLarge(sources))) return null;
    // They come up while what gives them work is still being fetched.
    const begun = Array.from({ length: readersAtOnce() }, startReader);
    try {
      const { openLarge } = await import('./on-demand');
      told = false;
      return openLarge(sources, begun, grew);
    } catch (error) {
      for (const reader of begun) reader.terminate();
      throw error;
    }
  },
);

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
