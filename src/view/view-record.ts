// What one looks at, as the small record that drafts and links carry. A record from elsewhere is read with care.
import type { View } from '../workspace/link';
import type { Filter } from './matrix';

export interface Looking {
  /** Index of the event in view. */
  readonly selected: number | null;
  /** Id of the predicate or item that is selected everywhere. */
  readonly marked: string | null;
  readonly filter: Filter;
}

export function viewOf({ selected, marked, filter }: Looking): View {
  return {
    ...(selected === null ? {} : { selected }),
    ...(marked === null ? {} : { marked }),
    ...(filter === 'all' ? {} : { filter }),
  };
}

/** For a set of `total` events: a selection outside it falls back to the first. */
export function readView(view: View, total: number): Looking {
  const { selected, marked, filter } = view as Readonly<Record<string, unknown>>;
  const sound = typeof selected === 'number' && Number.isInteger(selected) && selected >= 0;
  const wanted = sound && selected < total ? selected : 0;
  return {
    selected: total === 0 ? null : wanted,
    marked: typeof marked === 'string' ? marked : null,
    filter: filter === 'match' || filter === 'none' ? filter : 'all',
  };
}
