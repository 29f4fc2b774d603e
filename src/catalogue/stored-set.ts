// A set of rules ↔ bytes to be kept, in a form that is ready: JSON of what lists need, JSON of the entries, of the indicators, the words, and
// behind them the numbers of the search index as they lie in memory. Only the first is read before the first list.
import { once } from '../text/once';
import type { Indicator } from './indicators';
import type { RuleEntry } from './rule-entry';
import type { ListedSet, RuleSet, SetDepth } from './rule-set';
import type { SearchColumns } from './search-index';

type Bytes = Uint8Array<ArrayBuffer>;

/** Raised whenever what is derived from a rule changes: an older one is made anew from the bodies. */
export const STORED_VERSION = 3;

/** Numbers at the start: the version, bytes of the four texts, and how many starts of terms there are. */
const HEAD = 6;
export const HEAD_BYTES = HEAD * 4;

/** Entries and indicators as they are kept: one behind the other, JSON. */
export interface PackedRules {
  readonly entries: Bytes;
  readonly indicators: Bytes;
}

const jsonBytes = (value: unknown): Bytes => new TextEncoder().encode(JSON.stringify(value));

export const packRules = ({
  entries,
  indicators,
}: Pick<SetDepth, 'entries' | 'indicators'>): PackedRules => ({
  entries: jsonBytes(entries),
  indicators: jsonBytes(indicators),
});

/** In pieces that are kept one behind the other. */
export function packSet(
  { name, date, paths, heads, facets, bodyStarts }: ListedSet,
  rules: PackedRules,
  { terms, starts, postings }: SearchColumns,
): readonly Bytes[] {
  const listed = jsonBytes({ name, date, paths, heads, facets, bodyStarts });
  const words = new TextEncoder().encode(terms.join('\n'));
  const texts = [listed, rules.entries, rules.indicators, words];
  const lengths = texts.map(({ length }) => length);
  const padding = new Uint8Array((4 - (sum(lengths) % 4)) % 4);
  const head = Uint32Array.of(STORED_VERSION, ...lengths, starts.length);
  return [head, ...texts, padding, starts, postings].map(bytesIn);
}

const bytesIn = ({ buffer, byteOffset, byteLength }: Bytes | Uint32Array): Bytes =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** From where to where, in bytes. */
type Place = readonly [from: number, to: number];

/** Where the parts of what is kept stand. */
export interface Layout {
  readonly listed: Place;
  readonly entries: Place;
  readonly indicators: Place;
  readonly words: Place;
  readonly starts: Place;
  readonly postings: Place;
}

/** `head`: its first bytes, `size`: how many there are of all. null where it is of another version, or damaged. */
export function layoutOf(head: Bytes, size: number): Layout | null {
  if (head.length < HEAD_BYTES || size % 4 !== 0) return null;
  const [version, listed, entries, indicators, words, starts] = numbersIn(head);
  if (version !== STORED_VERSION || listed === 0) return null;
  let at = HEAD_BYTES;
  const next = (length: number): Place => [at, (at += length)];
  const texts = {
    listed: next(listed!),
    entries: next(entries!),
    indicators: next(indicators!),
    words: next(words!),
  };
  at = Math.ceil(at / 4) * 4;
  const layout = { ...texts, starts: next(starts! * 4), postings: [at, size] as const };
  return at <= size ? layout : null;
}

/** Where the number of all postings stands. */
export const lastStart = ({ starts: [, to] }: Layout): Place => [to - 4, to];

/** Nothing was cut off: `last` is what stands there. */
export const isWhole = ({ postings: [from, to] }: Layout, last: Bytes): boolean =>
  last.length === 4 && numbersIn(last)[0] === (to - from) / 4;

/** What is read behind the first list; it begins where numbers may begin. */
export const depthPlace = ({ listed, postings }: Layout): Place => [
  Math.floor(listed[1] / 4) * 4,
  postings[1],
];

/** `bytes`: all that stands at `depthPlace`, of a set that is whole. */
export function depthIn(layout: Layout, bytes: Bytes): SetDepth {
  const [begin] = depthPlace(layout);
  const part = ([from, to]: Place): Bytes => bytes.subarray(from - begin, to - begin);
  const terms = once(() => {
    const all = new TextDecoder().decode(part(layout.words));
    return all === '' ? [] : all.split('\n');
  });
  const rules = { entries: part(layout.entries), indicators: part(layout.indicators) };
  return depthOf(rules, {
    get terms() {
      return terms();
    },
    starts: numbersIn(part(layout.starts)),
    postings: numbersIn(part(layout.postings)),
  });
}

/** Entries and indicators are read when they are asked for. */
export function depthOf(rules: PackedRules, search: SearchColumns): SetDepth {
  const entries = once(() => valueIn(rules.entries) as readonly RuleEntry[]);
  const indicators = once(() => valueIn(rules.indicators) as readonly Indicator[]);
  return {
    get entries() {
      return entries();
    },
    get indicators() {
      return indicators();
    },
    search,
  };
}

const valueIn = (json: Bytes): unknown => JSON.parse(new TextDecoder().decode(json));

/** null where it is no JSON. */
export function listedIn(bytes: Bytes): ListedSet | null {
  try {
    return valueIn(bytes) as ListedSet;
  } catch {
    return null;
  }
}

/** What every version says in the same way: enough to make the set anew from its bodies. */
export type StoredFiles = Pick<RuleSet, 'name' | 'date' | 'paths' | 'bodyStarts'>;

/** `head`: the first bytes of any version. null where it is damaged. */
export function listedPlace(head: Bytes, size: number): Place | null {
  if (head.length < 8) return null;
  const length = numbersIn(head.subarray(0, 8))[1]!;
  return length === 0 || HEAD_BYTES + length > size ? null : [HEAD_BYTES, HEAD_BYTES + length];
}

const numbersIn = ({ buffer, byteOffset, byteLength }: Bytes): Uint32Array =>
  new Uint32Array(buffer, byteOffset, byteLength / 4);
