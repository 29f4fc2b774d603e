// A rule as text again: read back, it gives the same plan. What no verdict hangs on, such as comments and the order of
// attributes, is not kept.
import { readPlain } from './scalar';
import type { Condition } from './condition/ast';
import type { Body, Detection, DetectionItem, Entry, Logsource, Rule, Value } from './document';
import { plainOrQuoted } from './quote';

/** YAML in block style, two blanks a level, a line break at the end. The rule is sound. */
export function printRule(rule: Rule): string {
  const { detection, logsource } = rule;
  if (!detection?.condition) throw new Error('print: the rule is not sound');
  return [
    ...attribute('title', rule.title),
    ...attribute('id', rule.id),
    ...attribute('name', rule.name),
    ...attribute('status', rule.status),
    ...attribute('description', rule.description),
    ...attribute('license', rule.license),
    ...entries('references', rule.references),
    ...attribute('author', rule.author),
    ...attribute('date', rule.date),
    ...attribute('modified', rule.modified),
    ...entries('tags', rule.tags),
    ...printLogsource(logsource),
    'detection:',
    ...indented(printDetection(detection, detection.condition)),
    ...entries('falsepositives', rule.falsepositives),
    ...attribute('level', rule.level),
    '',
  ].join('\n');
}

const attribute = (key: string, value: string | null): string[] =>
  value === null ? [] : [`${key}: ${scalar(value)}`];

const entries = (key: string, list: readonly Entry[]): string[] =>
  list.length === 0 ? [] : [`${key}:`, ...list.map(({ text }) => `  - ${scalar(text)}`)];

function printLogsource(logsource: Logsource | null): string[] {
  if (logsource === null) return [];
  const { category, product, service } = logsource;
  const parts = [
    ...attribute('category', category),
    ...attribute('product', product),
    ...attribute('service', service),
  ];
  return parts.length === 0 ? [] : ['logsource:', ...indented(parts)];
}

function printDetection({ searches }: Detection, condition: Condition): string[] {
  const lines = [...searches.values()].flatMap(({ name, body }) =>
    under(scalar(name), printBody(body)),
  );
  return [...lines, `condition: ${scalar(printCondition(condition))}`];
}

interface Printed {
  /** It stands behind a key in one line. */
  readonly inline: boolean;
  readonly lines: readonly string[];
}

function printBody(body: Body): Printed {
  if (body.kind === 'item') return printKeywords(body);
  if (body.kind === 'all') {
    const items = body.children.flatMap((child) => printItem(child as DetectionItem));
    return { inline: false, lines: items };
  }
  return { inline: false, lines: body.children.flatMap((child) => member(printBody(child))) };
}

/** Without a key: one text, or a list of them. */
function printKeywords({ values }: DetectionItem): Printed {
  const texts = values.map(printValue);
  if (texts.length === 1) return { inline: true, lines: texts };
  return { inline: false, lines: texts.map((text) => `- ${text}`) };
}

function printItem({ field, modifiers, values }: DetectionItem): string[] {
  const key = [field ?? '', ...modifiers.map(({ name }) => name)].join('|');
  return under(scalar(key), printKeywords({ values } as DetectionItem));
}

const under = (key: string, { inline, lines }: Printed): string[] =>
  inline ? [`${key}: ${lines[0]!}`] : [`${key}:`, ...indented(lines)];

const member = ({ lines }: Printed): string[] =>
  lines.map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`));

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** A number, a boolean, null: as written. Text: in quotes where it would be read as something else. */
const printValue = ({ text, plain }: Value): string =>
  plain && typeof readPlain(text).value !== 'string' ? (text === '' ? 'null' : text) : scalar(text);

/** Line breaks and what can't be seen are escapes. */
const scalar = (text: string): string =>
  /[^\P{C}\u{E000}-\u{F8FF}]|[\u2028\u2029\u0085]/u.test(text)
    ? JSON.stringify(text)
    : plainOrQuoted(text);

const BINDS = { or: 0, and: 1, not: 2, identifier: 3, selector: 3 } as const;

/** Parentheses only where they are needed: around what binds weaker, and around a group in a group of its kind. */
export function printCondition(node: Condition): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands
        .map((one) => inside(one, BINDS[one.kind] <= BINDS[node.kind]))
        .join(` ${node.kind} `);
    case 'not':
      return `not ${inside(node.operand, BINDS[node.operand.kind] < BINDS.not)}`;
    case 'identifier':
      return node.name;
    case 'selector':
      return node.text;
  }
}

const inside = (node: Condition, parentheses: boolean): string =>
  parentheses ? `(${printCondition(node)})` : printCondition(node);
