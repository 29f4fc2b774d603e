// What a predicate asks for, in words: as a verb for the why tree, as a wish for the sentence.
import type { Operand } from '../sigma/operand';
import { printPattern, type Pattern } from '../text/pattern';

/** `verb` continues "errorCode …", `wish` continues "the rule wants …"; `value` follows either, null where there is none. */
export interface Words {
  readonly verb: string;
  readonly wish: string;
  readonly value: string | null;
  /** After the value: how exactly it is compared. */
  readonly tail: string;
}

const RELATIONS = { lt: 'below', lte: 'at most', gt: 'above', gte: 'at least' } as const;

/** Dashes and placeholders are read with the text they stand in. */
function kindsOf(pattern: Pattern): string {
  const kinds = pattern.map(({ kind }) => (kind === 'any' || kind === 'one' ? kind : 'literal'));
  return kinds.filter((kind, i) => kind !== 'literal' || kinds[i - 1] !== 'literal').join(' ');
}

function literalOf(part: Pattern[number]): string {
  if (part.kind === 'dash') return part.written;
  if (part.kind === 'placeholder') return `%${part.name}%`;
  return part.kind === 'literal' ? part.text : '';
}

function textWords(pattern: Pattern): Omit<Words, 'tail'> {
  const literal = pattern.map(literalOf).join('');
  switch (kindsOf(pattern)) {
    case '':
      return { verb: 'is empty', wish: 'an empty text', value: null };
    case 'any':
      return { verb: 'is any value', wish: 'any value', value: null };
    case 'literal':
      return { verb: 'equals', wish: '', value: literal };
    case 'any literal any':
      return { verb: 'contains', wish: 'text containing', value: literal };
    case 'literal any':
      return { verb: 'starts with', wish: 'text starting with', value: literal };
    case 'any literal':
      return { verb: 'ends with', wish: 'text ending with', value: literal };
    default:
      return { verb: 'is like', wish: 'text like', value: printPattern(pattern) };
  }
}

const PLACES = {
  equals: ['equals the field', 'the same as in'],
  contains: ['contains the field', 'text containing that of'],
  startswith: ['starts with the field', 'text starting with that of'],
  endswith: ['ends with the field', 'text ending with that of'],
} as const;

/** `10.0.0.0`, `2001:db8:0:0:0:0:0:0`: in full, as it is compared. */
function addressText(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const words = bytes.flatMap((byte, i) =>
    i % 2 === 0 ? [(byte << 8) | (bytes[i + 1] ?? 0)] : [],
  );
  return words.map((word) => word.toString(16)).join(':');
}

function textTail({ pattern, cased }: Extract<Operand, { op: 'text' }>): string {
  const dash = pattern.some(({ kind }) => kind === 'dash') ? ', whatever the dash' : '';
  return dash + (cased ? ', in this case' : '');
}

export function operandWords(operand: Operand): Words {
  switch (operand.op) {
    case 'text':
      return { ...textWords(operand.pattern), tail: textTail(operand) };
    case 'number':
    case 'boolean':
      return { verb: 'is', wish: '', value: String(operand.value), tail: '' };
    case 'null':
      return { verb: 'is null or absent', wish: 'null or absent', value: null, tail: '' };
    case 'exists':
      return operand.value
        ? { verb: 'is present', wish: 'it present', value: null, tail: '' }
        : { verb: 'is absent', wish: 'it absent', value: null, tail: '' };
    case 're': {
      const { i, m, s } = operand.flags;
      const value = `/${operand.source}/${i ? 'i' : ''}${m ? 'm' : ''}${s ? 's' : ''}`;
      return { verb: 'matches', wish: 'a match of', value, tail: '' };
    }
    case 'cidr': {
      const value = `${addressText(operand.network)}/${operand.bits}`;
      return { verb: 'is an address in', wish: 'an address in', value, tail: '' };
    }
    case 'compare': {
      const relation = RELATIONS[operand.relation];
      const value = String(operand.bound);
      return { verb: `is ${relation}`, wish: `a number ${relation}`, value, tail: '' };
    }
    case 'time': {
      const { part, relation } = operand;
      const words =
        relation === 'is'
          ? `the ${part}`
          : `${part === 'hour' ? 'an' : 'a'} ${part} ${RELATIONS[relation]}`;
      return { verb: `has ${words}`, wish: words, value: String(operand.value), tail: ' in UTC' };
    }
    case 'fieldref': {
      const [verb, wish] = PLACES[operand.place];
      return { verb, wish, value: operand.field, tail: operand.cased ? ', in this case' : '' };
    }
  }
}

/** Text is shown in quotes where it stands as a value of its own, so that `""` and `" "` can be seen. */
export const quoted = (operand: Operand, value: string): string =>
  operand.op === 'text' ? JSON.stringify(value) : value;
