// The worker's own module: exposes a session to the page. It inherits the page's policy from the way it is started.
import { expose } from 'comlink';
import type { Testing } from './api';
import { Session } from './session';

const session = new Session((test) => {
  const message: Testing = { testing: test === null ? null : { key: test.key } };
  postMessage(message);
});

expose(session);
