// Search identifiers and the condition, in words: what they test, what a selector means, what an operator does.
import type { Body, Detection } from '../../sigma/document';
import { touches, type Range } from '../../text/range';
import type { Said } from '../hover';
import { code, listed } from '../markdown';
import { scopeAt, type Mention } from '../scope';
import type { Word } from '../word';
import { bodyWords } from '../words';

/** The key of a search. */
export function searchSaid(
  source: string,
  word: Word,
  offset: number,
  detection: Detection | null,
): Said {
  const mentions = scopeAt(source, offset)?.mentions ?? [];
  const readers = mentions.filter((mention) =>
    mention.kind === 'identifier' ? mention.name === word.text : mention.names.includes(word.text),
  );
  const by = [...new Set(readers.map((mention) => textOf(mention)))];
  const read =
    by.length === 0
      ? 'The condition does not read it.'
      : `The condition reads it as ${listed(by, 'and')}.`;
  return { range: word.range, lines: [...tests(word.text, detection), read] };
}

const textOf = (mention: Mention): string =>
  code(mention.kind === 'identifier' ? mention.name : mention.selector.text);

function tests(name: string, detection: Detection | null): string[] {
  const body = bodyOf(name, detection);
  return body === null
    ? [`The search identifier ${code(name)}.`]
    : [`${code(name)} tests:`, bodyWords(body).join('\n')];
}

const bodyOf = (name: string, detection: Detection | null): Body | null =>
  detection?.searches.get(name)?.body ?? null;

const OPERATORS: Readonly<Record<string, string>> = {
  and: 'Both sides must be satisfied. Binds tighter than `or`.',
  or: 'One side is enough.',
  not: 'What follows must not be satisfied; an absent field satisfies no test, so `not` makes it true.',
};

/** A word of the condition. */
export function conditionSaid(
  source: string,
  offset: number,
  detection: Detection | null,
): Said | null {
  const scope = scopeAt(source, offset);
  const mention = scope?.mentions.find(({ range }) => touches(range, offset));
  if (mention?.kind === 'identifier') {
    return { range: mention.range, lines: tests(mention.name, detection) };
  }
  if (mention !== undefined)
    return { range: mention.range, lines: selectorLines(mention, detection) };
  return operatorSaid(source, offset, OPERATORS);
}

/** The word at an offset, where it is one of these. */
export function operatorSaid(
  source: string,
  offset: number,
  docs: Readonly<Record<string, string>>,
): Said | null {
  const start = offset - /\w*$/.exec(source.slice(0, offset))![0].length;
  const word = /^\w*/.exec(source.slice(start))![0];
  const doc = Object.hasOwn(docs, word) ? docs[word]! : null;
  const range: Range = [start, start + word.length];
  return doc === null ? null : { range, lines: [doc] };
}

function selectorLines(
  { selector, names }: Extract<Mention, { kind: 'selector' }>,
  detection: Detection | null,
): string[] {
  if (names.length === 0) return [`${code(selector.text)} fits no search identifier.`];
  const need = selector.quantifier === 'all' ? 'all' : 'at least one';
  const each = names.flatMap((name) => {
    const body = bodyOf(name, detection);
    const lines = body === null ? [] : bodyWords(body).map((line) => `  ${line}`);
    return [`- ${code(name)}`, ...lines];
  });
  return [`${code(selector.text)}: ${need} of these must be satisfied.`, each.join('\n')];
}
