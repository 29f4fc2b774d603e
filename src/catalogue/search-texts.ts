// What of a document is searched, and how much a word there says.
import type { Document } from '../sigma/document';
import { findTactic, findTechnique } from './attack';
import { itemsIn } from './indicators';
import type { RuleEntry } from './rule-entry';
import type { Weight } from './search-index';

type Own = Exclude<Document, { kind: 'action' }>;

/** One text of each weight, the least first. */
export type WeighedTexts = readonly string[];

const WEIGHTS: readonly Weight[] = [1, 2, 3, 4, 5, 6, 7];

/** No word reaches beyond a line. */
export const weighedTexts = (texts: readonly (readonly [string | null, Weight])[]): WeighedTexts =>
  WEIGHTS.map((weight) =>
    texts.reduce((all, [text, own]) => (own === weight && text ? `${all}\n${text}` : all), ''),
  );

export function searchTexts(
  own: Own,
  entry: RuleEntry,
  path: string,
): (readonly [string | null, Weight])[] {
  const { title, id, name, author, product, category, service } = entry;
  return [
    [title, 7],
    [id, 6],
    [name, 6],
    [joined(entry.tags), 5],
    [attackNames(entry), 5],
    [joined([product, category, service, entry.level, entry.status]), 4],
    [author, 4],
    ...detectionTexts(own),
    [path, 2],
    ...proseOf(own),
  ];
}

const joined = (texts: readonly (string | null)[]): string => texts.join(' ');

const attackNames = ({ tactics, techniques }: RuleEntry): string =>
  joined([
    ...techniques,
    ...tactics.map((tactic) => findTactic(tactic)?.name ?? ''),
    ...techniques.map((id) => findTechnique(id)?.name ?? ''),
  ]);

function detectionTexts(own: Own): (readonly [string, Weight])[] {
  if (own.kind === 'correlation') {
    const { type, rules, groupBy } = own;
    return [[joined([type, ...rules.map(textOf), ...groupBy.map(textOf)]), 3]];
  }
  if (own.detection === null) return [];
  const searches = [...own.detection.searches.values()].flatMap(({ name, body }) => [
    [name, 1] as const,
    ...itemsIn(body).flatMap(({ field, values }) => [
      [field ?? '', 3] as const,
      ...values.map(({ text }) => [text, 3] as const),
    ]),
  ]);
  if (own.kind === 'rule' || own.rules === 'any') return searches;
  return [[joined(own.rules.map(textOf)), 3], ...searches];
}

const textOf = ({ text }: { readonly text: string }): string => text;

function proseOf(own: Own): (readonly [string | null, Weight])[] {
  return [
    [own.description, 2],
    [joined(own.references.map(textOf)), 1],
    [joined(own.falsepositives.map(textOf)), 1],
  ];
}
