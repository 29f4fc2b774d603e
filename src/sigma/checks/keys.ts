// Keys of one's own are allowed; one that is a slip away from Sigma's own is pointed out (docs/semantics.md, 1.2).
import type { Diagnostic } from '../../text/diagnostic';
import { similar } from '../../text/similar';
import * as messages from '../messages/metadata';
import type { YamlMap } from '../yaml';

const KEYS =
  'title id name related taxonomy status description license author references date modified logsource detection fields falsepositives level tags scope correlation filter action generate'.split(
    ' ',
  );

export const checkKeys = (node: YamlMap): Diagnostic[] =>
  node.entries.flatMap(({ key }) => {
    if (key.kind !== 'scalar' || KEYS.includes(key.text)) return [];
    const near = key.text === 'reference' ? 'references' : similar(key.text, KEYS);
    return near === null ? [] : [messages.misspeltKey(key.range, key.text, near)];
  });
