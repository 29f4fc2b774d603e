// `related`: rules this one has to do with, each with an id and a kind (docs/semantics.md, 1.2, D38, D39).
import type { Diagnostic } from '../../text/diagnostic';
import * as messages from '../messages/metadata';
import { describeNode, valueOf } from '../node';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml';
import { checkOneOf, checkText, given, isUuid } from './text';

const TYPES = ['derived', 'obsolete', 'merged', 'renamed', 'similar'];

export function checkRelated(map: YamlMap): Diagnostic[] {
  const node = valueOf(map, 'related');
  if (node === null || !given(map, 'related')) return [];
  if (node.kind !== 'list') return [messages.relatedForm(node.range, describeNode(node))];
  return node.items.flatMap(checkEntry);
}

function checkEntry(node: YamlNode): Diagnostic[] {
  if (node.kind !== 'map') return [messages.relatedForm(node.range, describeNode(node))];
  const missing = ['id', 'type'].filter((key) => !given(node, key));
  return [
    ...missing.map((key) => messages.relatedWithout(node.range, key)),
    ...checkText(valueOf(node, 'id'), 'id of a related rule', checkId),
    ...checkText(valueOf(node, 'type'), 'type of a related rule', checkType),
  ];
}

const checkId = ({ range, text }: YamlScalar): Diagnostic[] =>
  isUuid(text) ? [] : [messages.badId(range, text)];

function checkType(node: YamlScalar): Diagnostic[] {
  const word = node.text.toLowerCase();
  if (word === 'obsoletes') return [messages.obsoletes(node.range, node.text)];
  if (word === 'correlation') return [messages.relatedCorrelation(node.range)];
  return checkOneOf(node, 'type of a related rule', TYPES);
}
