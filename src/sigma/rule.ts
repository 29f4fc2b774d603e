// A detection rule: its attributes, log source and detection, with everything that is wrong with them (docs/semantics.md, 1.2).
import { readAttributes, readLogsource } from './attributes';
import { checkAttributes } from './checks/attributes';
import { checkItems } from './checks/items';
import { checkLogsource } from './checks/logsource';
import { checkReferences } from './checks/references';
import { convert } from './convert/convert';
import { readDetection } from './detection';
import type { Attributes, Detection, Rule } from './document';
import type { Reading } from './item';
import * as conditionMessages from './messages/condition';
import * as messages from './messages/detection';
import { describeNode, valueOf } from './node';
import { placeholdersOf } from './placeholders';
import type { Range } from '../text/range';
import type { YamlMap } from './yaml';

/** One document of the text. */
export interface DocumentNode {
  /** With what a collection action adds to it (1.4). */
  readonly node: YamlMap;
  /** Of the document itself. */
  readonly range: Range;
  /** Its first key: the place of what it lacks. */
  readonly head: Range;
  /** No part of the node stands in another document. */
  readonly whole: boolean;
}

export function readRule(document: DocumentNode, reading: Reading): Rule {
  const { node, range, head } = document;
  const attributes = readAttributes(node);
  if (reading.remarks) {
    for (const diagnostic of checkAttributes(node, head)) reading.report(diagnostic);
    for (const diagnostic of checkLogsource(node, head)) reading.report(diagnostic);
  }
  const detection = readDetectionOf(document, attributes, reading);
  return {
    kind: 'rule',
    range,
    sound: true,
    ...attributes,
    logsource: readLogsource(valueOf(node, 'logsource')),
    detection,
    placeholders: detection === null ? [] : placeholdersOf(detection),
  };
}

function readDetectionOf(
  { node, head, whole }: DocumentNode,
  attributes: Attributes,
  reading: Reading,
): Detection | null {
  const detection = valueOf(node, 'detection');
  if (detection === null) {
    reading.report(messages.missingDetection(head));
    return null;
  }
  if (detection.kind !== 'map') {
    reading.report(messages.notAMap(detection.range, 'detection', describeNode(detection)));
    return null;
  }
  const read = readChecked(detection, reading);
  const { aggregation } = read;
  if (aggregation !== null) {
    const fix =
      whole && reading.remarks
        ? convert({ node, attributes, detection: read, source: reading.source })
        : null;
    reading.report(conditionMessages.aggregation(aggregation, fix));
  }
  return read;
}

/** What stands there as a search identifier, its body refused or not: that is said already. */
function namesIn(node: YamlMap, reserved: readonly string[]): string[] {
  const others = ['', 'condition', 'timeframe', ...reserved];
  return node.entries.flatMap(({ key }) =>
    key.kind === 'scalar' && !others.includes(key.text) ? [key.text] : [],
  );
}

/** Reads a detection and checks how its parts fit together. */
export function readChecked(
  node: YamlMap,
  reading: Reading,
  reserved: readonly string[] = [],
): Detection {
  const read = readDetection(node, reading, reserved);
  for (const diagnostic of checkReferences(read, namesIn(node, reserved)))
    reading.report(diagnostic);
  if (!reading.remarks) return read;
  for (const diagnostic of checkItems(read, reading.source)) reading.report(diagnostic);
  return read;
}
