// Small questions about YAML nodes that several readers ask.
import type { Diagnostic } from '../text/diagnostic';
import type { Range } from '../text/range';
import { duplicateKey } from './messages/yaml';
import type { YamlMap, YamlNode } from './yaml';

/** How a message names a node that should have been something else. */
export function describeNode(node: YamlNode): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  if (typeof node.value === 'string') return 'a text';
  return typeof node.value === 'boolean' ? `the boolean ${node.text}` : `the number ${node.text}`;
}

/** The value of a key; the first where it is given twice. */
export const valueOf = (map: YamlMap, name: string): YamlNode | null =>
  map.entries.find(({ key }) => key.kind === 'scalar' && key.text === name)?.value ?? null;

/** D21: keys given twice, at any depth. */
export function duplicateKeys(node: YamlNode, blocks: boolean): Diagnostic[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap((item) => duplicateKeys(item, blocks));
  const first = new Map<string, Range>();
  return node.entries.flatMap(({ key, value }) => {
    const inner = duplicateKeys(value, blocks);
    if (key.kind !== 'scalar') return inner;
    const before = first.get(key.text);
    if (before === undefined) {
      first.set(key.text, key.range);
      return inner;
    }
    return [duplicateKey(key.range, before, key.text, blocks), ...inner];
  });
}
