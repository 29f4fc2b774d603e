// What a search identifier or a value asks of an event, in Markdown words.
import type { Body, DetectionItem } from '../sigma/document';
import type { Operand } from '../sigma/operand';
import { printPattern, type Pattern } from '../sigma/pattern';
import { code, listed } from './markdown';

/** `is`, `contains`, `is at most`: the verb, then what it is about; null where the verb says all. */
export function asks(operand: Operand): readonly [verb: string, what: string | null] {
  switch (operand.op) {
    case 'text':
      return textAsks(operand.pattern);
    case 'number':
    case 'boolean':
      return ['is', code(String(operand.value))];
    case 'null':
      return ['is null or absent', null];
    case 'exists':
      return [operand.value ? 'is there, whatever its value' : 'is not there', null];
    case 're':
      return ['matches', code(operand.source)];
    case 'cidr':
      return ['is an address in', code(`${address(operand.network)}/${operand.bits}`)];
    case 'compare':
      return [RELATIONS[operand.relation], code(String(operand.bound))];
    case 'time':
      return [timeAsks(operand), code(String(operand.value))];
    case 'fieldref':
      return [PLACES[operand.place], code(operand.field)];
  }
}

const RELATIONS = {
  lt: 'is less than',
  lte: 'is at most',
  gt: 'is greater than',
  gte: 'is at least',
} as const;

const PLACES = {
  equals: 'equals the field',
  contains: 'contains the value of the field',
  startswith: 'starts with the value of the field',
  endswith: 'ends with the value of the field',
} as const;

const PARTS = {
  minute: 'the minute',
  hour: 'the hour',
  day: 'the day of the month',
  week: 'the ISO week',
  month: 'the month',
  year: 'the year',
} as const;

function timeAsks({ part, relation }: Extract<Operand, { op: 'time' }>): string {
  const verb = relation === 'is' ? 'is' : RELATIONS[relation];
  return `is a time in UTC of which ${PARTS[part]} ${verb}`;
}

/** Dashes and placeholders are read with the text they stand in. */
function kindsOf(pattern: Pattern): string {
  const kinds = pattern.map(({ kind }) => (kind === 'any' || kind === 'one' ? kind : 'literal'));
  return kinds.filter((kind, i) => kind !== 'literal' || kinds[i - 1] !== 'literal').join(' ');
}

function textAsks(pattern: Pattern): readonly [string, string | null] {
  const literal = pattern
    .map((part) => {
      if (part.kind === 'dash') return part.written;
      if (part.kind === 'placeholder') return `%${part.name}%`;
      return part.kind === 'literal' ? part.text : '';
    })
    .join('');
  switch (kindsOf(pattern)) {
    case '':
      return ['is the empty text', null];
    case 'any':
      return ['has any value', null];
    case 'literal':
      return ['is', code(literal)];
    case 'any literal any':
      return ['contains', code(literal)];
    case 'literal any':
      return ['starts with', code(literal)];
    case 'any literal':
      return ['ends with', code(literal)];
    default:
      return ['is like', code(printPattern(pattern))];
  }
}

function address(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const words = bytes.flatMap((byte, i) => (i % 2 === 0 ? [(byte << 8) | bytes[i + 1]!] : []));
  return words.map((word) => word.toString(16)).join(':');
}

/** One line of a search: "`eventName` is `GetObject` or `PutObject`". */
export function itemWords(item: DetectionItem): string {
  const field = item.field === null ? 'some value' : code(item.field);
  const all = item.values.flatMap(({ operands }) => operands);
  if (all.length === 0) return field;
  // forms of one value are alternatives, also under `all`
  const apart = item.need === 'all' && all.length > item.values.length;
  const words = apart
    ? item.values.map(({ operands }) => jointWords(operands, 'or')).join(' and ')
    : jointWords(all, item.need === 'all' ? 'and' : 'or');
  const whole = `${field} ${words}`;
  return item.negated ? `not: ${whole}` : whole;
}

/** What several operands ask, those of one verb together. */
export function jointWords(operands: readonly Operand[], joint: 'and' | 'or'): string {
  const groups = new Map<string, (string | null)[]>();
  for (const [verb, what] of operands.map(asks)) {
    groups.set(verb, [...(groups.get(verb) ?? []), what]);
  }
  const said = [...groups].map(([verb, whats]) => {
    const named = whats.filter((what) => what !== null);
    return named.length === 0 ? verb : `${verb} ${listed(named, joint)}`;
  });
  return said.join(` ${joint} `);
}

const MAX_LINES = 12;

/** What a search asks, a Markdown list of one line an item. */
export function bodyWords(body: Body): string[] {
  const lines = bulletsOf(body, '');
  const more = lines.length - MAX_LINES;
  return more > 0 ? [...lines.slice(0, MAX_LINES), `- … and ${more} more`] : lines;
}

function bulletsOf(body: Body, indent: string): string[] {
  if (body.kind === 'item') return [`${indent}- ${itemWords(body)}`];
  const inner = body.children.flatMap((child) => bulletsOf(child, `${indent}  `));
  if (body.children.length === 1) return body.children.flatMap((child) => bulletsOf(child, indent));
  const head = body.kind === 'all' ? 'all of' : 'at least one of';
  return [`${indent}- ${head}`, ...inner];
}

/** How a text is read where `*`, `?` and the backslash have a meaning; null where none of them occurs. */
export function wildcardWords(text: string, pattern: Pattern): string | null {
  if (!/[*?\\]/.test(text)) return null;
  const said = [];
  if (pattern.some((part) => part.kind === 'any') && text.includes('*')) {
    said.push('`*` stands for any run of characters');
  }
  if (pattern.some((part) => part.kind === 'one')) said.push('`?` for exactly one character');
  if (/\\[*?\\]/.test(text)) said.push('a backslash makes `*`, `?` or `\\` behind it literal');
  if (said.length === 0) return 'The backslash is a backslash here.';
  return `${listed(said, 'and')}.`.replace(/^a /, 'A ');
}
