// Parts that the first screen does without, fetched as soon as there is a pause, whatever is open: a request at the moment
// of use would tell the host what one does and what is wrong with one's events.
import { routeOf } from './route';

/** Ends the waiting of whoever opens the page at the rules: first comes what was asked for. Until then it takes two seconds at most. */
export let listed: () => void;

const pause = new Promise<void>((done) => {
  listed = done;
  if (routeOf(location.hash).place === 'rules') setTimeout(done, 2000);
  // Not every browser has it.
  else if ('requestIdleCallback' in window) requestIdleCallback(() => done());
  else setTimeout(done, 200);
});

export const later = pause.then(() => import('./later-parts'));
