import { expect, it } from 'vitest';
import type { Inventory } from '../cloudtrail/inventory';
import { inventoryWords } from './inventory-words';

const nothing: Inventory = {
  secrets: 0,
  accounts: 0,
  keys: 0,
  addresses: 0,
  emails: 0,
  names: 0,
  uniqueIds: 0,
};

it.each<[Partial<Inventory>, string]>([
  [{}, 'nothing that looks like an identifier'],
  [{ accounts: 2, keys: 1, addresses: 3 }, '2 account ids, 1 key id, 3 addresses'],
  [{ names: 1, emails: 1, addresses: 1 }, '1 address, 1 e-mail address, 1 name'],
  [{ uniqueIds: 1, secrets: 1 }, '1 secret, 1 user or role id'],
  [{ uniqueIds: 12, names: 1200 }, '1,200 names, 12 user and role ids'],
])('%j', (found, words) => {
  expect(inventoryWords({ ...nothing, ...found })).toBe(words);
});
