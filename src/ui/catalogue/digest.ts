// A short mark of rule files that is another one when one of them is. Tells versions apart, and proves nothing.
import type { RuleFile } from '../../catalogue/rule-set';

export function digestOf(files: readonly RuleFile[]): string {
  let hash = 0x811c9dc5;
  for (const { path, text } of files) {
    for (const part of [path, '\0', text, '\0']) {
      // FNV-1a, over code units.
      for (let at = 0; at < part.length; at += 1) {
        hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193);
      }
    }
  }
  return `${files.length}-${(hash >>> 0).toString(16)}`;
}
