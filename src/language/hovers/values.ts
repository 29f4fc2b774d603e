// A value under a field, in words: how YAML reads it, what it asks of the field, how often the events have it.
import { jointWords, wildcardWords } from '../words';
import { parseYaml, type YamlScalar } from '../../sigma/yaml';
import { read } from '../offers/modifiers';
import type { Said } from '../hover';
import type { Known } from '../known';
import { code, counted, plain } from '../markdown';
import type { Place } from '../place';
import type { Value } from '../../sigma/document';
import type { Operand } from '../../sigma/operand';
import type { Placeholders } from '../../sigma/placeholders';
import { formsSaid } from './forms';

export function valueSaid(
  source: string,
  { word, path }: Place,
  known: Known,
  placeholders: Placeholders,
): Said | null {
  const [node] = parseYaml(source.slice(...word.range)).documents;
  if (node?.kind !== 'scalar') return null;
  const key = path[2]!;
  const { item } = read(key, [node], placeholders);
  const value = item.values[0];
  const lines = value === undefined ? [] : asked(key, value, node, known);
  const forms = value === undefined ? [] : formsSaid(key, value, placeholders);
  return {
    range: word.range,
    lines: [readingWords(node, value?.operands[0]), ...lines, ...forms],
  };
}

function readingWords(node: YamlScalar, operand: Operand | undefined): string {
  const { differs, value } = node;
  const kind =
    value === null
      ? 'null'
      : typeof value === 'string'
        ? 'a text'
        : typeof value === 'boolean'
          ? `the boolean ${value}`
          : `the number ${value}`;
  const quotes = node.plain ? '' : ', because of its quotes';
  if (differs !== null && operand?.op !== 're') {
    return `Read as ${plain(differs.here)}; YAML 1.2 tools read ${plain(differs.elsewhere)}. Quotes settle it.`;
  }
  return `Read as ${kind}${typeof value === 'string' ? quotes : ''}.`;
}

function asked(key: string, { operands }: Value, node: YamlScalar, known: Known): string[] {
  const [operand] = operands;
  if (operand === undefined) return [];
  const field = key.split('|')[0]!;
  const subject = field === '' ? 'some value' : code(field);
  const negated = key.split('|').includes('neq') ? 'Does not hold where ' : '';
  const sentence = `${negated}${subject} ${jointWords(operands, 'or')}${caseWords(operand)}.`;
  const wildcards =
    operand.op === 'text' && asksAsWritten(key) ? wildcardWords(node.text, operand.pattern) : null;
  const often = operands.length === 1 ? countWords(field, operand, known) : null;
  return [sentence, wildcards, often].filter((line) => line !== null);
}

/** Encoded texts hold no wildcards, whatever the value had. */
const asksAsWritten = (key: string): boolean => !/\|(?:base64|base64offset)(?:\||$)/.test(key);

function caseWords(operand: Operand): string {
  switch (operand.op) {
    case 'text':
      return operand.pattern.some((part) => part.kind === 'literal')
        ? `, upper and lower case ${operand.cased ? 'as written' : 'alike'}`
        : '';
    case 're':
      return `, upper and lower case ${operand.ignoreCase ? 'alike' : 'as written'}`;
    case 'number':
      return '; a text that is this number fits too';
    case 'boolean':
      return '; a text that says so fits too';
    case 'null':
    case 'exists':
    case 'cidr':
    case 'compare':
    case 'time':
    case 'fieldref':
      return '';
  }
}

/** Only for a whole value that the summary of the events keeps. */
function countWords(field: string, operand: Operand, known: Known): string | null {
  if (operand.op !== 'text' || known.events === 0) return null;
  const [part, ...more] = operand.pattern;
  if (part?.kind !== 'literal' || more.length > 0) return null;
  const wanted = part.text.toLowerCase();
  const count = (known.values.get(field) ?? [])
    .filter(([value]) => String(value).toLowerCase() === wanted)
    .reduce((sum, [, n]) => sum + n, 0);
  return count === 0
    ? null
    : `${counted(count, 'loaded event')} ${count === 1 ? 'has' : 'have'} it.`;
}
