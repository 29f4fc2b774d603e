// A correlation document: what the matches of other rules must add up to (docs/semantics.md, 5). Linking it to them is not done here.
import { similar } from '../text/similar';
import type { Range } from '../text/range';
import { readAliases } from './aliases';
import { readAttributes, textOf } from './attributes';
import { checkAttributes } from './checks/attributes';
import { meets } from './checks/bounds';
import { given } from './checks/text';
import type {
  Correlation,
  CorrelationCondition,
  CorrelationType,
  Entry,
  Reference,
} from './document';
import { readExtended } from './extended';
import type { Reading } from './item';
import * as conditionMessages from './messages/condition';
import * as messages from './messages/correlation';
import { notAMap } from './messages/detection';
import { badReference } from './messages/filter';
import { describeNode, valueOf } from './node';
import type { DocumentNode } from './rule';
import { readFieldNames, readThreshold } from './threshold';
import { readTimespan } from './timespan';
import type { YamlMap, YamlNode } from './yaml';

const TYPES: readonly CorrelationType[] = [
  'event_count',
  'value_count',
  'temporal',
  'temporal_ordered',
  'value_sum',
  'value_avg',
  'value_percentile',
  'value_median',
];
const KEYS = ['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases', 'generate'];

export function readCorrelation(
  { node, range, head }: DocumentNode,
  reading: Reading,
): Correlation {
  if (reading.remarks)
    for (const diagnostic of checkAttributes(node, head)) reading.report(diagnostic);
  const body = valueOf(node, 'correlation')!;
  const key = node.entries.find((entry) => entry.value === body)!.key.range;
  const about = { kind: 'correlation', range, sound: true, ...readAttributes(node) } as const;
  const outside = readGenerate(node, reading, true);
  if (body.kind !== 'map') {
    reading.report(notAMap(body.range, 'correlation', describeNode(body)));
    return { ...about, ...NOTHING, rulesRange: key, generate: outside ?? false };
  }
  checkKeys(body, reading);
  const type = readType(body, key, reading);
  const groupBy = readGroupBy(body, key, reading);
  const timespan = given(body, 'timespan')
    ? readTimespan(valueOf(body, 'timespan')!, reading)
    : null;
  if (!given(body, 'timespan')) reading.report(messages.missing(key, 'timespan', 'one such as 5m'));
  const { rules, condition } = readBody(body, key, type, reading);
  const aliases = readAliases(valueOf(body, 'aliases'), reading);
  const fields = condition?.kind === 'threshold' ? condition.fields : [];
  const read = new Set([...groupBy, ...fields].map(({ text }) => text));
  for (const alias of aliases) {
    if (!read.has(alias.name)) reading.report(messages.unusedAlias(alias.range, alias.name));
  }
  const generate = readGenerate(body, reading, false) ?? outside ?? false;
  const rulesRange = valueOf(body, 'rules')?.range ?? key;
  return { ...about, type, rules, rulesRange, groupBy, aliases, timespan, condition, generate };
}

const NOTHING = {
  type: null,
  rules: [],
  groupBy: [],
  aliases: [],
  timespan: null,
  condition: null,
} as const;

function checkKeys(body: YamlMap, { report }: Reading): void {
  for (const { key } of body.entries) {
    if (key.kind !== 'scalar' || KEYS.includes(key.text)) continue;
    const near = key.text === 'timeframe' ? 'timespan' : similar(key.text, KEYS);
    report(messages.unknownKey(key.range, key.text, near));
  }
}

function readType(body: YamlMap, head: Range, { report }: Reading): CorrelationType | null {
  const node = valueOf(body, 'type');
  if (!given(body, 'type') || node === null) {
    report(messages.missing(head, 'type', `one of ${TYPES.join(', ')}`));
    return null;
  }
  if (node.kind !== 'scalar') {
    report(messages.notText(node.range, 'type', describeNode(node)));
    return null;
  }
  const lower = node.text.toLowerCase();
  const type = TYPES.find((one) => one === lower) ?? null;
  if (type === null) {
    report(messages.unknownType(node.range, node.text, TYPES, similar(node.text, TYPES)));
  } else if (lower !== node.text) report(messages.typeCase(node.range, node.text));
  return type;
}

