// Names that stand for another field in each rule (docs/semantics.md, 5.1). Whether the rules exist is found out later.
import { textOf } from './attributes';
import type { Alias } from './document';
import type { Reading } from './item';
import * as messages from './messages/correlation';
import { describeNode } from './node';
import type { YamlMap, YamlNode } from './yaml';

const EXPECTED = 'a map of rules to their fields';

export function readAliases(node: YamlNode | null, reading: Reading): Alias[] {
  if (node === null || (node.kind === 'scalar' && node.value === null)) return [];
  if (node.kind !== 'map') {
    const expected = `a map of names, each with ${EXPECTED}`;
    reading.report(messages.badAliases(node.range, `${describeNode(node)} as aliases`, expected));
    return [];
  }
  return node.entries.flatMap(({ key, value }): Alias[] => {
    const name = textOf(key);
    if (name === null || name === '') {
      const found = `${describeNode(key)} as the name of an alias`;
      reading.report(messages.badAliases(key.range, found, 'a text'));
      return [];
    }
    if (value.kind === 'map') {
      return [{ name, range: key.range, fields: readFields(value, reading) }];
    }
    const at = value.range[0] === value.range[1] ? key.range : value.range;
    const found = `${describeNode(value)} as alias ${name}`;
    reading.report(messages.badAliases(at, found, EXPECTED));
    return [];
  });
}

const readFields = (node: YamlMap, { report }: Reading): Alias['fields'] =>
  node.entries.flatMap(({ key, value }) => {
    const rule = textOf(key);
    const field = textOf(value);
    if (rule !== null && field !== null && field !== '') {
      const fieldEntry = { text: field, range: value.range };
      return [{ rule: { text: rule, range: key.range }, field: fieldEntry }];
    }
    const wrong = rule === null ? key : value;
    const at = wrong.range[0] === wrong.range[1] ? key.range : wrong.range;
    const what = rule === null ? 'a rule' : 'a field';
    report(messages.badAliases(at, `${describeNode(wrong)} as ${what} in an alias`, 'a text'));
    return [];
  });
