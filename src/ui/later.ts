// Parts that the first screen does without, fetched as soon as there is a pause, whatever is open: a request at the moment
// of use would tell the host what one does and what is wrong with one's events.

const pause = new Promise<void>((done) => {
  // Not every browser has it.
  if ('requestIdleCallback' in window) requestIdleCallback(done);
  else setTimeout(done, 200);
});

export const later = pause.then(() => import('./later-parts'));

export const catalogue = () => import('./catalogue/CataloguePlace.svelte');

/** The catalogue's rules are there, and were given the time to be painted. */
export const shown = (): Promise<void> =>
  catalogue().then(({ shown: all }: { shown: Promise<void> }) => all);
