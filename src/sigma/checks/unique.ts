// Documents of one text name each other by `id` and `name`: two with the same can't be told apart (docs/semantics.md, 1.2).
import type { Diagnostic } from '../../text/diagnostic';
import type { Range } from '../../text/range';
import { notUnique } from '../messages/metadata';
import { valueOf } from '../node';
import type { YamlNode } from '../yaml';

/** What a collection action lends to several documents stands in the text once, and is no second one. */
export function checkUnique(documents: readonly YamlNode[]): Diagnostic[] {
  const first = new Map<string, Range>();
  return documents.flatMap((document) => {
    if (document.kind !== 'map') return [];
    return ['id', 'name'].flatMap((key) => {
      const node = valueOf(document, key);
      if (node?.kind !== 'scalar' || node.value === null || node.text === '') return [];
      const text = key === 'id' ? node.text.toLowerCase().replaceAll('-', '') : node.text;
      const before = first.get(`${key} ${text}`);
      if (before !== undefined) return [notUnique(node.range, key, node.text, before)];
      first.set(`${key} ${text}`, node.range);
      return [];
    });
  });
}
