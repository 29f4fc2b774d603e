// Where a rule's events come from (docs/semantics.md, 1.2). It selects nothing here (D40), so nothing of it blocks.
import type { Diagnostic } from '../../text/diagnostic';
import { similar } from '../../text/similar';
import * as messages from '../messages/metadata';
import { describeNode, valueOf } from '../node';
import type { Range } from '../../text/range';
import type { YamlMap, YamlNode } from '../yaml';
import { checkText, given } from './text';

const SELECTING = ['category', 'product', 'service'];
const KEYS = [...SELECTING, 'definition'];

export function checkLogsource(map: YamlMap, head: Range): Diagnostic[] {
  const node = valueOf(map, 'logsource');
  if (node === null)
    return [messages.missing(head, 'logsource', 'one, with product and service or category')];
  return checkLogsourceValues(node, head);
}

export function checkLogsourceValues(node: YamlNode, head: Range): Diagnostic[] {
  if (node.kind !== 'map' || !SELECTING.some((key) => given(node, key))) {
    return [messages.badLogsource(node.range[0] === node.range[1] ? head : node.range)];
  }
  return [
    ...KEYS.flatMap((key) =>
      checkText(valueOf(node, key), `${key} of the logsource`, ({ text, range }) =>
        key !== 'definition' && text !== text.toLowerCase()
          ? [messages.upperCase(range, key, text)]
          : [],
      ),
    ),
    ...node.entries.flatMap(({ key }) => {
      const name = key.kind === 'scalar' ? key.text : describeNode(key);
      if (KEYS.includes(name)) return [];
      return [messages.logsourceKey(key.range, name, similar(name, KEYS))];
    }),
  ];
}
