// What one looks at, as the small record that drafts and links carry. A record from elsewhere is read with care.
import type { WindowKind } from '../engine/correlation/windows';
import type { View } from '../workspace/link';
import { EVERYTHING, type Facet, type Picking, type Sort, type Span } from './picking';

export interface Looking extends Picking {
  /** Index of the event in view. */
  readonly selected: number | null;
  /** Id of the predicate or item that is selected everywhere. */
  readonly marked: string | null;
  /** Id of the verdict in focus, where it is not the one that the text itself suggests. */
  readonly focus: string | null;
  readonly windows: WindowKind;
}

/** Nothing selected, nothing chosen. */
export const AS_ALWAYS = { selected: null, marked: null, focus: null, windows: 'sliding' } as const;

/** Characters of one entry of the record (docs/links.md). */
const MOST = 1000;

const SORTS: readonly Sort[] = ['', 'time', '-time', 'name', '-name', 'verdict', '-verdict'];

export function viewOf(looking: Looking): View {
  const { selected, marked, focus, windows, filter, text, pattern, sort } = looking;
  const { facets, span } = looking;
  const stages = JSON.stringify(Object.fromEntries(pattern));
  const facts = JSON.stringify(Object.fromEntries(facets));
  return {
    ...(selected === null ? {} : { selected }),
    ...(marked === null ? {} : { marked }),
    ...(focus === null ? {} : { focus }),
    ...(windows === 'sliding' ? {} : { windows }),
    ...(filter === 'all' ? {} : { filter }),
    ...(text === '' ? {} : { text: text.slice(0, MOST) }),
    ...(pattern.size === 0 || stages.length > MOST ? {} : { stages }),
    ...(facets.size === 0 || facts.length > MOST ? {} : { facts }),
    ...(span === null ? {} : { span: span.join(' ') }),
    ...(sort === '' ? {} : { sort }),
  };
}

/** Which events are shown, and in what order. */
export const pickingOf = (looking: Looking): Picking => {
  const { filter, text, pattern, sort, facets, span } = looking;
  return { filter, text, pattern, sort, facets, span };
};

/** For a set of `total` events: a selection outside it falls back to the first. */
export function readView(view: View, total: number): Looking {
  const { selected, marked, focus, windows, filter, text, stages, facts, span, sort } =
    view as Readonly<Record<string, unknown>>;
  const sound = typeof selected === 'number' && Number.isInteger(selected) && selected >= 0;
  const wanted = sound && selected < total ? selected : 0;
  return {
    selected: total === 0 ? null : wanted,
    marked: typeof marked === 'string' ? marked : null,
    focus: typeof focus === 'string' ? focus : null,
    windows: windows === 'tumbling' ? windows : 'sliding',
    filter: filter === 'match' || filter === 'none' ? filter : EVERYTHING.filter,
    text: typeof text === 'string' ? text : '',
    pattern: new Map(entriesOf(stages).filter(isStage)),
    facets: new Map(entriesOf(facts).filter(isFacet)),
    span: readSpan(span),
    sort: SORTS.find((one) => one === sort) ?? '',
  };
}

function entriesOf(text: unknown): [string, unknown][] {
  if (typeof text !== 'string') return [];
  try {
    return Object.entries(JSON.parse(text) as object);
  } catch {
    return [];
  }
}

const isStage = (entry: [string, unknown]): entry is [string, boolean] =>
  typeof entry[1] === 'boolean';

const FACETS: readonly string[] = [
  'name',
  'service',
  'principal',
  'errorCode',
  'address',
  'region',
] satisfies Facet[];

const isFacet = (entry: [string, unknown]): entry is [Facet, string] =>
  FACETS.includes(entry[0]) && typeof entry[1] === 'string';

function readSpan(text: unknown): Span | null {
  const found = typeof text === 'string' ? /^(-?\d{1,15}) (-?\d{1,15})$/.exec(text) : null;
  return found && [Number(found[1]), Number(found[2])];
}
