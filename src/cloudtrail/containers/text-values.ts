// What stands in a column as text though it is a structure in a record: JSON, or braces with equals signs.
import { readJson, type JsonValue } from '../../text/json';
import { readBraces } from './brace-text';

/** The structure the text prints, or the text itself. Numbers and booleans stay texts: nothing tells them from texts. */
export function structured(text: string): JsonValue {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed)) return text;
  const read = readJson(trimmed);
  if ('value' in read) return read.value;
  return readBraces(trimmed) ?? text;
}

/** The value of a column of structures: there, `null` stands for none. */
export const structureOf = (value: JsonValue): JsonValue =>
  typeof value !== 'string' ? value : value.trim() === 'null' ? null : structured(value);

/** Where a record has a structure, null, or nothing. */
export const STRUCTURES: ReadonlySet<string> = new Set([
  ...['userIdentity', 'requestParameters', 'responseElements', 'additionalEventData', 'resources'],
  ...[
    'serviceEventDetails',
    'tlsDetails',
    'addendum',
    'edgeDeviceDetails',
    'insightDetails',
    'eventContext',
  ],
]);
