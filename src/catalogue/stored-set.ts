// A set of rules ↔ bytes to be kept, in a form that is ready: JSON of what lists need, JSON of the entries, of the indicators, the words, and
// behind them the numbers of the search index as they lie in memory. Of these only the first is read before it is asked for.
import type { Indicator } from './indicators';
import type { RuleEntry } from './rule-entry';
import type { RuleSet } from './rule-set';

/** Raised whenever what is derived from a rule changes: an older one is made anew from the bodies. */
export const STORED_VERSION = 3;

/** Numbers at the start: the version, bytes of the four texts, and how many starts of terms there are. */
const HEAD = 6;

type Listed = Omit<RuleSet, 'search' | 'indicators' | 'entries'>;

export function packSet({
  search,
  indicators,
  entries,
  ...listed
}: RuleSet): Uint8Array<ArrayBuffer> {
  const { terms, starts, postings } = search;
  const encoder = new TextEncoder();
  const texts = [
    JSON.stringify(listed),
    JSON.stringify(entries),
    JSON.stringify(indicators),
    terms.join('\n'),
  ].map((text) => encoder.encode(text));
  const lengths = texts.map(({ length }) => length);
  const at = HEAD + Math.ceil(sum(lengths) / 4);
  const bytes = new Uint8Array((at + starts.length + postings.length) * 4);
  const numbers = new Uint32Array(bytes.buffer);
  numbers.set([STORED_VERSION, ...lengths, starts.length]);
  texts.forEach((text, i) => bytes.set(text, HEAD * 4 + sum(lengths.slice(0, i))));
  numbers.set(starts, at);
  numbers.set(postings, at + starts.length);
  return bytes;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** null where it is of another version, or damaged. */
export function unpackSet(buffer: ArrayBuffer): RuleSet | null {
  const numbers = numbersIn(buffer);
  if (numbers[0] !== STORED_VERSION || numbers.length < HEAD) return null;
  const lengths = [...numbers.subarray(1, HEAD - 1)];
  const at = HEAD + Math.ceil(sum(lengths) / 4);
  const starts = numbers.subarray(at, at + numbers[HEAD - 1]!);
  const postings = numbers.subarray(at + starts.length);
  const listed = listedIn(buffer);
  if (listed === null || starts.at(-1) !== postings.length) return null;
  const text = (which: number): string =>
    textAt(buffer, HEAD * 4 + sum(lengths.slice(0, which)), lengths[which]!);
  const entries = once(() => JSON.parse(text(1)) as readonly RuleEntry[]);
  const indicators = once(() => JSON.parse(text(2)) as readonly Indicator[]);
  const terms = once(() => (lengths[3] === 0 ? [] : text(3).split('\n')));
  return {
    ...listed,
    get entries() {
      return entries();
    },
    get indicators() {
      return indicators();
    },
    search: {
      get terms() {
        return terms();
      },
      starts,
      postings,
    },
  };
}

/** Made when it is asked for first. */
function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}

/** What every version says in the same way: enough to make the set anew from its bodies. */
export type StoredFiles = Pick<RuleSet, 'name' | 'date' | 'paths' | 'bodyStarts'>;

/** null where it is damaged. */
export function storedFiles(buffer: ArrayBuffer): StoredFiles | null {
  const listed = listedIn(buffer);
  if (listed === null) return null;
  const { name, date, paths, bodyStarts } = listed;
  return { name, date, paths, bodyStarts };
}

const numbersIn = (buffer: ArrayBuffer): Uint32Array =>
  buffer.byteLength % 4 === 0 ? new Uint32Array(buffer) : new Uint32Array(0);

const textAt = (buffer: ArrayBuffer, from: number, length: number): string =>
  new TextDecoder().decode(new Uint8Array(buffer, from, length));

function listedIn(buffer: ArrayBuffer): Listed | null {
  const length = numbersIn(buffer)[1] ?? 0;
  if (length === 0 || HEAD * 4 + length > buffer.byteLength) return null;
  try {
    return JSON.parse(textAt(buffer, HEAD * 4, length)) as Listed;
  } catch {
    return null;
  }
}
