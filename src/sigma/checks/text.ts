// Questions that the checks of several attributes ask (docs/semantics.md, 1.2).
import type { Diagnostic } from '../../text/diagnostic';
import { similar } from '../../text/similar';
import * as messages from '../messages/metadata';
import { describeNode, valueOf } from '../node';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml';

const UUID = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i;

/** A key without a value counts as left out. */
export function given(map: YamlMap, key: string): boolean {
  const node = valueOf(map, key);
  return node !== null && (node.kind !== 'scalar' || node.value !== null);
}

/** A text is checked further, nothing is left out, anything else is no text. */
export function checkText(
  node: YamlNode | null,
  key: string,
  check: (node: YamlScalar) => Diagnostic[],
): Diagnostic[] {
  if (node === null || (node.kind === 'scalar' && node.value === null)) return [];
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    return [messages.notText(node.range, key, describeNode(node))];
  }
  return check(node);
}

export const isUuid = (text: string): boolean => UUID.test(text);

export function checkOneOf(
  node: YamlScalar,
  key: string,
  allowed: readonly string[],
): Diagnostic[] {
  const { text, range } = node;
  if (allowed.includes(text)) return [];
  if (allowed.includes(text.toLowerCase())) return [messages.upperCase(range, key, text)];
  return [messages.notOneOf(range, key, text, allowed, similar(text, allowed))];
}
