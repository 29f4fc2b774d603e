// What one looks at, as the small record that drafts and links carry. A record from elsewhere is read with care.
import type { WindowKind } from '../engine/correlation/windows';
import type { View } from '../workspace/link';
import { EVERYTHING, type Pattern, type Picking, type Sort } from './rows';

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
  const stages = JSON.stringify(Object.fromEntries(pattern));
  return {
    ...(selected === null ? {} : { selected }),
    ...(marked === null ? {} : { marked }),
    ...(focus === null ? {} : { focus }),
    ...(windows === 'sliding' ? {} : { windows }),
    ...(filter === 'all' ? {} : { filter }),
    ...(text === '' ? {} : { text: text.slice(0, MOST) }),
    ...(pattern.size === 0 || stages.length > MOST ? {} : { stages }),
    ...(sort === '' ? {} : { sort }),
  };
}

/** Which events are shown, and in what order. */
export const pickingOf = ({ filter, text, pattern, sort }: Looking): Picking => ({
  filter,
  text,
  pattern,
  sort,
});

/** For a set of `total` events: a selection outside it falls back to the first. */
export function readView(view: View, total: number): Looking {
  const { selected, marked, focus, windows, filter, text, stages, sort } = view as Readonly<
    Record<string, unknown>
  >;
  const sound = typeof selected === 'number' && Number.isInteger(selected) && selected >= 0;
  const wanted = sound && selected < total ? selected : 0;
  return {
    selected: total === 0 ? null : wanted,
    marked: typeof marked === 'string' ? marked : null,
    focus: typeof focus === 'string' ? focus : null,
    windows: windows === 'tumbling' ? windows : 'sliding',
    filter: filter === 'match' || filter === 'none' ? filter : EVERYTHING.filter,
    text: typeof text === 'string' ? text : '',
    pattern: typeof stages === 'string' ? readStages(stages) : EVERYTHING.pattern,
    sort: SORTS.find((one) => one === sort) ?? '',
  };
}

function readStages(text: string): Pattern {
  try {
    const entries: [string, unknown][] = Object.entries(JSON.parse(text) as object);
    return new Map(
      entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    );
  } catch {
    return EVERYTHING.pattern;
  }
}
