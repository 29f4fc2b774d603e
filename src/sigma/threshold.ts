// The condition of a correlation as a map: bounds, and what is compared with them (docs/semantics.md, 5.1, D31, D35).
import type { Range } from '../text/range';
import { similar } from '../text/similar';
import { textOf } from './attributes';
import { checkBounds } from './checks/bounds';
import type { Bound, CorrelationCondition, CorrelationType, Entry, Relation } from './document';
import type { Reading } from './item';
import * as messages from './messages/correlation';
import { describeNode, valueOf } from './node';
import { numberOf } from './number-text';
import type { YamlEntry, YamlMap, YamlNode } from './yaml';

const RELATIONS: readonly string[] = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'];
const OTHERS = ['field', 'percentile'];

/** What counts gives whole numbers; what is computed from values may give fractions. */
export const counts = (type: CorrelationType): boolean =>
  type === 'event_count' || type === 'value_count' || type.startsWith('temporal');

export function readThreshold(
  node: YamlMap,
  type: CorrelationType | null,
  reading: Reading,
): CorrelationCondition | null {
  const entries = node.entries.filter(({ key }) => key.kind === 'scalar');
  for (const { key } of entries) {
    if (key.kind !== 'scalar' || RELATIONS.includes(key.text) || OTHERS.includes(key.text))
      continue;
    const near = similar(key.text, [...RELATIONS, ...OTHERS]);
    reading.report(messages.conditionKey(key.range, key.text, near));
  }
  const written = entries.filter(
    ({ key }) => key.kind === 'scalar' && RELATIONS.includes(key.text),
  );
  if (written.length === 0) reading.report(messages.noBound(node.range));
  const bounds = written.flatMap((entry) => readBound(entry, type, reading) ?? []);
  const fields = readFields(node, type, reading);
  const percentile = readPercentile(node, type, reading);
  if (written.length === 0 || bounds.length < written.length) return null;
  if (type !== null) checkBounds(bounds, node.range, counts(type), reading.report);
  return { kind: 'threshold', range: node.range, bounds, fields, percentile };
}

function readBound(
  { key, value }: YamlEntry,
  type: CorrelationType | null,
  { report }: Reading,
): Bound | null {
  const relation = textOf(key) as Relation;
  const number = numberIn(value);
  if (number === null) {
    const found = value.kind === 'scalar' && value.text !== '' ? value.text : describeNode(value);
    report(messages.notANumber(value.range, relation, found));
    return null;
  }
  if (type !== null && counts(type) && typeof number === 'number' && !Number.isInteger(number)) {
    report(messages.fraction(value.range, String(number), type));
    return null;
  }
  return { relation, value: number, range: [key.range[0], value.range[1]] };
}

/** Numbers, and texts that count as numbers (8a). */
function numberIn(node: YamlNode): number | bigint | null {
  if (node.kind !== 'scalar') return null;
  const { value } = node;
  if (typeof value === 'bigint') return value;
  const number = typeof value === 'string' ? numberOf(value) : value;
  if (typeof number === 'bigint') return number;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function readFields(
  node: YamlMap,
  type: CorrelationType | null,
  { report }: Reading,
): readonly Entry[] {
  const field = valueOf(node, 'field');
  if (type === null) return [];
  const takes = type.startsWith('value_');
  if (field === null || (field.kind === 'scalar' && field.value === null)) {
    if (takes) report(messages.noField(field?.range ?? node.range, type));
    return [];
  }
  if (!takes) {
    report(messages.unusedKey(field.range, 'a field', type));
    return [];
  }
  const items: readonly YamlNode[] = field.kind === 'list' ? field.items : [field];
  if (items.length === 0) report(messages.noField(field.range, type));
  if (field.kind === 'list' && items.length > 0 && type !== 'value_count') {
    report(messages.severalFields(field.range, type));
  }
  return readFieldNames(items, field.range, { report });
}

/** Each is looked up in every event that counts. */
const MAX_FIELDS = 50;

export function readFieldNames(
  items: readonly YamlNode[],
  range: Range,
  { report }: Pick<Reading, 'report'>,
): readonly Entry[] {
  if (items.length > MAX_FIELDS) {
    report(messages.manyFields(range, items.length, MAX_FIELDS));
    return [];
  }
  return items.flatMap((item): Entry[] => {
    const text = textOf(item);
    if (text !== null && text !== '') return [{ text, range: item.range }];
    report(messages.badField(item.range, describeNode(item)));
    return [];
  });
}

const MEDIAN = 50;

function readPercentile(node: YamlMap, type: CorrelationType | null, { report }: Reading): number {
  const given = valueOf(node, 'percentile');
  if (type !== 'value_percentile') {
    if (given !== null && type !== null) {
      report(messages.unusedKey(given.range, 'a percentile', type));
    }
    return MEDIAN;
  }
  if (given === null) {
    report(messages.noPercentile(node.range));
    return MEDIAN;
  }
  const number = Number(numberIn(given) ?? NaN);
  if (number >= 0 && number <= 100) return number;
  const found = given.kind === 'scalar' && given.text !== '' ? given.text : describeNode(given);
  report(messages.badPercentile(given.range, found));
  return MEDIAN;
}
