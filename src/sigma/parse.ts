// Rule text → documents + diagnostics: the room's front door. Collects, never throws over what someone typed.
import type { Diagnostic } from '../text/diagnostic';
import { checkMetadata } from './checks/metadata';
import { checkReferences } from './checks/references';
import { readDetection } from './detection';
import type { Detection, Document, Logsource, Rule } from './document';
import type { Reading } from './item';
import * as messages from './messages/detection';
import { notAMapping } from './messages/yaml';
import { describeNode, duplicateKeys, valueOf } from './node';
import { NO_PLACEHOLDERS, placeholdersOf, type Placeholders } from './placeholders';
import { parseYaml, type YamlMap, type YamlNode } from './yaml';

export interface Parsed {
  /** In the order of the text; what could be read of each. */
  readonly documents: readonly Document[];
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ParseOptions {
  /** What stands for `%name%` (2.10). */
  readonly placeholders?: Placeholders;
}

/** Reads a text of any number of YAML documents (docs/semantics.md, 1.1). */
export function parse(source: string, options: ParseOptions = {}): Parsed {
  const { placeholders = NO_PLACEHOLDERS } = options;
  const yaml = parseYaml(source);
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [...yaml.diagnostics];
  for (const [index, node] of yaml.documents.entries()) {
    if (node.kind === 'scalar' && node.value === null) continue;
    if (node.kind !== 'map') {
      diagnostics.push(notAMapping(node.range, describeNode(node), index + 1));
      continue;
    }
    const found: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic) => found.push(diagnostic);
    const document = readDocument(node, { source, report, placeholders });
    const sound = !found.concat(yaml.diagnostics).some((diagnostic) => diagnostic.blocks);
    documents.push(document.kind === 'rule' ? { ...document, sound } : document);
    diagnostics.push(...found);
  }
  return { documents, diagnostics: diagnostics.sort((a, b) => a.range[0] - b.range[0]) };
}

function readDocument(node: YamlMap, reading: Reading): Document {
  const { source, report } = reading;
  const kind = (['action', 'correlation', 'filter'] as const).find(
    (key) => valueOf(node, key) !== null,
  );
  if (kind !== undefined) {
    const key = node.entries.find(
      (entry) => entry.key.kind === 'scalar' && entry.key.text === kind,
    )!.key;
    const words = {
      action: 'a rule collection action',
      correlation: 'a correlation rule',
      filter: 'a filter',
    };
    report(messages.notSupported(key.range, words[kind]));
    return { kind, range: node.range };
  }
  for (const diagnostic of checkMetadata(node)) report(diagnostic);
  for (const { key, value } of node.entries) {
    const inDetection = key.kind === 'scalar' && key.text === 'detection';
    for (const diagnostic of duplicateKeys(value, inDetection)) report(diagnostic);
  }
  for (const diagnostic of duplicateKeys(shallow(node), false)) {
    report({ ...diagnostic, blocks: source.slice(...diagnostic.range) === 'detection' });
  }
  return readRule(node, reading);
}

/** The map's own keys, without what stands under them. */
const shallow = (node: YamlMap): YamlMap => ({
  ...node,
  entries: node.entries.map(({ key }) => ({ key, value: key })),
});

function readRule(node: YamlMap, reading: Reading): Rule {
  const text = (key: string) => textOf(valueOf(node, key));
  const detection = readDetectionOf(node, reading);
  return {
    kind: 'rule',
    range: node.range,
    sound: true,
    title: text('title'),
    id: text('id'),
    name: text('name'),
    level: text('level'),
    status: text('status'),
    logsource: readLogsource(valueOf(node, 'logsource')),
    detection,
    placeholders: detection === null ? [] : placeholdersOf(detection),
  };
}

function readDetectionOf(node: YamlMap, reading: Reading): Detection | null {
  const { report } = reading;
  const detection = valueOf(node, 'detection');
  if (detection === null) {
    report(messages.missingDetection(node.entries[0]?.key.range ?? node.range));
    return null;
  }
  if (detection.kind !== 'map') {
    report(messages.notAMap(detection.range, 'detection', describeNode(detection)));
    return null;
  }
  let refused = false;
  const read = readDetection(detection, {
    ...reading,
    report(diagnostic) {
      refused ||= diagnostic.blocks;
      report(diagnostic);
    },
  });
  // a refused search is missing from the map: its name is known all the same, so references are judged only without one
  if (!refused) for (const diagnostic of checkReferences(read)) report(diagnostic);
  return read;
}

const textOf = (node: YamlNode | null): string | null =>
  node?.kind === 'scalar' && node.value !== null ? node.text : null;

function readLogsource(node: YamlNode | null): Logsource | null {
  if (node?.kind !== 'map') return null;
  const text = (key: string) => textOf(valueOf(node, key));
  return {
    range: node.range,
    category: text('category'),
    product: text('product'),
    service: text('service'),
  };
}
