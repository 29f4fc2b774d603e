// Grants what an address asks for beyond a place: another page's rule, an example, a link. What can't be opened is said, and nothing
// is opened in its place.
import { STALE } from '../worker/client';
import type { LinkState } from '../workspace/link';
import type { Opening } from './draft-record';
import { allExamples } from './examples';
import type { Playground } from './playground.svelte';
import { isEmbed } from './route';
import { wishOf } from './wish';

/** Once, then the address is plain again. */
export async function grant(playground: Playground, path: string): Promise<void> {
  // Another page altogether: neither becomes the other.
  if (isEmbed(location.hash)) return location.reload();
  const wish = wishOf(path);
  if (wish.problem !== undefined) playground.said.refuse(wish.problem);
  if (wish.rule !== undefined) {
    await playground.open({ rule: wish.rule, sources: [] }, 'opened a rule from another page');
  }
  if (wish.example !== undefined) await openNamed(playground, wish.example);
  if (wish.link !== undefined) await openLink(playground, wish.link);
  // One that could not be opened stays where it is: a reload, or a later page, may know it.
  if (playground.said.refusal === null) history.replaceState(null, '', '#/');
}

async function openNamed(playground: Playground, name: string): Promise<void> {
  const example = (await allExamples()).find((one) => one.name === name);
  if (example === undefined) playground.said.refuse(`There is no example named ${name}.`);
  else await playground.openExample(example);
}

export async function openLink(playground: Playground, hash: string): Promise<void> {
  const read = await playground.client.readLink(hash);
  if (read === STALE) return;
  if ('problem' in read) playground.said.refuse(read.problem.message);
  else await playground.open(openingOf(read.state), 'opened a link');
}

const openingOf = (state: LinkState): Opening => {
  const { rule, events, view, placeholders, expectations = [] } = state;
  return {
    rule,
    ...(placeholders === undefined ? {} : { placeholders }),
    view,
    expectations,
    sources: events.map(({ name, text }) => ({ name, blob: new Blob([text]) })),
  };
};
