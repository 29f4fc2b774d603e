// Event sets of what is open: leaving one out, taking it in again, another name, removal. Changes made to single events go with their set.
import { count } from '../../view/value-words';
import { STALE } from '../../worker/client';
import type { EventSource } from '../../worker/api';
import type { Playground } from '../playground.svelte';
import { following } from './following';
import { NOTHING_BESIDE } from './workspaces.svelte';

export const leaveOut = (playground: Playground, set: EventSource): Promise<void> =>
  changeOpen(playground, set, `left out ${set.name}`, (open, aside, at) => ({
    open: without(open, at),
    aside: [...aside, open[at]!],
    gone: 'aside',
  }));

export const takeIn = (playground: Playground, set: EventSource): Promise<void> =>
  changeAside(playground, set, `took in ${set.name} again`, (open, aside, at) => ({
    open: [...open, set],
    aside: without(aside, at),
  }));

export const removeOpen = (playground: Playground, set: EventSource): Promise<void> =>
  changeOpen(playground, set, `removed ${set.name}`, (open, aside, at) => ({
    open: without(open, at),
    aside,
  }));

export const removeAside = (playground: Playground, set: EventSource): Promise<void> =>
  changeAside(playground, set, `removed ${set.name}`, (open, aside, at) => ({
    open,
    aside: without(aside, at),
  }));

export const renameSet = (playground: Playground, set: EventSource, name: string): Promise<void> =>
  changeOpen(playground, set, `renamed ${set.name}`, (open, aside, at) => ({
    open: open.map((one, i) => (i === at ? { ...one, name } : one)),
    aside,
    places: open.map((_, i) => i),
  }));

type Sets = readonly EventSource[];

/** What becomes of them; `at` is where the set is that it is about. */
type To = (open: Sets, aside: Sets, at: number) => Next;

interface Next {
  readonly open: Sets;
  readonly aside: Sets;
  /** Left out: what is gone is removed. */
  readonly gone?: 'aside';
  /** Left out: each is where it is found. */
  readonly places?: readonly number[];
}

let last: Promise<void> = Promise.resolve();

/** One after the other: what is asked for while another change is on its way is done to what comes of that. */
function inTurn(what: () => Promise<void>): Promise<void> {
  last = last.then(what, what);
  return last;
}

const changeOpen = (playground: Playground, set: EventSource, label: string, to: To) =>
  inTurn(async () => {
    const at = playground.draft.sources.indexOf(set);
    if (at >= 0) await change(playground, label, (open, aside) => to(open, aside, at));
  });

const changeAside = (playground: Playground, set: EventSource, label: string, to: To) =>
  inTurn(async () => {
    const at = (playground.beside ?? NOTHING_BESIDE).sets.indexOf(set);
    if (at >= 0) await change(playground, label, (open, aside) => to(open, aside, at));
  });

async function change(
  playground: Playground,
  label: string,
  to: (open: Sets, aside: Sets) => Next,
): Promise<void> {
  const before = await ownSets(playground);
  if (before === null) return;
  const besideNow = () => playground.beside ?? NOTHING_BESIDE;
  const { open, aside, gone = 'removed', places } = to(before, besideNow().sets);
  const selected = selectedIn(playground, before, open);
  const same = open.length === before.length && open.every((set, i) => set === before[i]);
  if (same) return playground.open({ beside: { ...besideNow(), sets: aside } }, label);
  const kept = await following(playground, {
    sets: { before, after: open, aside: aside.map(({ name }) => name) },
    places: places ?? before.map((set) => placeIn(open, set)),
    gone,
  });
  if (kept === null) return;
  const view = { ...playground.view, selected };
  const all = { ...besideNow(), sets: aside, expectations: kept.rest };
  await playground.open({ sources: open, view, beside: all, ...kept.opening }, label);
  if (kept.words !== '') playground.said.say(kept.words);
}

function placeIn(sets: Sets, set: EventSource): number | null {
  const at = sets.indexOf(set);
  return at < 0 ? null : at;
}

/** The sets with what was changed of their events; null where that can't be, which is said. */
async function ownSets({ draft, growing, client, said }: Playground): Promise<Sets | null> {
  const { sources, edits, shifts = [] } = draft;
  if (edits.length + shifts.length === 0) return sources;
  if (growing !== null) {
    said.say(
      `Events that stay in their files can’t be taken apart while ${count(edits.length, 'event')} of them are changed.`,
    );
    return null;
  }
  const sets = await client.zip('ownSets', { sources, changes: { edits, shifts } });
  return sets === STALE ? null : sets;
}

/** Where the event in view is afterwards; 0 where it is not there any more. */
function selectedIn({ events, selected }: Playground, before: Sets, after: Sets): number {
  let first = 0;
  const sources = events.sources.map(({ events: number }, i) => {
    const begin = first;
    first += number;
    return { set: before[i], begin, number };
  });
  const own = sources.find(
    ({ begin, number }) => selected !== null && begin <= selected && selected < begin + number,
  );
  if (own?.set === undefined || selected === null || !after.includes(own.set)) return 0;
  let begin = 0;
  for (const set of after) {
    if (set === own.set) return begin + selected - own.begin;
    begin += sources.find((one) => one.set === set)?.number ?? 0;
  }
  return 0;
}

const without = (sets: Sets, at: number): Sets => sets.filter((_, i) => i !== at);
