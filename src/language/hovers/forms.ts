// What a value becomes by its modifiers, in Markdown words: encoded texts, dashes, parts of a time, placeholders.
import type { Value } from '../../sigma/document';
import type { Operand } from '../../sigma/operand';
import { DASHES, printPattern, type Pattern } from '../../sigma/pattern';
import type { Placeholders } from '../../sigma/placeholders';
import { code, listed, plain } from '../markdown';

const MOST_VALUES = 8;

export function formsSaid(key: string, value: Value, placeholders: Placeholders): string[] {
  const [operand] = value.operands;
  if (operand === undefined) return [];
  return [
    ...placeholdersSaid(value, placeholders),
    offsetsSaid(key, value),
    operand.op === 'text' ? dashesSaid(operand.pattern) : null,
    operand.op === 'time' ? timeSaid(value.text, operand) : null,
  ].filter((line) => line !== null);
}

function placeholdersSaid(value: Value, placeholders: Placeholders): string[] {
  return [...new Set(value.placeholders.map(({ name }) => name))].map((name) => {
    const known = placeholders.get(name) ?? [];
    const written = code(`%${name}%`);
    return known.length === 0
      ? `${written} has no values yet.`
      : `${written} stands for ${listed(known.map(code), 'or', MOST_VALUES)}.`;
  });
}

function offsetsSaid(key: string, { operands }: Value): string | null {
  if (!/\|base64offset(?:\||$)/.test(key) || operands.length !== 3) return null;
  const said = operands.map((operand, offset) => {
    const text = operand.op === 'text' ? encoded(operand.pattern) : '';
    return `${code(text)} with ${offset} ${offset === 1 ? 'byte' : 'bytes'} before it`;
  });
  return `In base64: ${listed(said, 'or')}, or as many and any number of threes.`;
}

const encoded = (pattern: Pattern): string =>
  printPattern(pattern.filter((part) => part.kind === 'literal'));

/** Which dashes may be others: each with the word it begins. */
function dashesSaid(pattern: Pattern): string | null {
  const words = pattern.flatMap((part, i) => {
    if (part.kind !== 'dash') return [];
    const next = pattern[i + 1];
    const word = next?.kind === 'literal' ? /^\w+/.exec(next.text)![0] : '';
    return [code(part.written + word)];
  });
  if (words.length === 0) return null;
  const dashes = [...DASHES].map(code).join(' ');
  return `The dash of ${listed(words, 'and')} may be any of ${dashes}.`;
}

const SPANS = {
  minute: '0 to 59',
  hour: '0 to 23',
  day: '1 to 31',
  week: '1 to 53, beginning on Mondays',
  month: '1 to 12',
  year: 'of the calendar',
} as const;

function timeSaid(text: string, { part, value }: Extract<Operand, { op: 'time' }>): string {
  const cut = String(value) === text ? '' : ` ${plain(text)} is cut to ${value}.`;
  return `Compared is the ${part} in UTC, ${SPANS[part]}.${cut}`;
}
