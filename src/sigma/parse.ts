// Rule text → documents + diagnostics: the room's front door. Collects, never throws over what someone typed.
import type { Diagnostic } from '../text/diagnostic';
import { fileStarts } from '../text/file-marks';
import { Collection } from './actions';
import { checkUnique } from './checks/unique';
import { readCorrelation } from './correlation';
import type { Document } from './document';
import { readFilter } from './filter';
import type { Reading } from './item';
import { notAMapping } from './messages/yaml';
import { describeNode, duplicateKeys, valueOf } from './node';
import { NO_PLACEHOLDERS, type Placeholders } from './placeholders';
import { readRule, type DocumentNode } from './rule';
import { parseYaml, type YamlMap } from './yaml';

export interface Parsed {
  /** In the order of the text; what could be read of each. */
  readonly documents: readonly Document[];
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface ParseOptions {
  /** What stands for `%name%` (2.10). */
  readonly placeholders?: Placeholders;
  /**
   * Whether to look for what is worth saying but decides nothing. Without it the documents are the same, and so are the diagnostics that
   * block.
   */
  readonly remarks?: boolean;
}

/** Reads a text of any number of YAML documents (docs/semantics.md, 1.1). */
export function parse(source: string, options: ParseOptions = {}): Parsed {
  const { placeholders = NO_PLACEHOLDERS, remarks = true } = options;
  const yaml = parseYaml(source);
  const documents: Document[] = [];
  const all = new Complaints();
  let collection = new Collection();
  const files = fileStarts(source);
  /** Something that documents further down may be lent can't be used. */
  let tainted = false;
  yaml.documents.forEach((own, index) => {
    if (own.kind === 'scalar' && own.value === null) return;
    if (files.length > 0 && files[0]! < own.range[0]) {
      // Nothing is lent from file to file.
      while (files.length > 0 && files[0]! < own.range[0]) files.shift();
      collection = new Collection();
      tainted = false;
    }
    const found = new Complaints();
    for (const fault of yaml.faults[index]!) found.add(fault);
    if (own.kind !== 'map') {
      found.add(notAMapping(own.range, describeNode(own)));
    } else {
      checkKeys(own, { source, report: found.add, remarks });
      tainted ||= found.block;
      const document = collection.take(own, found.add);
      if (document === null) documents.push({ kind: 'action', range: own.range });
      else {
        const read = readDocument(document, {
          source,
          report: found.add,
          placeholders,
          remarks,
        });
        const sound = !found.block && (document.whole || !tainted);
        documents.push('sound' in read ? { ...read, sound } : read);
      }
    }
    found.list.forEach(all.add);
  });
  for (const diagnostic of yaml.diagnostics) all.add(diagnostic);
  if (remarks) for (const diagnostic of checkUnique(yaml.documents)) all.add(diagnostic);
  return { documents, diagnostics: all.list.sort((a, b) => a.range[0] - b.range[0]) };
}

/** What is said of documents that share nodes is said once. */
class Complaints {
  readonly list: Diagnostic[] = [];
  readonly #said = new Set<string>();

  readonly add = (diagnostic: Diagnostic): void => {
    const { code, range, message } = diagnostic;
    const identity = `${code} ${range[0]} ${range[1]} ${message}`;
    if (this.#said.has(identity)) return;
    this.#said.add(identity);
    this.list.push(diagnostic);
  };

  get block(): boolean {
    return this.list.some((diagnostic) => diagnostic.blocks);
  }
}

/** The kind is decided by the keys a document has, in this order (1.1). */
function readDocument(document: DocumentNode, reading: Reading): Document {
  if (valueOf(document.node, 'correlation') !== null) return readCorrelation(document, reading);
  if (valueOf(document.node, 'filter') !== null) return readFilter(document, reading);
  return readRule(document, reading);
}

/** What decides over matches: keys given twice in it leave open what is meant. */
const DECIDES = ['detection', 'filter', 'correlation', 'action'];

/** D21. */
function checkKeys(
  node: YamlMap,
  { source, report, remarks }: Pick<Reading, 'source' | 'report' | 'remarks'>,
): void {
  for (const { key, value } of node.entries) {
    const decides = key.kind === 'scalar' && DECIDES.includes(key.text);
    if (decides || remarks) for (const one of duplicateKeys(value, decides)) report(one);
  }
  for (const diagnostic of duplicateKeys(shallow(node), false)) {
    report({ ...diagnostic, blocks: DECIDES.includes(source.slice(...diagnostic.range)) });
  }
}

/** The map's own keys, without what stands under them. */
const shallow = (node: YamlMap): YamlMap => ({
  ...node,
  entries: node.entries.map(({ key }) => ({ key, value: key })),
});
