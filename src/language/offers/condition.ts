// What can stand in a condition at the caret: search identifiers and selectors, or the operators between them.
import { lex } from '../../sigma/condition/lexer';
import type { Detection } from '../../sigma/document';
import { parse } from '../../sigma/parse';
import type { Range } from '../../text/range';
import { detectionAt } from '../documents';
import { code, firstSentence, listed } from '../markdown';
import { put, type Asked, type Completion, type Offer } from './offer';
import { isOperator, meantBy, scopeAt } from '../scope';
import { bodyWords } from '../words';

export function conditionOffers(asked: Asked): Completion[] {
  const { source, offset, sketch } = asked;
  const names = (scopeAt(source, offset)?.names ?? []).map(({ name }) => name);
  const { words, range } = wordsBefore(asked);
  const detection = () => detectionAt(parse(source).documents, sketch, offset);
  return put(asked, offersAfter(words, names, detection), range);
}

/** The condition's words before the one the caret is in, and where that one stands. */
export function wordsBefore(asked: Asked): { words: string[]; range: Range } {
  const { source, offset } = asked;
  const before = source.slice(startOf(asked), offset);
  const typed = /[\w*-]*$/.exec(before)![0];
  const end = offset + /^[\w*-]*/.exec(source.slice(offset))![0].length;
  const words = lex(before.slice(0, before.length - typed.length), () => [0, 0]);
  return {
    words: words.filter(({ kind }) => kind !== 'end').map(({ text }) => text),
    range: [offset - typed.length, end],
  };
}

/** Where the condition's text begins; a line of its own may be one of several. */
function startOf({ place, offset }: Asked): number {
  const bare = place.holder.children.find(({ kind }) => kind === 'bare');
  const own = place.entry?.text ?? place.entry?.value?.range ?? bare?.range;
  return Math.min(own?.[0] ?? offset, offset);
}

/** `words` stand before the caret. */
function offersAfter(
  words: readonly string[],
  names: readonly string[],
  detection: () => Detection | null,
): Offer[] {
  const known = new Set(names);
  const last = words.at(-1);
  const quantifiers = ['1', 'all', 'any'];
  if (last?.toLowerCase() === 'of' && words.length > 1) return targets(names);
  if (last === undefined || last === '(' || isOperator(last, known)) {
    return operands(names, detection(), last);
  }
  if (quantifiers.includes(last.toLowerCase()) && !known.has(last)) {
    return [operator('of', 'Then `them`, or a pattern such as `selection_*`.')];
  }
  return operators(words);
}

function operands(
  names: readonly string[],
  detection: Detection | null,
  before: string | undefined,
): Offer[] {
  const searches = names.map((name): Offer => {
    const body = detection?.searches.get(name)?.body;
    const doc = body ? bodyWords(body).join('\n') : '';
    return { label: name, text: name, kind: 'search', detail: 'search identifier', doc };
  });
  const selectors = [...patterns(names), 'them'].flatMap((pattern) =>
    ['1 of', 'all of'].map((quantifier) =>
      selectorOffer(`${quantifier} ${pattern}`, pattern, names),
    ),
  );
  const not = before === 'not' ? [] : [operator('not', 'What follows must not be satisfied.')];
  return [...searches, ...not, ...(names.length > 1 ? selectors : [])];
}

const targets = (names: readonly string[]): Offer[] =>
  [...patterns(names), 'them', ...names].map((pattern) => selectorOffer(pattern, pattern, names));

function selectorOffer(label: string, pattern: string, names: readonly string[]): Offer {
  const meant = meantBy(pattern, names);
  const doc = meant.length === 0 ? '' : `Means ${listed(meant.map(code), 'and')}.`;
  return { label, text: label, kind: 'search', detail: 'selector', doc };
}

/** `x_*` for every beginning up to an underscore that two or more names share; the longer ones after the shorter. */
function patterns(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const { index } of name.matchAll(/_/g)) {
      const prefix = name.slice(0, index + 1);
      if (prefix !== '_') counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count > 1).map(([prefix]) => `${prefix}*`);
}

/** Behind an operand. */
export function operators(words: readonly string[]): Offer[] {
  const count = (bracket: string): number => words.filter((word) => word === bracket).length;
  return [
    operator('and', 'Both sides must be satisfied. Binds tighter than `or`.'),
    operator('or', 'One side is enough.'),
    operator('and not', 'The left side must be satisfied, the right side must not.'),
    ...(count('(') > count(')') ? [operator(')', 'Closes the group.')] : []),
  ];
}

export function operator(word: string, doc: string): Offer {
  const text = word === ')' ? word : `${word} `;
  return { label: word, text, kind: 'operator', detail: firstSentence(doc), doc, again: true };
}
