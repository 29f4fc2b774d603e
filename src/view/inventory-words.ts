// What shared events would give away, in words: the gravest first.
import type { Inventory, Kind } from '../cloudtrail/inventory';
import { count } from './value-words';

const WORDS: readonly (readonly [kind: Kind, one: string, many?: string])[] = [
  ['secrets', 'secret'],
  ['accounts', 'account id'],
  ['keys', 'key id'],
  ['addresses', 'address', 'addresses'],
  ['emails', 'e-mail address', 'e-mail addresses'],
  ['names', 'name'],
  ['uniqueIds', 'user or role id', 'user and role ids'],
];

/** `2 account ids, 1 key id, 3 addresses`; `nothing that looks like an identifier`. */
export function inventoryWords(inventory: Inventory): string {
  const found = WORDS.filter(([kind]) => inventory[kind] > 0);
  if (found.length === 0) return 'nothing that looks like an identifier';
  return found.map(([kind, one, many]) => count(inventory[kind], one, many)).join(', ');
}
