// The worker's own module: exposes a session to the page. It inherits the page's policy from the way it is started.
import { expose } from 'comlink';
import type { Learned, Testing } from './api';
import { Session } from './session';

const session = new Session((test, events) => {
  const message: Testing = { testing: test === null ? null : { key: test.key, events } };
  postMessage(message);
}, wantNames);

let asked = false;

/** Once: where they can't be fetched, a hint is missing and no more. */
function wantNames(): void {
  if (asked) return;
  asked = true;
  void import('../cloudtrail/api-names').then(
    ({ apiNames }) => {
      session.learn(apiNames());
      const message: Learned = { learned: true };
      postMessage(message);
    },
    () => undefined,
  );
}

expose(session);
