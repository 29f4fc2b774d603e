// The map under `detection:` → searches and condition (docs/semantics.md, 2.1, 4).
import type { Range } from '../text/range';
import type { Condition } from './condition/ast';
import { parseAggregation } from './condition/aggregation';
import { lex, placer } from './condition/lexer';
import { parseCondition } from './condition/parser';
import type { Body, Detection, Search } from './document';
import { readItem, readScalars, type Reading } from './item';
import * as conditionMessages from './messages/condition';
import * as messages from './messages/detection';
import { describeNode } from './node';
import type { YamlMap, YamlNode, YamlScalar } from './yaml';

/** `reserved`: keys of the map that are no search identifiers, besides the condition and the time frame. */
export function readDetection(
  node: YamlMap,
  reading: Reading,
  reserved: readonly string[] = [],
): Detection {
  const searches = new Map<string, Search>();
  let conditionNode: YamlNode | null = null;
  let timeframe: Range | null = null;
  for (const { key, value } of node.entries) {
    const name = readKey(key, reading);
    if (name === 'condition') conditionNode = value;
    else if (name === 'timeframe') timeframe = key.range;
    else if (name !== null && !reserved.includes(name)) {
      const body = readBody(value, name, reading);
      const range: Range = [key.range[0], Math.max(key.range[1], value.range[1])];
      if (body) searches.set(name, { name, nameRange: key.range, range, body });
    }
  }
  // names whose body was refused still count as known
  const names = new Set(
    node.entries
      .map(({ key }) => (key.kind === 'scalar' ? key.text : ''))
      .filter((name) => name !== ''),
  );
  if (conditionNode === null) reading.report(conditionMessages.missing(node.range));
  const { condition, aggregation } =
    conditionNode === null ? NOTHING : readConditions(conditionNode, names, reading);
  const old = conditionNode?.kind === 'scalar' && barOf(conditionNode.text) >= 0;
  if (timeframe !== null && aggregation === null && !old)
    reading.report(messages.timeframe(timeframe));
  const conditionRange = conditionNode?.range ?? node.range;
  return { range: node.range, searches, condition, conditionRange, aggregation };
}

/** A key that is text; anything else is refused (8a). */
function readKey(key: YamlNode, { report }: Reading): string | null {
  if (key.kind === 'scalar' && typeof key.value === 'string') return key.value;
  report(messages.keyNotText(key.range, key.kind === 'scalar' ? key.text : describeNode(key)));
  return null;
}

function readBody(node: YamlNode, what: string, reading: Reading): Body | null {
  if (node.kind === 'map') return readMap(node, what, reading);
  if (node.kind === 'scalar') {
    if (node.value !== null)
      return readItem(null, [node], { range: node.range, listed: false }, reading);
    reading.report(messages.emptySearch(node.range, what));
    return null;
  }
  const { items, range } = node;
  if (items.length === 0) {
    reading.report(messages.emptySearch(range, what));
    return null;
  }
  const scalars = items.filter((item) => item.kind === 'scalar');
  if (scalars.length === items.length) return readKeywords(scalars, range, reading);
  const children = items.flatMap((item) => {
    const child =
      item.kind === 'scalar'
        ? readKeywords([item], item.range, reading)
        : readBody(item, what, reading);
    return child ? [child] : [];
  });
  return { kind: 'any', range, children };
}

function readKeywords(values: readonly YamlScalar[], range: Range, reading: Reading): Body {
  return readItem(null, values, { range, listed: values.length > 1 }, reading);
}

function readMap(node: YamlMap, what: string, reading: Reading): Body | null {
  if (node.entries.length === 0) {
    reading.report(messages.emptySearch(node.range, what));
    return null;
  }
  const children = node.entries.flatMap(({ key, value }) => {
    if (key.kind !== 'scalar' || readKey(key, reading) === null) {
      if (key.kind !== 'scalar') readKey(key, reading);
      return [];
    }
    const field = key.text.split('|')[0]! || 'this keyword';
    const values = readScalars(value, field, reading);
    const end = Math.max(key.range[1], value.range[1]);
    return [
      readItem(key, values, { range: [key.range[0], end], listed: value.kind === 'list' }, reading),
    ];
  });
  return { kind: 'all', range: node.range, children };
}

type ReadCondition = Pick<Detection, 'condition' | 'aggregation'>;
const NOTHING: ReadCondition = { condition: null, aggregation: null };

/** One condition, or a list of them, which is an OR (4.1). */
function readConditions(
  node: YamlNode,
  names: ReadonlySet<string>,
  reading: Reading,
): ReadCondition {
  const parts = node.kind === 'list' ? node.items : [node];
  if (parts.length === 0) reading.report(conditionMessages.empty(node.range));
  const read = parts.map((part) => readCondition(part, names, reading));
  const aggregation = read.find((one) => one.aggregation !== null)?.aggregation ?? null;
  const operands = read.flatMap(({ condition }) => condition ?? []);
  if (operands.length < parts.length || operands.length === 0) return { ...NOTHING, aggregation };
  const condition: Condition =
    operands.length === 1 ? operands[0]! : { kind: 'or', range: node.range, operands };
  return { condition, aggregation };
}

function readCondition(
  node: YamlNode,
  names: ReadonlySet<string>,
  reading: Reading,
): ReadCondition {
  // a search identifier may be named 1, and `condition: 1` names it
  if (node.kind !== 'scalar' || typeof node.value === 'boolean') {
    reading.report(conditionMessages.notText(node.range, describeNode(node)));
    return NOTHING;
  }
  const text = node.value === null ? '' : node.text;
  const bar = barOf(text);
  const search = bar < 0 ? text : text.slice(0, bar);
  const barAt = bar < 0 ? -1 : reading.source.indexOf('|', node.range[0]);
  const end = barAt < 0 || barAt > node.range[1] ? node.range[1] : barAt;
  const place = placer(reading.source, [node.range[0], end]);
  const { condition, diagnostics } = parseCondition(lex(search, place), names);
  for (const diagnostic of diagnostics) reading.report(diagnostic);
  if (bar < 0) return { condition, aggregation: null };
  const behind = parseAggregation(text.slice(bar), reading.source, node.range, names);
  for (const diagnostic of behind.diagnostics) reading.report(diagnostic);
  return { condition, aggregation: behind.aggregation };
}

/** Where an aggregation begins: at a bar of its own, `||` being a slip for `or`. */
const barOf = (text: string): number => text.search(/(?<!\|)\|(?!\|)/);
