// Attributes that are lists of texts, each text once (docs/semantics.md, 1.2).
import type { Diagnostic } from '../../text/diagnostic';
import * as messages from '../messages/metadata';
import { describeNode, valueOf } from '../node';
import type { Range } from '../../text/range';
import type { YamlMap } from '../yaml';

const LISTS = ['references', 'tags', 'falsepositives', 'fields', 'scope'];

export const checkLists = (node: YamlMap): Diagnostic[] =>
  LISTS.flatMap((key) => checkList(node, key));

function checkList(map: YamlMap, key: string): Diagnostic[] {
  const node = valueOf(map, key);
  if (node === null || (node.kind === 'scalar' && node.value === null)) return [];
  if (node.kind !== 'list') return [messages.notList(node, key, describeNode(node))];
  const first = new Map<string, Range>();
  return node.items.flatMap((item) => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') {
      return [messages.notTextInList(item.range, key, describeNode(item))];
    }
    const before = first.get(item.text);
    if (before !== undefined) return [messages.twice(item.range, key, item.text, before)];
    first.set(item.text, item.range);
    return [];
  });
}
