// What an event had, in words. JSON values are shown as JSON, objects by their size.
import type { Located } from '../engine/event';
import type { JsonValue } from '../text/json';

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** `10,000`. By hand: the browser's own formatter costs more at its first use than the rest of the first verdict's words. */
export const digits = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${digits(n)} ${n === 1 ? one : many}`;

/** `"AccessDenied"`, `404`, `{ 4 fields }`, `[ 2 values ]`; bigint keeps all its digits. */
export function valueWords(value: JsonValue | undefined): string {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return value.length === 0 ? '[]' : `[ ${count(value.length, 'value')} ]`;
  const fields = Object.keys(value).length;
  return fields === 0 ? '{}' : `{ ${count(fields, 'field')} }`;
}

const said = new WeakMap<readonly Located[], string>();

/** Everything a field led to: `"a"`, `"a", "b" and 3 more`, `absent`. Each value of a long list asks for the same. */
export function triedWords(tried: readonly Located[]): string {
  let words = said.get(tried);
  if (words === undefined) said.set(tried, (words = sayTried(tried)));
  return words;
}

function sayTried(tried: readonly Located[]): string {
  const present = tried.filter((found) => found.present);
  if (present.length === 0) return 'absent';
  const words = [...new Set(present.map((found) => valueWords(found.value)))];
  if (words.length <= 2) return words.join(' and ');
  return `${words.slice(0, 2).join(', ')} and ${words.length - 2} more`;
}
