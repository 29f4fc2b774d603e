// What the address asks for, at the start and whenever it changes; without a wish, the draft that was kept, else the
// founding example.
import type { Found } from './draft-store';
import { founding } from './examples';
import { later } from './later';
import type { Playground } from './playground.svelte';
import { routeOf, type Route } from './route';

/** At the start; `found` is what the browser's storage held. */
export async function openFirst(
  playground: Playground,
  hash: string,
  found: Promise<Found>,
): Promise<void> {
  const { draft, problem } = await found;
  const route = routeOf(hash);
  // Who opens the page at the rules waits for them, and what is evaluated meanwhile has the same cores.
  if (route.place === 'rules') await later;
  if (draft !== null && (draft.rule !== '' || draft.sources.length > 0)) {
    await playground.open(draft, null);
  } else if (route.wish === undefined) {
    await playground.openExample(founding());
  }
  await openRoute(playground, route);
  if (problem !== '') playground.said.say(problem);
}

/** Grants the wish of an address, if it has one. */
export async function openRoute(playground: Playground, { wish }: Route): Promise<void> {
  if (wish !== undefined) await (await later).grant(playground, wish);
}
