// A filter document: which rules it narrows, and what it keeps of their matches (docs/semantics.md, 6). Applying it is not done here.
import type { Diagnostic } from '../text/diagnostic';
import { readAttributes, readLogsource, textOf } from './attributes';
import { checkAttributes } from './checks/attributes';
import { checkLogsourceValues } from './checks/logsource';
import type { Condition } from './condition/ast';
import type { Detection, Filter, Reference } from './document';
import { columnOf } from './entry-text';
import type { Reading } from './item';
import * as conditionMessages from './messages/condition';
import * as detectionMessages from './messages/detection';
import * as messages from './messages/filter';
import { describeNode, valueOf } from './node';
import { placeholdersOf } from './placeholders';
import { readChecked, type DocumentNode } from './rule';
import type { Range } from '../text/range';
import type { YamlMap, YamlNode } from './yaml';

export function readFilter({ node, range, head }: DocumentNode, reading: Reading): Filter {
  if (reading.remarks)
    for (const diagnostic of checkAttributes(node, head)) reading.report(diagnostic);
  checkHead(node, head, reading);
  const body = valueOf(node, 'filter')!;
  const key = node.entries.find((entry) => entry.value === body)!.key.range;
  const about = { kind: 'filter', range, sound: true, ...readAttributes(node) } as const;
  const logsource = readLogsource(valueOf(node, 'logsource'));
  if (body.kind !== 'map') {
    reading.report(detectionMessages.notAMap(body.range, 'filter', describeNode(body)));
    const detection = nothing(body.range);
    return { ...about, logsource, rules: [], rulesRange: key, detection, placeholders: [] };
  }
  const rules = readRules(body, key, reading);
  const detection = readBody(body, reading);
  const placeholders = placeholdersOf(detection);
  return { ...about, logsource, ...rules, detection, placeholders };
}

const nothing = (range: Range): Detection => ({
  range,
  searches: new Map(),
  condition: null,
  conditionRange: range,
  aggregation: null,
});

function checkHead(node: YamlMap, head: Range, { report }: Reading): void {
  const logsource = valueOf(node, 'logsource');
  if (logsource === null) report(messages.withoutLogsource(head));
  else for (const diagnostic of checkLogsourceValues(logsource, head)) report(diagnostic);
  for (const { key } of node.entries) {
    if (key.kind === 'scalar' && (key.text === 'level' || key.text === 'status')) {
      report(messages.attributeOfRules(key.range, key.text));
    }
  }
}

/** `any` in any case, one reference, or a list of them; an empty list is `any`, as pySigma has it. */
function readRules(
  body: YamlMap,
  key: Range,
  { source, report }: Reading,
): Pick<Filter, 'rules' | 'rulesRange'> {
  const node = valueOf(body, 'rules');
  if (node === null || (node.kind === 'scalar' && node.value === null)) {
    report(node === null ? withoutRules(body, key, source) : valueMissing(node.range));
    return { rules: [], rulesRange: key };
  }
  const rulesRange = node.range;
  if (node.kind === 'scalar' && node.text.toLowerCase() === 'any') {
    return { rules: 'any', rulesRange };
  }
  if (node.kind === 'list' && node.items.length === 0) {
    report(messages.emptyRules(node.range));
    return { rules: 'any', rulesRange };
  }
  const items: readonly YamlNode[] = node.kind === 'list' ? node.items : [node];
  const rules = items.flatMap((item): Reference[] => {
    const text = textOf(item);
    if (text !== null && text !== '') return [{ text, range: item.range }];
    report(messages.badReference(item.range, describeNode(item)));
    return [];
  });
  return { rules, rulesRange };
}

const valueMissing = (range: Range): Diagnostic => messages.withoutRules(range, range, ' any');

function withoutRules(body: YamlMap, key: Range, source: string): Diagnostic {
  const flow = source[body.range[0]] === '{';
  const at = body.entries[0]?.key.range[0] ?? body.range[0] + 1;
  const behind = body.entries.length === 0 ? '' : flow ? ', ' : `\n${indentAt(source, at)}`;
  return messages.withoutRules(key, [at, at], `rules: any${behind}`);
}

const indentAt = (source: string, offset: number): string => ' '.repeat(columnOf(source, offset));

function readBody(body: YamlMap, reading: Reading): Detection {
  const condition = valueOf(body, 'condition');
  if (condition?.kind === 'list') reading.report(messages.severalConditions(condition.range));
  const detection = readChecked(body, reading, ['rules']);
  if (detection.aggregation !== null) {
    reading.report(conditionMessages.aggregation(detection.aggregation, null));
  }
  if (detection.condition !== null && condition?.kind === 'scalar' && !negates(detection)) {
    reading.report(messages.withoutNot(condition, detection.condition));
  }
  return detection;
}

/** D29: an exclusion says `not`, in the condition or by `neq`. */
function negates({ condition, searches }: Detection): boolean {
  const inCondition = (node: Condition): boolean => {
    switch (node.kind) {
      case 'not':
        return true;
      case 'and':
      case 'or':
        return node.operands.some(inCondition);
      case 'identifier':
      case 'selector':
        return false;
    }
  };
  const negated = [...searches.values()].some(({ body }) =>
    (body.kind === 'item' ? [body] : body.children).some(
      (child) => child.kind === 'item' && child.negated,
    ),
  );
  return negated || (condition !== null && inCondition(condition));
}
