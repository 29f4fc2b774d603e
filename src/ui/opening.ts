// What the address asks for, at the start and whenever it changes; without a wish, the draft that was kept, else the
// founding example. What can't be opened is said, and nothing is opened in its place.
import { STALE } from '../worker/client';
import type { LinkState } from '../workspace/link';
import type { Opening } from './draft-record';
import type { Found } from './draft-store';
import { allExamples, founding } from './examples';
import type { Playground } from './playground.svelte';
import { routeOf, type Route } from './route';

/** At the start; `found` is what the browser's storage held. */
export async function openFirst(
  playground: Playground,
  hash: string,
  found: Promise<Found>,
): Promise<void> {
  const { draft, missing, problem } = await found;
  const route = routeOf(hash);
  if (draft !== null && (draft.rule !== '' || draft.sources.length > 0)) {
    await playground.open(draft, null);
  } else if (!wishes(route)) {
    await playground.openExample(founding());
  }
  await openRoute(playground, route);
  const lost = missing.map(({ name }) => name).join(', ');
  if (lost !== '')
    playground.said.say(`Too large to keep: ${lost}. Open it again to go on with it.`);
  if (problem !== '') playground.said.say(problem);
}

const wishes = ({ link, example, rule, problem }: Route): boolean =>
  [link, example, rule, problem].some((wish) => wish !== undefined);

/** What an address asks for beyond a place; its wish is granted once, then the address is plain again. */
export async function openRoute(playground: Playground, route: Route): Promise<void> {
  if (!wishes(route)) return;
  if (route.problem !== undefined) playground.said.refuse(route.problem);
  if (route.rule !== undefined) {
    await playground.open({ rule: route.rule, sources: [] }, 'opened a rule from another page');
  }
  if (route.example !== undefined) await openNamed(playground, route.example);
  if (route.link !== undefined) await openLink(playground, route.link);
  // One that could not be opened stays where it is: a reload, or a later page, may know it.
  if (playground.said.refusal === null) history.replaceState(null, '', '#/');
}

async function openNamed(playground: Playground, name: string): Promise<void> {
  const example = (await allExamples()).find((one) => one.name === name);
  if (example === undefined) playground.said.refuse(`There is no example named ${name}.`);
  else await playground.openExample(example);
}

async function openLink(playground: Playground, hash: string): Promise<void> {
  const read = await playground.client.readLink(hash);
  if (read === STALE) return;
  if ('problem' in read) playground.said.refuse(read.problem.message);
  else await playground.open(openingOf(read.state), 'opened a link');
}

const openingOf = ({ rule, events, view, placeholders }: LinkState): Opening => ({
  rule,
  ...(placeholders === undefined ? {} : { placeholders }),
  view,
  sources: events.map(({ name, text }) => ({ name, blob: new Blob([text]) })),
});
