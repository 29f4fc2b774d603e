// A rule's text under the mapping of its events: values by the field they are asked of, the rest as free text. What a rule says by
// its keys, and asks of the fields that are never replaced, stays.
import { parse } from '../../sigma/parse';
import type { Body, Document, DetectionItem, Value } from '../../sigma/document';
import { hasWildcard, literalText, parsePattern } from '../../sigma/pattern';
import type { Range } from '../../text/range';
import type { Kind } from './kind';
import { isNameKind, isWord } from './names';
import { applied, disjoint, type Edit } from './nested';
import { NOWHERE, placeOf, type Place } from './place';
import type { Redaction } from './redaction';

/** Names that only the rule holds: what is asked of a field of names, whole and without wildcards. */
export function learnRule(source: string, redaction: Redaction): void {
  // Ids of rules are public, and who wrote one must stay with it (DRL 1.1).
  redaction.learnPatterns(source.replace(AUTHOR, ''), ['ids']);
  for (const item of itemsIn(source)) {
    const place = placeOfField(item.field);
    const whole = item.modifiers.every(({ name }) => name === 'cased' || name === 'all');
    for (const { text } of item.values) {
      const literal = whole ? literalText(parsePattern(text)) : null;
      if (literal !== null) redaction.learn(literal, place);
      if (literal === null || item.field === null) keepAsked(text, item, place, redaction);
    }
  }
}

/** What is asked of fields that are never replaced needs nothing, and an expression is no text. */
function keepAsked(
  text: string,
  { modifiers }: DetectionItem,
  place: Place,
  redaction: Redaction,
): void {
  const { role } = place;
  if (role === 'kept' || role === 'secrets') return;
  if (modifiers.some(({ name }) => NO_TEXT.has(name))) return;
  keepParts(text, redaction, holdsNames(place));
}

const NO_TEXT: ReadonlySet<string> = new Set([
  're',
  'cidr',
  'fieldref',
  'exists',
  'base64',
  'base64offset',
  'utf16',
  'utf16le',
  'utf16be',
  'wide',
  'lt',
  'lte',
  'gt',
  'gte',
  'expand',
]);

/** Or ARNs, which do. */
const holdsNames = ({ key, role }: Place): boolean =>
  (role !== 'text' && isNameKind(role as Kind)) || /arn$|^principalid$/i.test(key);

/** What stands for a placeholder in a rule: `ana`, `break-glass-*`. It is redacted as any other text. */
export function learnPlaceholder(text: string, redaction: Redaction): void {
  redaction.learn(text);
  if (hasWildcard(parsePattern(text))) keepParts(text, redaction, true);
}

/** Of a pattern, what may be a piece of a name: between wildcards; `split`: and between what separates names in ARNs. */
function keepParts(text: string, redaction: Redaction, split: boolean): void {
  for (const part of parsePattern(text)) {
    if (part.kind !== 'literal') continue;
    const pieces = split ? part.text.split(/[:/\s"']+/).filter(isTelling) : [];
    for (const piece of [part.text, ...pieces])
      if (piece !== '' && piece.length < MOST_PART) redaction.keepPart(piece, split);
  }
}

/** Shorter ones, and words, are in too many names. */
const isTelling = (piece: string): boolean => piece.length >= 3 && !isWord(piece);
/** No name is that long. */
const MOST_PART = 128;

export function redactedRule(source: string, redaction: Redaction): string {
  const items = itemsIn(source);
  const values = items.flatMap((item) =>
    item.values.map((value) => ({
      range: inside(value.range, source),
      place: placeOfField(item.field),
      value,
    })),
  );
  const own = values.flatMap(({ range, place, value }) =>
    editsOfValue(source, range, place, value, redaction),
  );
  const authors = [...source.matchAll(AUTHOR)].map(({ 0: line, index }): Range => [
    index,
    index + line.length,
  ]);
  const kept = [
    ...authors,
    ...items.map(({ keyRange }) => keyRange),
    ...values.map(({ range }) => range),
  ];
  const free = redaction
    .edits(source, NOWHERE)
    .filter(({ start, end }) => !kept.some(([from, to]) => start < to && from < end));
  return applied(source, disjoint([...own, ...free]));
}

/** Between wildcards each part is a text of its own. */
function editsOfValue(
  source: string,
  [from, to]: Range,
  place: Place,
  { text }: Value,
  redaction: Redaction,
): Edit[] {
  const written = source.slice(from, to);
  const shifted = (part: string, at: number) =>
    (holdsNames(place) ? redaction.editsOfNames(part, place) : redaction.edits(part, place)).map(
      (edit) => ({ ...edit, start: from + at + edit.start, end: from + at + edit.end }),
    );
  if (!hasWildcard(parsePattern(text))) return shifted(written, 0);
  return [...written.matchAll(/[^*?]+/g)].flatMap((part) => shifted(part[0], part.index));
}

/** Of a quoted value what stands between its quotes. */
function inside([start, end]: Range, source: string): Range {
  const quoted = /^['"]/.test(source.slice(start, end));
  return quoted ? [start + 1, end - 1] : [start, end];
}

function placeOfField(field: string | null): Place {
  if (field === null) return NOWHERE;
  return field.split('.').reduce((above, key) => placeOf(key, above, []), NOWHERE);
}

function itemsIn(source: string): DetectionItem[] {
  return parse(source).documents.flatMap((document) =>
    detectionsOf(document).flatMap((body) => itemsBelow(body)),
  );
}

function detectionsOf(document: Document): Body[] {
  if (document.kind !== 'rule' && document.kind !== 'filter') return [];
  return [...(document.detection?.searches.values() ?? [])].map(({ body }) => body);
}

const itemsBelow = (body: Body): DetectionItem[] =>
  body.kind === 'item' ? [body] : body.children.flatMap(itemsBelow);

const AUTHOR = /^(?:author|license):.*$/gm;

/** Names that a rule keeps, for the leak scan: those of its authors. */
export const attributionOf = (source: string): string[] =>
  (source.match(AUTHOR) ?? []).flatMap(
    (line) => line.match(/[^\s<>(),;@]+(?:@[^\s<>(),;]+)?/g) ?? [],
  );
