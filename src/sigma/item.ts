// One `field|modifier: value(s)` line → detection item (docs/semantics.md, 2.1, 2.2, 3).
import type { Diagnostic } from '../text/diagnostic';
import type { Range } from '../text/range';
import type { DetectionItem, ModifierUse, Value } from './document';
import * as messages from './messages/detection';
import { ambiguousScalar } from './messages/yaml';
import { findModifier, nearModifier } from './modifiers';
import type { Modifier, ValueModifier } from './modifiers/modifier';
import type { Operand } from './operand';
import { open, parsePattern } from './pattern';
import type { YamlNode, YamlScalar } from './yaml';

/** What reading a part of the rule needs: the text for finding places, and where complaints go. */
export interface Reading {
  readonly source: string;
  readonly report: (diagnostic: Diagnostic) => void;
}

interface Resolved {
  readonly modifier: Modifier;
  readonly range: Range;
  /** As written, aliases included. */
  readonly name: string;
}

/** `key` null: a keyword list, or keywords within one. Gives an item even where values were refused. */
export function readItem(
  key: YamlScalar | null,
  values: readonly YamlScalar[],
  place: { readonly range: Range; readonly listed: boolean },
  reading: Reading,
): DetectionItem {
  const { field, uses } = key === null ? { field: null, uses: [] } : splitKey(key, reading);
  const resolved = resolve(uses, reading);
  const chain = resolved ?? [];
  const item = chain.filter((use) => use.modifier.acts === 'item').map((use) => use.modifier);
  const all = item.some((modifier) => modifier.acts === 'item' && modifier.sets === 'all');
  if (all && values.length === 1) {
    const use = chain.find((candidate) => candidate.name === 'all')!;
    const range: Range = [use.range[0] - 1, use.range[1]];
    reading.report(messages.allOnOne(use.range, { title: 'Take all away', range, text: '' }));
  }
  const reported = new Set<string>();
  const once: Reading = {
    source: reading.source,
    report(diagnostic) {
      const identity = `${diagnostic.code} ${diagnostic.range.join()}`;
      if (!reported.has(identity)) reading.report(diagnostic);
      reported.add(identity);
    },
  };
  return {
    kind: 'item',
    range: key === null ? place.range : [key.range[0], place.range[1]],
    field,
    keyRange: key?.range ?? place.range,
    modifiers: uses,
    need: all ? 'all' : 'any',
    negated: item.some((modifier) => modifier.acts === 'item' && modifier.sets === 'negated'),
    values:
      resolved === null
        ? []
        : values.flatMap((value) => readValue(value, field, chain, place.listed, once)),
  };
}

/** The text before the first bar is the field, as it stands; empty means keyword. */
function splitKey(
  key: YamlScalar,
  { source }: Reading,
): { field: string | null; uses: ModifierUse[] } {
  const [field = '', ...names] = key.text.split('|');
  const uses: ModifierUse[] = [];
  let at = names.length === 0 ? 0 : source.indexOf('|', key.range[0] + field.length);
  for (const name of names) {
    uses.push({ name, range: [at + 1, at + 1 + name.length] });
    at += 1 + name.length;
  }
  return { field: field === '' ? null : field, uses };
}

/** Far more than any meaning needs; every value goes through all of them. */
const MAX_MODIFIERS = 20;

/** null where a modifier is unknown: the values then mean nothing. */
function resolve(uses: readonly ModifierUse[], { report }: Reading): Resolved[] | null {
  const resolved: Resolved[] = [];
  if (uses.length > MAX_MODIFIERS) {
    report(messages.tooManyModifiers(uses[MAX_MODIFIERS]!.range, uses.length, MAX_MODIFIERS));
    return null;
  }
  let sound = true;
  for (const { name, range } of uses) {
    const modifier = findModifier(name);
    if (modifier === undefined || modifier.acts === 'later') {
      sound = false;
      report(
        modifier
          ? messages.laterModifier(range, name)
          : messages.unknownModifier(range, name, nearModifier(name)),
      );
      continue;
    }
    if (resolved.some((earlier) => earlier.modifier === modifier)) {
      if (modifier.name !== 'neq') report(messages.modifierTwice(range, name));
      if (modifier.acts === 'item') continue;
    }
    resolved.push({ modifier, range, name });
  }
  return sound ? resolved : null;
}

