// The text of a link ↔ the body of version 3. What comes first is packed by a model that knows the dictionary, small and slow;
// what comes behind that is deflated with the same dictionary. Reading is capped before anything is unpacked.
import { deflateSync } from 'fflate';
import { inflatedWithin } from '../cloudtrail/inflate-within';
import { dictionary } from './dictionary/dictionary';
import { decode, encode } from './mixing/code';
import { Model } from './mixing/model';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes of text that the model packs: the usual link as a whole, and no more than is unpacked while one does not notice. */
export const MIXED = 32 * 1024;

/** Bytes of the dictionary that the model reads, its end: more would make links a little shorter, and the first one wait. */
const STUDIED = 24 * 1024;

export type Opened = Bytes | 'broken' | 'too-large' | 'newer';

/** Three numbers (twice the bytes mixed, bytes deflated, bytes the former take), then both streams. */
export function pack(text: Bytes): Bytes {
  const front = text.subarray(0, MIXED);
  const rest = text.subarray(MIXED);
  const mixed = encode(front, primed());
  const deflated = rest.length === 0 ? new Uint8Array(0) : deflated9(rest);
  const head = [front.length * 2, rest.length, ...(rest.length === 0 ? [] : [mixed.length])];
  return joined([Uint8Array.from(head.flatMap(varint)), mixed, deflated]);
}

/** `most` bytes may come out. `tooDense` is asked of what the model did not pack, before the model is: that takes longer than all else. */
export function unpack(
  body: Bytes,
  most: number,
  tooDense: (bytes: Bytes) => boolean = () => false,
): Opened {
  const head = new Numbers(body);
  const [twice, size] = [head.next(), head.next()];
  const taken = size === 0 ? body.length - head.at : head.next();
  if (twice === null || size === null || taken === null) return 'broken';
  // A link that begins from something we do not have: its text would come out as another.
  if (twice % 2 === 1) return 'newer';
  const front = twice / 2;
  if (front > MIXED || front + size > most) return 'too-large';
  const streams = body.subarray(head.at);
  if (taken > streams.length) return 'broken';
  // First: what claims to be more than it says is known soon.
  const rest =
    size === 0 ? new Uint8Array(0) : inflatedWithin(streams.subarray(taken), size, dictionary());
  if (typeof rest === 'string') return rest;
  if (tooDense(rest)) return 'too-large';
  return joined([decode(streams.subarray(0, taken), front, primed()), rest]);
}

let models: { readonly known: Model; readonly working: Model } | null = null;

/** A model that has read the dictionary, which it does once. It serves until the next is asked for. */
function primed(): Model {
  if (models === null) {
    const bytes = dictionary().subarray(-STUDIED);
    const capacity = bytes.length + MIXED;
    models = { known: new Model(capacity), working: new Model(capacity) };
    models.known.study(bytes);
  }
  models.working.resume(models.known);
  return models.working;
}

const deflated9 = (bytes: Bytes): Uint8Array =>
  deflateSync(bytes, { level: 9, mem: 9, dictionary: dictionary() });

/** Seven bits a byte, the lowest first. */
function varint(number: number): number[] {
  const low = number % 128;
  return number < 128 ? [low] : [low + 128, ...varint((number - low) / 128)];
}

class Numbers {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** null where there is none, or none a link has. */
  next(): number | null {
    let number = 0;
    for (let unit = 1; unit < 2 ** 35; unit *= 128) {
      const byte = this.#bytes[this.at];
      if (byte === undefined) return null;
      this.at += 1;
      number += (byte % 128) * unit;
      if (byte < 128) return number;
    }
    return null;
  }
}

function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
