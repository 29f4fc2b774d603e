// Values that stand for "something else": plain ones of the same kind as what is there.
import type { JsonValue } from '../../text/json';
import { parseAddress } from '../../sigma/network';
import { numberOf } from '../../sigma/number-text';
import { ELSEWHERE } from './address';

const WORDS = ['something-else', 'other', 'value', 'x', '0', 'q7'];
const NUMBERS: readonly JsonValue[] = [0, 1, -1, 1000, 1_000_000, -1_000_000];
const DAY = 86_400_000;

/** The likeliest first. */
export function otherValues(current: JsonValue | undefined): readonly JsonValue[] {
  if (typeof current === 'boolean') return [!current, ...WORDS];
  if (typeof current === 'number') return [current + 1, current - 1, ...NUMBERS, ...WORDS];
  if (typeof current === 'bigint') return [current + 1n, current - 1n, ...NUMBERS, ...WORDS];
  if (typeof current !== 'string') return [...WORDS, ...NUMBERS, true, false];
  const like: JsonValue[] = [];
  if (parseAddress(current) !== null) like.push(...ELSEWHERE);
  const time = /^\d{4}-\d\d-\d\dT/.test(current) ? Date.parse(current) : NaN;
  if (!Number.isNaN(time)) {
    for (const days of [1, 8, 40, 400]) like.push(isoOf(time + days * DAY));
    for (const minutes of [1, 61]) like.push(isoOf(time + minutes * 60_000));
  }
  if (/^(?:true|false)$/i.test(current))
    like.push(current.toLowerCase() === 'true' ? 'false' : 'true');
  const number = numberOf(current);
  if (typeof number === 'number') like.push(String(number + 1), String(number - 1), '0');
  return [...like, ...WORDS, `${current}-2`, `x${current}`];
}

const isoOf = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
