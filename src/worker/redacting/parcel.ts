// What travels with a link, picked from what is held, still as it is. Knows nothing of redaction.
import type { NamedText } from '../../text/file-marks';
import { compactJson, type JsonValue } from '../../text/json';
import type { Expectation } from '../../workspace/expectations';
import { MAX_BYTES, type View } from '../../workspace/link';
import type { PlaceholderValues, SourceSummary } from '../api';
import type { LinkRequest } from '../sharing-api';

/** The events as they are now, edits included. */
export interface Held {
  /** In their order; each has as many events as it was read with. */
  readonly sources: readonly Pick<SourceSummary, 'name' | 'events'>[];
  readonly size: number;
  value(index: number): JsonValue;
}

export interface Parcel {
  readonly rule: string;
  readonly view: View;
  readonly placeholders: PlaceholderValues | undefined;
  /** Names of the sources of which events travel, and how many of each. */
  readonly sets: readonly { readonly name: string; readonly events: number }[];
  /** Of all sets, one behind the other; their indices among those held. */
  readonly events: readonly JsonValue[];
  readonly indices: readonly number[];
  /** By their place among those; null where nothing is expected. */
  readonly expectations: readonly Expectation[] | null;
  /** Where more travels than a link has. */
  readonly beside?: Beside;
  /** No link can hold it, and it is not all there. */
  readonly tooLarge: boolean;
}

export interface Beside {
  /** Rule files that are not evaluated. */
  readonly rules: readonly NamedText[];
  /** Texts in anybody's words: names, notes. */
  readonly texts: readonly string[];
}

export function parcelOf(held: Held, request: LinkRequest): Parcel {
  const { rule, view, placeholders, events: wanted } = request;
  const sets: { name: string; events: number }[] = [];
  const [events, indices]: [JsonValue[], number[]] = [[], []];
  let size = 0;
  let [first, at] = [0, 0];
  for (const { name, events: own } of held.sources) {
    const before = events.length;
    const end = Math.min(first + own, held.size);
    for (; size <= MAX_BYTES; at += 1) {
      const index = wanted === null ? at : (wanted[at] ?? Infinity);
      if (index >= end) break;
      const event = held.value(index);
      size += compactJson(event).length + 1;
      events.push(event);
      indices.push(index);
    }
    if (events.length > before) sets.push({ name, events: events.length - before });
    first += own;
  }
  const tooLarge = size > MAX_BYTES;
  const expectations = expectedOf(indices, request.expectations ?? []);
  return {
    ...{ rule, placeholders, sets, events, indices, expectations, tooLarge },
    view: viewOn(indices, view),
  };
}

/** Notes are for those who wrote them. */
function expectedOf(
  travelling: readonly number[],
  all: readonly Expectation[],
): readonly Expectation[] | null {
  const places = new Map(travelling.map((index, place) => [index, place]));
  const own = all.flatMap(({ event, rule, expected }): Expectation[] => {
    const place = places.get(event);
    return place === undefined ? [] : [{ event: place, rule, expected }];
  });
  return own.length === 0 ? null : own;
}

/** Without events nothing is said of them; of some, the selected one has another place. */
function viewOn(travelling: readonly number[], view: View): View {
  const { selected, ...rest } = view;
  if (travelling.length === 0) {
    const about = new Set(['text', 'facts', 'span']);
    return Object.fromEntries(Object.entries(rest).filter(([key]) => !about.has(key)));
  }
  const place = typeof selected === 'number' ? travelling.indexOf(selected) : -1;
  return place < 0 ? rest : { ...rest, selected: place };
}
