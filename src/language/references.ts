// What the documents of a text are called, and where others refer to them: in correlations and filters (docs/semantics.md, 5.2).
// From the sketch alone, so that they are known while the text is broken.
import { lex, placer } from '../sigma/condition/lexer';
import { canonical } from '../sigma/names';
import { touches, type Range } from '../text/range';
import { kindOf } from './documents';
import { below, typeOf, valueBelow } from './path';
import { isOperator } from './scope';
import type { Entry, Sketch } from './sketch';
import type { Quote, Word } from './word';

/** A rule or a correlation, by which others may be about it. */
export interface Subject {
  readonly kind: 'rule' | 'correlation';
  readonly document: Entry;
  readonly name: Word | null;
  readonly id: Word | null;
  readonly title: string | null;
}

/** One place that refers to a subject. */
export interface Reference {
  readonly text: string;
  /** Quotes included. */
  readonly range: Range;
  readonly quote: Quote;
  readonly flow: boolean;
  readonly place: 'list' | 'alias' | 'condition';
  readonly document: Entry;
}

export const subjectsOf = ({ documents }: Sketch): Subject[] =>
  documents.flatMap((document): Subject[] => {
    const kind = kindOf(document) ?? 'rule';
    if (kind === 'filter') return [];
    const [name, id, title] = ['name', 'id', 'title'].map((key) => valueBelow(document, key));
    return [{ kind, document, name: name!, id: id!, title: title?.text ?? null }];
  });

/** What a reference leads to: ids are asked first; several where it is ambiguous. */
export function called(subjects: readonly Subject[], text: string): readonly Subject[] {
  if (text === '') return [];
  const wanted = canonical(text);
  const byId = subjects.filter(({ id }) => id !== null && canonical(id.text) === wanted);
  return byId.length > 0 ? byId : subjects.filter(({ name }) => name?.text === text);
}

export const referencesOf = ({ documents, source }: Sketch): Reference[] =>
  documents.flatMap((document) => [
    ...ofList(document, below(document, 'correlation')),
    ...ofAliases(document, below(document, 'correlation')),
    ...ofCondition(document, source),
    ...ofList(document, below(document, 'filter')).filter(
      ({ text, place }) => place === 'list' && text.toLowerCase() !== 'any',
    ),
  ]);

/** By which of both a reference leads to it. */
export const wordOf = ({ name, id }: Subject, text: string): Word =>
  id !== null && canonical(id.text) === canonical(text) ? id : name!;

export const touched = <W extends { readonly range: Range }>(
  words: readonly W[],
  offset: number,
): W | null => words.find(({ range }) => touches(range, offset)) ?? null;

/** `rules` of a correlation or filter: one, or a list. */
function ofList(document: Entry, holder: Entry | null): Reference[] {
  const rules = holder && below(holder, 'rules');
  if (rules === null) return [];
  return [rules, ...rules.children].flatMap(({ value, flow }) =>
    value === null ? [] : [{ ...worded(value), flow, place: 'list', document } as const],
  );
}

const worded = ({ text, range, quote }: Word) => ({ text, range, quote });

function ofAliases(document: Entry, correlation: Entry | null): Reference[] {
  const aliases = correlation && below(correlation, 'aliases');
  return (aliases?.children ?? []).flatMap(({ children }) =>
    children.flatMap(({ key, flow }) =>
      key === null ? [] : [{ ...worded(key), flow, place: 'alias', document } as const],
    ),
  );
}

/** The rules a correlation lists, as it writes them. */
export const listedBy = (document: Entry): string[] =>
  ofList(document, below(document, 'correlation')).map(({ text }) => text);

/** The words of a condition over rules but for its operators. */
function ofCondition(document: Entry, source: string): Reference[] {
  const correlation = below(document, 'correlation');
  const condition = correlation && below(correlation, 'condition');
  if (condition === null || !typeOf(correlation!).startsWith('temporal')) return [];
  const listed = new Set(listedBy(document));
  return [condition, ...condition.children]
    .filter(({ key }) => key === null || key === condition.key)
    .flatMap(({ text, value }) => {
      const range = text ?? value?.range;
      return range === undefined ? [] : lex(source.slice(...range), placer(source, range));
    })
    .filter(({ kind, text }) => kind === 'word' && !isOperator(text, listed))
    .map(({ text, range }) => ({
      text,
      range,
      quote: '',
      flow: false,
      place: 'condition',
      document,
    }));
}

/** Every name an alias of this correlation has. */
export const aliasesOf = (document: Entry): Entry[] => {
  const correlation = below(document, 'correlation');
  const aliases = correlation && below(correlation, 'aliases');
  return (aliases?.children ?? []).filter(({ key }) => key !== null);
};
