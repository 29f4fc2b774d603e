// Records anywhere inside JSON that no other file here knows: an alert with its event, a table's items, an export of a tool we have not
// met. Taken out only where something surely is a record, so that an event of another source stays as it is.
import { readJson, type JsonValue } from '../../text/json';
import { isObject, listOf, textAt, valueInside, type Container, type Inner } from './container';
import { looksLikeRecord } from './record-shape';
import { isHolder } from './text-field';

/** Values that are looked at, the outer ones first, to tell whether there is any. */
const ENOUGH = 1000;

/** Structures in structures. */
const DEPTH = 6;

const OF_A_SERVICE = /\.amazonaws\.com$/;

export const elsewhere: Container = {
  name: 'records inside other JSON',
  unwrap(value) {
    if (!isObject(value) || looksLikeRecord(value) || !holdsSome(value)) return null;
    const inner: Inner[] = [];
    collect(value, 0, inner);
    return { inner, loses: 'What stood around the records was left out.' };
  },
};

function holdsSome(value: JsonValue): boolean {
  const all: JsonValue[] = [value];
  for (let i = 0; i < Math.min(all.length, ENOUGH); i += 1) {
    if (recordIn(all[i]!) !== null) return true;
    const members = membersOf(all[i]!);
    all.push(...members.slice(0, ENOUGH));
  }
  return false;
}

function collect(value: JsonValue, depth: number, found: Inner[]): void {
  const record = recordIn(value);
  if (record !== null) found.push(record);
  else if (depth < DEPTH) for (const member of membersOf(value)) collect(member, depth + 1, found);
}

const membersOf = (value: JsonValue): readonly JsonValue[] =>
  listOf(value) ?? (isObject(value) ? Object.values(value) : []);

function recordIn(value: JsonValue): Inner | null {
  if (typeof value !== 'string') return isSurelyRecord(value) ? valueInside(value) : null;
  if (!/^\s*\{/.test(value)) return null;
  const read = readJson(value);
  if (!('value' in read)) return null;
  // What was sent as a text may be wrapped once more.
  return isSurelyRecord(read.value) || isHolder(read.value) ? valueInside(read.value) : null;
}

/** More than looks like one: events of streams and queues have a name and a source as well. */
function isSurelyRecord(value: JsonValue): boolean {
  if (!looksLikeRecord(value) || !isObject(value)) return false;
  if (textAt(value, 'eventVersion') !== null && isObject(value['userIdentity'])) return true;
  return OF_A_SERVICE.test(textAt(value, 'eventSource') ?? '');
}
