// What a rule looks for, as triples of field, kind and value: by meaning, so that `*\cmd.exe` and `endswith: \cmd.exe` are one.
import { fold } from '../engine/text-match';
import type { Body, Detection, DetectionItem, Value } from '../sigma/document';
import type { Operand } from '../sigma/operand';
import { printPattern, type Pattern } from '../sigma/pattern';
import { rolesOf } from './roles';

export interface Indicator {
  /** null: looked for in the whole event. */
  readonly field: string | null;
  /** `eq`, `contains`, `startswith`, `endswith`, `wildcard`, `re`, `is_null`, …; encodings as written: `base64offset|contains`. */
  readonly kind: string;
  /** Without a value: a null check. */
  readonly value: string | null;
}

export interface Indicators {
  /** Each once, in the order of the text. */
  readonly looksFor: readonly Indicator[];
  /** What is looked for to be taken out: below `not`, or under `neq`. */
  readonly excludes: readonly Indicator[];
}

/** Equal for indicators that ask the same of the same field. */
export const indicatorKey = ({ field, kind, value }: Indicator): string => {
  const exact = kind.startsWith('re') || kind.includes('cased');
  const text = value === null ? '\u0001' : exact ? value : fold(value);
  return `${field ?? ''}\u0000${kind}\u0000${text}`;
};

export function indicatorsOf(detection: Detection): Indicators {
  const { looksFor, excludes } = keyedIndicatorsOf(detection);
  return { looksFor: [...looksFor.values()], excludes: [...excludes.values()] };
}

export type Keyed = ReadonlyMap<string, Indicator>;

/** The same by their keys. */
export function keyedIndicatorsOf(detection: Detection): { looksFor: Keyed; excludes: Keyed } {
  const { searches, condition } = detection;
  const looksFor = new Map<string, Indicator>();
  const excludes = new Map<string, Indicator>();
  const roles = condition === null ? null : rolesOf(condition, [...searches.keys()]);
  for (const { name, body } of roles === null ? [] : searches.values()) {
    const role = roles!.get(name)!;
    for (const item of itemsIn(body)) {
      const found = item.values.map((value) => indicatorOf(item, value));
      if (item.negated ? role.excludes : role.matches) addAll(looksFor, found);
      if (item.negated ? role.matches : role.excludes) addAll(excludes, found);
    }
  }
  return { looksFor, excludes };
}

function addAll(to: Map<string, Indicator>, all: readonly Indicator[]): void {
  for (const one of all) {
    const key = indicatorKey(one);
    if (!to.has(key)) to.set(key, one);
  }
}

export const itemsIn = (body: Body): readonly DetectionItem[] =>
  body.kind === 'item' ? [body] : body.children.flatMap(itemsIn);

/** Modifiers that say where in the value, or how many of them: the operand tells it as well. */
const PLAIN = new Set(['contains', 'startswith', 'endswith', 'all', 'cased', 'neq']);

export function indicatorOf(item: DetectionItem, value: Value): Indicator {
  const { field, modifiers } = item;
  const [operand, ...others] = value.operands;
  const chain = modifiers
    .map(({ name }) => name)
    .filter((name) => name !== 'all' && name !== 'neq');
  if (operand === undefined || others.length > 0 || !isTold(operand, chain)) {
    return { field, kind: chain.join('|') || 'eq', value: value.text };
  }
  return { field, ...ofOperand(operand, chain, value.text, field) };
}

const isTold = (operand: Operand, chain: readonly string[]): boolean =>
  operand.op !== 'text' || chain.every((name) => PLAIN.has(name));

function ofOperand(
  operand: Operand,
  chain: readonly string[],
  written: string,
  field: string | null,
): Omit<Indicator, 'field'> {
  switch (operand.op) {
    case 'text': {
      const kept = operand.cased ? '|cased' : '';
      // In a whole event a word is found anywhere: that is no `contains` of its own.
      if (field === null) return { kind: `keyword${kept}`, value: written };
      const { kind, value } = ofPattern(operand.pattern);
      return { kind: kind + kept, value };
    }
    case 'number':
      return { kind: 'eq', value: String(operand.value) };
    case 'boolean':
      return { kind: 'eq', value: String(operand.value) };
    case 'null':
      return { kind: 'is_null', value: null };
    case 'exists':
      return { kind: 'exists', value: String(operand.value) };
    case 're':
    case 'cidr':
    case 'compare':
    case 'time':
    case 'fieldref':
      return { kind: chain.join('|'), value: written };
  }
}

/** One literal with stars at its ends, or none, has a word for it. */
function ofPattern(pattern: Pattern): { kind: string; value: string } {
  const starts = pattern[0]?.kind === 'any';
  const ends = pattern.length > 1 && pattern.at(-1)?.kind === 'any';
  const inner = pattern.slice(starts ? 1 : 0, ends ? -1 : undefined);
  const [only, ...others] = inner;
  if (only?.kind === 'literal' && others.length === 0) {
    const kind = starts ? (ends ? 'contains' : 'endswith') : ends ? 'startswith' : 'eq';
    return { kind, value: only.text };
  }
  if (pattern.length === 0) return { kind: 'eq', value: '' };
  return { kind: 'wildcard', value: printPattern(pattern) };
}