/** One field, or a list of them. */
function readGroupBy(body: YamlMap, head: Range, reading: Reading): readonly Entry[] {
  const node = valueOf(body, 'group-by');
  const items: readonly YamlNode[] =
    node === null || !given(body, 'group-by') ? [] : node.kind === 'list' ? node.items : [node];
  if (items.length === 0) reading.report(messages.noGroupBy(head));
  return readFieldNames(items, node?.range ?? head, reading);
}

/** null where there is none: a list, or one reference; the condition of a temporal type may name the rules instead. */
function readRules(body: YamlMap, { report }: Reading): Reference[] | null {
  const node = valueOf(body, 'rules');
  if (node === null || !given(body, 'rules')) return null;
  const items: readonly YamlNode[] = node.kind === 'list' ? node.items : [node];
  const rules = new Map<string, Reference>();
  for (const item of items) {
    const text = textOf(item);
    if (text === null || text === '') report(badReference(item.range, describeNode(item)));
    else if (rules.has(text)) report(messages.ruleTwice(item.range, text));
    else rules.set(text, { text, range: item.range });
  }
  return items.length === 0 ? null : [...rules.values()];
}

type Read = Pick<Correlation, 'rules' | 'condition'>;

function readBody(
  body: YamlMap,
  head: Range,
  type: CorrelationType | null,
  reading: Reading,
): Read {
  const listed = readRules(body, reading);
  const { condition, names } = readCondition(body, head, type, listed, reading);
  const rules = listed ?? names;
  if (rules.length === 0 && listed === null && condition?.kind !== 'extended') {
    reading.report(messages.noRules(valueOf(body, 'rules')?.range ?? head));
  }
  if (type?.startsWith('temporal')) checkTemporal(rules, condition, reading);
  return { rules, condition };
}

function readCondition(
  body: YamlMap,
  head: Range,
  type: CorrelationType | null,
  listed: readonly Reference[] | null,
  reading: Reading,
): { condition: CorrelationCondition | null; names: readonly Reference[] } {
  const node = valueOf(body, 'condition');
  const temporal = type?.startsWith('temporal') ?? false;
  if (node === null || !given(body, 'condition')) {
    if (temporal) return { condition: { kind: 'every', range: head }, names: [] };
    if (type !== null) reading.report(messages.missing(head, 'condition', 'one such as "gte: 5"'));
    return { condition: null, names: [] };
  }
  if (node.kind === 'map') return { condition: readThreshold(node, type, reading), names: [] };
  if (type === null) return { condition: null, names: [] };
  if (temporal && node.kind === 'scalar' && typeof node.value === 'string') {
    return readExtended(node, listed, reading);
  }
  if (temporal) reading.report(conditionMessages.notText(node.range, describeNode(node)));
  else reading.report(messages.conditionKind(node.range, describeNode(node), type));
  return { condition: null, names: [] };
}

/** D44: where a single match is enough. */
function checkTemporal(
  rules: readonly Reference[],
  condition: CorrelationCondition | null,
  { report }: Reading,
): void {
  const enough = condition?.kind === 'threshold' && meets(1, condition.bounds);
  if (rules.length === 1) report(messages.oneRule(rules[0]!.range));
  else if (enough) report(messages.oneRule(condition.range));
  else if (condition?.kind === 'threshold' && rules.length > 0) {
    const reachable = rules.some((_, index) => meets(index + 1, condition.bounds));
    if (!reachable && !meets(0, condition.bounds)) report(messages.never(condition.range));
  }
}

/** Inside `correlation`, as pySigma has it, or beside it, as the schema of the specification has it (D36). */
function readGenerate(node: YamlMap, { report }: Reading, outside: boolean): boolean | null {
  const value = valueOf(node, 'generate');
  if (value === null) return null;
  if (value.kind !== 'scalar' || typeof value.value !== 'boolean') {
    report(messages.badGenerate(value.range, describeNode(value)));
    return null;
  }
  if (outside) report(messages.generateOutside(value.range));
  return value.value;
}