function readValue(
  node: YamlScalar,
  field: string | null,
  chain: readonly Resolved[],
  listed: boolean,
  { report }: Reading,
): Value[] {
  const { range, text } = node;
  if (node.differs && !chain.some((use) => use.name === 're')) {
    report(ambiguousScalar(range, text, node.differs.here, node.differs.elsewhere));
  }
  if (node.value === null && listed) report(messages.nullInList(range));
  let operand = initial(node);
  if (operand.op === 'number' && !Number.isFinite(Number(operand.value))) {
    report(messages.notANumber(range, text));
    return [];
  }
  for (const [index, { modifier, range: at, name }] of chain.entries()) {
    if (modifier.acts !== 'value') continue;
    const before = chain.slice(0, index).map((use) => use.name);
    const misplaced = checkPlace(modifier, name, at, before);
    const next =
      misplaced ??
      modifier.apply(operand, {
        range: at,
        field,
        before,
        value: { range, text, quoted: !node.plain, listed },
      });
    if ('code' in next) {
      report(next);
      return [];
    }
    operand = next;
  }
  remark(operand, node, chain, report);
  if (field === null && operand.op === 'null') {
    report(messages.nullKeyword(range));
    return [];
  }
  return [{ range, text, operands: [field === null ? keyword(operand, text, chain) : operand] }];
}

function initial(node: YamlScalar): Operand {
  const { value } = node;
  if (value === null) return { op: 'null' };
  if (typeof value === 'boolean') return { op: 'boolean', value };
  if (typeof value === 'string') return { op: 'text', pattern: parsePattern(value), cased: false };
  return { op: 'number', value };
}

function checkPlace(
  modifier: ValueModifier,
  name: string,
  range: Range,
  before: readonly string[],
): Diagnostic | null {
  const rival = before.find((earlier) => modifier.excludes.includes(earlier));
  if (rival !== undefined) {
    const whole: Range = [range[0] - 1, range[1]];
    return messages.exclusive(range, name, rival, {
      title: `Take ${name} away`,
      range: whole,
      text: '',
    });
  }
  const other = before.find((earlier) => earlier !== name);
  return modifier.first && other !== undefined ? messages.notFirst(range, name, other) : null;
}

/** Things worth saying of a value that was taken. */
function remark(
  operand: Operand,
  node: YamlScalar,
  chain: readonly Resolved[],
  report: Reading['report'],
): void {
  if (operand.op === 're' && /^(?:\(\?[ims]+\))?\.\*.*\.\*$/.test(operand.source)) {
    report(messages.anchoredRegex(node.range));
  }
  if (operand.op === 'fieldref' && operand.cased) {
    report(messages.casedFieldref(chain.find((use) => use.name === 'cased')!.range));
  }
}

const PLACES = ['contains', 'startswith', 'endswith'];

/** D11: a keyword is looked for inside every leaf, and numbers and booleans through their text. */
function keyword(operand: Operand, text: string, chain: readonly Resolved[]): Operand {
  if (operand.op === 'number' || operand.op === 'boolean') {
    return { op: 'text', pattern: open(parsePattern(text), true, true), cased: false };
  }
  if (operand.op !== 'text' || chain.some((use) => PLACES.includes(use.name))) return operand;
  return { ...operand, pattern: open(operand.pattern, true, true) };
}

/** The scalars of a value or list; everything else is refused at its place. */
export function readScalars(node: YamlNode, field: string, { report }: Reading): YamlScalar[] {
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'map') {
    report(messages.mapAsValue(node.range, field));
    return [];
  }
  if (node.items.length === 0) report(messages.emptyList(node.range, field));
  return node.items.flatMap((item) => {
    if (item.kind === 'scalar') return [item];
    report(
      item.kind === 'map'
        ? messages.mapAsValue(item.range, field)
        : messages.listAsValue(item.range),
    );
    return [];
  });
}
