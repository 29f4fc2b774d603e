// A set of rules ↔ bytes to be kept: JSON of what lists need, JSON of the indicators, the words, and behind them the numbers of the search
// index as they lie in memory. What is not needed for a list is not read before it is asked for.
import type { Indicator } from './indicators';
import type { RuleSet } from './rule-set';

/** Raised whenever what is derived from a rule changes: an older one is made anew from the bodies. */
export const STORED_VERSION = 1;

/** Numbers at the start: the version, bytes of the three texts, and numbers of the two columns. */
const HEAD = 6;

type Listed = Omit<RuleSet, 'search' | 'indicators'>;

export function packSet({ search, indicators, ...listed }: RuleSet): Uint8Array<ArrayBuffer> {
  const { terms, starts, postings } = search;
  const encoder = new TextEncoder();
  const texts = [JSON.stringify(listed), JSON.stringify(indicators), terms.join('\n')].map((text) =>
    encoder.encode(text),
  );
  const lengths = texts.map(({ length }) => length);
  const at = HEAD + Math.ceil(sum(lengths) / 4);
  const bytes = new Uint8Array((at + starts.length + postings.length) * 4);
  const numbers = new Uint32Array(bytes.buffer);
  numbers.set([STORED_VERSION, ...lengths, starts.length, postings.length]);
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
  const [, ...lengths] = numbers.subarray(0, HEAD);
  const [listedLength = 0, indicatorsLength = 0, termsLength = 0, starts = 0, postings = 0] =
    lengths;
  const at = HEAD + Math.ceil((listedLength + indicatorsLength + termsLength) / 4);
  const listed = listedIn(buffer);
  if (listed === null || numbers.length !== at + starts + postings) return null;
  const from = HEAD * 4 + listedLength;
  const terms = textAt(buffer, from + indicatorsLength, termsLength);
  let indicators: readonly Indicator[] | null = null;
  return {
    ...listed,
    get indicators() {
      indicators ??= JSON.parse(textAt(buffer, from, indicatorsLength)) as readonly Indicator[];
      return indicators;
    },
    search: {
      terms: terms === '' ? [] : terms.split('\n'),
      starts: numbers.subarray(at, at + starts),
      postings: numbers.subarray(at + starts),
    },
  };
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
