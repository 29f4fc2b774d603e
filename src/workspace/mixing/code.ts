// Bytes ↔ as few bytes as the model's guesses allow: binary arithmetic coding. Whoever unpacks has to know how many bytes come
// out; so nothing claims to be more than it says. Part of the format of links: it can't change.
import { ONE as UNIT } from './logistic';
import type { Model } from './model';

const ALL = 2 ** 32;
/** A name of its own, as in the model. */
const ONE = UNIT;

/** The part of `low` to `high` (both within) that stands for a 1: up to the number answered. */
function middleOf(low: number, high: number, likely: number): number {
  return low + Math.trunc(((high - low) * likely) / ONE);
}

/** Whether both numbers begin with the same byte, which then is settled. */
const isSettled = (low: number, high: number): boolean => (low ^ high) >>> 24 === 0;

export function encode(bytes: Uint8Array, model: Model): Uint8Array<ArrayBuffer> {
  const packed: number[] = [];
  let [low, high] = [0, ALL - 1];
  for (const byte of bytes) {
    for (let at = 7; at >= 0; at -= 1) {
      const bit = (byte >> at) & 1;
      const middle = middleOf(low, high, model.predict());
      if (bit === 1) high = middle;
      else low = middle + 1;
      model.learn(bit);
      while (isSettled(low, high)) {
        packed.push(high >>> 24);
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
      }
    }
  }
  return Uint8Array.from([...packed, ...ending(low, high)]);
}

/** As few bytes as name a number in between: behind the end, zeros are read. */
function ending(low: number, high: number): number[] {
  if (low === 0) return [];
  for (const size of [24, 16, 8]) {
    const number = Math.ceil(low / 2 ** size) * 2 ** size;
    if (number <= high) return bytesOf(number).slice(0, 4 - size / 8);
  }
  return bytesOf(low);
}

const bytesOf = (number: number): number[] => [24, 16, 8, 0].map((at) => (number >>> at) & 255);

/** What was packed by a model that had read the same. Any bytes become something: whether it was meant, a checksum says. */
export function decode(packed: Uint8Array, length: number, model: Model): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let [low, high] = [0, ALL - 1];
  let at = 0;
  let number = 0;
  const shift = () => {
    number = ((number << 8) | (packed[at] ?? 0)) >>> 0;
    at += 1;
  };
  for (let n = 0; n < 4; n += 1) shift();
  for (let done = 0; done < length; done += 1) {
    let byte = 0;
    for (let n = 0; n < 8; n += 1) {
      const middle = middleOf(low, high, model.predict());
      const bit = number <= middle ? 1 : 0;
      if (bit === 1) high = middle;
      else low = middle + 1;
      model.learn(bit);
      byte = (byte << 1) | bit;
      while (isSettled(low, high)) {
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
        shift();
      }
    }
    bytes[done] = byte;
  }
  return bytes;
}
