// Everything outside the detection (docs/semantics.md, 1.2). Never blocks.
import type { Diagnostic } from '../../text/diagnostic';
import { similar } from '../../text/similar';
import * as messages from '../messages/metadata';
import { describeNode, valueOf } from '../node';
import type { YamlMap, YamlScalar } from '../yaml';

const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'];
const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'];
const UUID = /^[\da-fA-F]{8}-?(?:[\da-fA-F]{4}-?){3}[\da-fA-F]{12}$/;
const KEYS =
  'title id name related taxonomy status description license author references date modified logsource detection fields falsepositives level tags scope correlation filter action generate'.split(
    ' ',
  );

export function checkMetadata(rule: YamlMap): Diagnostic[] {
  return [
    ...checkTitle(rule),
    ...checkText(rule, 'id', (node) =>
      UUID.test(node.text) ? [] : [messages.badId(node.range, node.text)],
    ),
    ...checkText(rule, 'status', (node) => checkOneOf(node, 'status', STATUSES)),
    ...checkText(rule, 'level', (node) => checkOneOf(node, 'level', LEVELS)),
    ...['date', 'modified'].flatMap((key) => checkText(rule, key, (node) => checkDate(node, key))),
    ...['name', 'description', 'author', 'license', 'taxonomy'].flatMap((key) =>
      checkText(rule, key, () => []),
    ),
    ...checkLogsource(rule),
    ...checkKeys(rule),
  ];
}

const headOf = (rule: YamlMap) => rule.entries[0]?.key.range ?? rule.range;

function checkTitle(rule: YamlMap): Diagnostic[] {
  if (valueOf(rule, 'title') === null) return [messages.missing(headOf(rule), 'title', 'a title')];
  return checkText(rule, 'title', () => []);
}

function checkText(
  rule: YamlMap,
  key: string,
  check: (node: YamlScalar) => Diagnostic[],
): Diagnostic[] {
  const node = valueOf(rule, key);
  if (node === null) return [];
  if (node.kind !== 'scalar' || typeof node.value !== 'string') {
    return [messages.notText(node.range, key, describeNode(node))];
  }
  return check(node);
}

function checkOneOf(node: YamlScalar, key: string, allowed: readonly string[]): Diagnostic[] {
  const { text, range } = node;
  if (allowed.includes(text)) return [];
  if (allowed.includes(text.toLowerCase())) return [messages.upperCase(range, key, text)];
  return [messages.notOneOf(range, key, text, allowed, similar(text, allowed))];
}

/** `YYYY-MM-DD`; the older form with slashes is mended, anything else is no date. */
function checkDate({ text, range }: YamlScalar, key: string): Diagnostic[] {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && isDate(text)) return [];
  const [, year = '', month = '', day = ''] = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(text) ?? [];
  const canonical = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return [messages.badDate(range, key, text, year !== '' && isDate(canonical) ? canonical : null)];
}

/** A day of the calendar: JavaScript moves 31 February into March. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function checkLogsource(rule: YamlMap): Diagnostic[] {
  const node = valueOf(rule, 'logsource');
  if (node === null)
    return [
      messages.missing(headOf(rule), 'logsource', 'one, with product and service or category'),
    ];
  const known = ['category', 'product', 'service'];
  const set =
    node.kind === 'map' &&
    node.entries.some(({ key, value }) => {
      const given = value.kind !== 'scalar' || value.value !== null;
      return key.kind === 'scalar' && known.includes(key.text) && given;
    });
  if (!set)
    return [messages.badLogsource(node.range[0] === node.range[1] ? headOf(rule) : node.range)];
  return [];
}

function checkKeys(rule: YamlMap): Diagnostic[] {
  return rule.entries.flatMap(({ key }) => {
    if (key.kind !== 'scalar' || KEYS.includes(key.text)) return [];
    const near = key.text === 'reference' ? 'references' : similar(key.text, KEYS);
    return near === null ? [] : [messages.misspeltKey(key.range, key.text, near)];
  });
}
