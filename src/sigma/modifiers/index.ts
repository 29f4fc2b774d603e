// The table of modifiers. Names are exact and lower case (docs/semantics.md, 3, D39).
import { similar } from '../../text/similar';
import { all } from './all';
import { base64 } from './base64';
import { base64offset } from './base64offset';
import { cased } from './cased';
import { cidr } from './cidr';
import { gt, gte, lt, lte } from './compare';
import { contains } from './contains';
import { endswith } from './endswith';
import { exists } from './exists';
import { expand } from './expand';
import { fieldref } from './fieldref';
import { i, m, s } from './flags';
import type { Modifier } from './modifier';
import { neq } from './neq';
import { re } from './re';
import { startswith } from './startswith';
import { day, hour, minute, month, week, year } from './time';
import { utf16, utf16be, utf16le, wide } from './wide';
import { windash } from './windash';

export const modifiers: readonly Modifier[] = [
  ...[contains, startswith, endswith, all, exists, cased, neq],
  ...[re, i, m, s, cidr, lt, lte, gt, gte, fieldref],
  ...[base64, base64offset, wide, utf16le, utf16be, utf16, windash],
  ...[minute, hour, day, week, month, year, expand],
];

const byName = new Map(
  modifiers.flatMap((modifier) =>
    [modifier.name, ...modifier.aliases].map((name) => [name, modifier] as const),
  ),
);

export const findModifier = (name: string): Modifier | undefined => byName.get(name);

// What people write who come from other tools.
const FOREIGN: Readonly<Record<string, string>> = {
  startsWith: 'startswith',
  endsWith: 'endswith',
  regex: 're',
  not: 'neq',
  ne: 'neq',
  ip: 'cidr',
};

/** The modifier a wrong name was probably meant to be. */
export function nearModifier(name: string): string | null {
  const foreign = Object.hasOwn(FOREIGN, name) ? FOREIGN[name] : undefined;
  if (foreign !== undefined) return foreign;
  return byName.has(name.trim().toLowerCase())
    ? name.trim().toLowerCase()
    : similar(name, byName.keys());
}
