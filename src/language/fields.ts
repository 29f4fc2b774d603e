// Field names at the caret: those the events have, most first, then those CloudTrail can have.
import { fieldNamed, fields, type Field } from '../cloudtrail/fields';
import type { Known } from './known';
import { code, counted } from './markdown';
import type { Offer } from './offers/offer';

export interface NamedField {
  readonly name: string;
  readonly detail: string;
  readonly doc: string;
}

const lists = new WeakMap<Known, readonly NamedField[]>();

export function fieldList(known: Known): readonly NamedField[] {
  const made = lists.get(known) ?? listOf(known);
  lists.set(known, made);
  return made;
}

/** Ties are broken by the order in which an author looks for fields. */
function listOf(known: Known): NamedField[] {
  const rank = new Map(fields.map(({ name }, index) => [name, index]));
  const place = (name: string): number => rank.get(name) ?? fields.length;
  const seen = known.fields
    .filter(([name]) => !/[|\n]/.test(name))
    .sort((a, b) => b[1] - a[1] || place(a[0]) - place(b[0]));
  const names = new Set(seen.map(([name]) => name));
  return [
    ...seen.map(([name, count]) => ({
      name,
      detail: `${count} of ${counted(known.events, 'event')}`,
      doc: fieldNamed(name)?.doc ?? '',
    })),
    ...fields
      .filter(({ name }) => !names.has(name))
      .map(({ name, doc }) => ({ name, detail: 'CloudTrail', doc })),
  ];
}

/** What hover says of a field: its meaning, and how many of the loaded events have it. */
export function fieldWords(name: string, known: Known): string[] {
  const field: Field | null = fieldNamed(name);
  const count = known.fields.find(([path]) => path === name)?.[1] ?? 0;
  const said = [field === null ? `The field ${code(name)}.` : `${code(name)}: ${field.doc}`];
  if (known.events > 0)
    said.push(
      `${count} of ${counted(known.events, 'loaded event')} ${count === 1 ? 'has' : 'have'} it.`,
    );
  return said;
}

export const fieldOffer = (
  { name, detail, doc }: NamedField,
  text: string,
  again: boolean,
): Offer => ({
  label: name,
  text,
  kind: 'field',
  detail,
  doc,
  again,
});
