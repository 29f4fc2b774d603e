// Expectations where rule files or event sets of what is open come, go or change places: the worker says what becomes of them.
import { count } from '../../view/value-words';
import { STALE } from '../../worker/client';
import type { RearrangeRequest } from '../../worker/zip-api';
import type { Opening } from '../draft-record';
import type { Playground } from '../playground.svelte';
import { NOTHING_BESIDE } from './workspaces.svelte';

/** What changes; what is left out stays as it is. */
export interface Change extends Pick<RearrangeRequest, 'gone'> {
  readonly rule?: string;
  readonly sets?: {
    readonly before: NonNullable<RearrangeRequest['before']['events']>['sources'];
    readonly after: NonNullable<RearrangeRequest['before']['events']>['sources'];
    /** Names of those left out afterwards. */
    readonly aside: readonly string[];
  };
  /** Where each rule file, and each set, is afterwards; null: gone. */
  readonly places: readonly (number | null)[];
}

export interface Following {
  readonly opening: Pick<Opening, 'expectations'>;
  readonly rest: string | null;
  /** What is lost, in words; else empty. */
  readonly words: string;
}

/** null where something else was done meanwhile: nothing is to be changed then. */
export async function following(playground: Playground, change: Change): Promise<Following | null> {
  const { draft, beside, expected, client } = playground;
  const rest = beside?.expectations ?? null;
  if (expected.all.length === 0 && rest === null) return { opening: {}, rest, words: '' };
  const answer = await client.zip('rearrange', requestOf(playground, change));
  const now = playground.draft;
  const same = now.rule === draft.rule && now.sources === draft.sources;
  if (answer === STALE || !same || playground.expected.all !== expected.all) return null;
  const { lost } = answer;
  const words =
    lost === 0
      ? ''
      : `${count(lost, 'expectation')} went with it; Undo brings ${lost === 1 ? 'it' : 'them'} back.`;
  return { opening: { expectations: answer.expected }, rest: answer.rest, words };
}

function requestOf(playground: Playground, { rule, sets, places, gone }: Change): RearrangeRequest {
  const { draft, beside, expected, growing } = playground;
  const { sources, edits, shifts = [] } = draft;
  const aside = (beside ?? NOTHING_BESIDE).sets.map(({ name }) => name);
  const names = [...sources.map(({ name }) => name), ...aside];
  const changes = { edits, shifts };
  const own = { changes: { edits: [], shifts: [] } };
  const open = sets === undefined ? { sources, changes } : { sources: sets.before, ...own };
  const before = { rule: draft.rule, events: growing === null ? open : null, setNames: names };
  const after =
    sets === undefined
      ? { rule: rule ?? draft.rule, setNames: names }
      : {
          rule: draft.rule,
          events: growing === null ? { sources: sets.after, ...own } : null,
          setNames: [...sets.after.map(({ name }) => name), ...sets.aside],
        };
  // Of events that stay in their files it is not known where each set ends.
  const moved = growing === null ? places : [places.every((to, at) => to === at) ? 0 : null];
  return {
    ...{ before, after, gone, expected: expected.all, rest: beside?.expectations ?? null },
    ...(rule === undefined ? {} : { files: places }),
    ...(sets === undefined ? {} : { sets: moved }),
  };
}
