// What a sound detection item says that its author may not mean (docs/semantics.md, 7). Few and quiet: each is true of the rule
// whatever the events are.
import type { Diagnostic } from '../../text/diagnostic';
import type { Body, Detection, DetectionItem } from '../document';
import * as messages from '../messages/lint';
import { checkPlaces } from './places';
import { checkValues } from './values';

export function checkItems({ searches }: Detection, source: string): Diagnostic[] {
  return [...searches.values()].flatMap(({ body }) =>
    itemsIn(body).flatMap((item) => [
      ...checkField(item, source),
      ...checkModifiers(item),
      ...checkPlaces(item, source),
      ...checkValues(item, source),
    ]),
  );
}

const itemsIn = (body: Body): DetectionItem[] =>
  body.kind === 'item' ? [body] : body.children.flatMap(itemsIn);

/** The text before the first bar is the field as it stands (2.2): a blank at its end is part of it. */
function checkField({ field, keyRange }: DetectionItem, source: string): Diagnostic[] {
  if (field === null || field.trim() === field) return [];
  const written = source.slice(...keyRange);
  const fix = written.includes(field) ? written.replace(field, field.trim()) : null;
  return [messages.fieldSpace(keyRange, field, fix)];
}

/** Modifiers that put a text somewhere inside the value, or compare otherwise than by equality. */
const LOOSE = new Set(
  'contains startswith endswith re cidr lt lte gt gte windash expand exists fieldref'.split(' '),
);

function checkModifiers({ field, modifiers, values, need }: DetectionItem): Diagnostic[] {
  const names = modifiers.map(({ name }) => name);
  const loose = names.some((name) => LOOSE.has(name));
  const offset = modifiers.find(({ name }) => name === 'base64offset');
  if (offset && !loose) return [messages.offsetAlone(offset.range)];
  const all = modifiers.find(({ name }) => name === 'all');
  const distinct = new Set(values.map(({ text }) => text.toLowerCase()));
  const exact = values.every(({ text }) => !/[*?]/.test(text));
  return field !== null && need === 'all' && all && !loose && exact && distinct.size > 1
    ? [messages.allOfOneField(all.range, field)]
    : [];
}
