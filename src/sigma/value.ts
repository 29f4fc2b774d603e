// One value of an item → what it asks of the field: the modifiers, applied from left to right (docs/semantics.md, 3).
import type { Diagnostic, Fix } from '../text/diagnostic';
import type { Range } from '../text/range';
import type { PlaceholderUse, Value } from './document';
import * as messages from './messages/detection';
import { wrongOrder } from './messages/modifiers';
import { unresolved } from './messages/placeholders';
import { ambiguousScalar } from './messages/yaml';
import { PLACES, type Given, type Modifier, type Use } from './modifiers/modifier';
import { asText } from './modifiers/wide';
import type { Draft, Operand } from './operand';
import { open, parsePattern } from './pattern';
import { parseWithPlaceholders, splitPlaceholders, type Placeholders } from './placeholders';
import { remark } from './remarks';
import type { YamlScalar } from './yaml';

/** A modifier of the table at its place in a key. */
export interface Resolved {
  readonly modifier: Modifier;
  readonly range: Range;
  /** As written, aliases included. */
  readonly name: string;
}

/** Where a value stands. */
export interface Setting {
  readonly field: string | null;
  readonly chain: readonly Resolved[];
  readonly listed: boolean;
  readonly source: string;
  readonly placeholders: Placeholders;
  readonly remarks: boolean;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Empty where the value was refused. */
export function readValue(node: YamlScalar, setting: Setting): Value[] {
  const { range, text } = node;
  const { field, chain, report } = setting;
  if (node.differs && !uses(chain, 're')) {
    report(ambiguousScalar(range, text, node.differs.here, node.differs.elsewhere));
  }
  if (node.value === null && setting.listed) report(messages.nullInList(range));
  const first = initial(node, chain);
  if (first.op === 'number' && !Number.isFinite(Number(first.value))) {
    report(messages.notANumber(range, text));
    return [];
  }
  const given = givenOf(node, setting);
  const drafts = applyAll(first, given, setting);
  if ('code' in drafts) {
    report(drafts);
    return [];
  }
  const operands = drafts.map((draft) => (draft.op === 'bytes' ? asText(draft) : draft));
  if (setting.remarks) remark(operands, given, chain, report);
  if (field === null && operands.some(({ op }) => op === 'null')) {
    report(messages.nullKeyword(range));
    return [];
  }
  const asked = field === null ? operands.map((one) => keyword(one, text, chain)) : operands;
  const { plain } = node;
  return [
    { range, text, plain, operands: asked, placeholders: placeholdersIn(node, given, setting) },
  ];
}

const uses = (chain: readonly Resolved[], name: string): boolean =>
  chain.some((use) => use.name === name);

function initial({ value }: YamlScalar, chain: readonly Resolved[]): Operand {
  if (value === null) return { op: 'null' };
  if (typeof value === 'boolean') return { op: 'boolean', value };
  if (typeof value !== 'string') return { op: 'number', value };
  const pattern = uses(chain, 'expand') ? parseWithPlaceholders(value) : parsePattern(value);
  return { op: 'text', pattern, cased: false };
}

function givenOf(node: YamlScalar, { source, listed }: Setting): Given {
  const { range, text } = node;
  // the text stands in the source as it is, unless YAML's escapes or folding changed it
  const start = (): number | null => {
    const at = source.slice(...range).indexOf(text);
    return at < 0 ? null : range[0] + at;
  };
  const place = ([from, to]: Range): Range => {
    const at = start();
    return at === null ? range : [at + from, at + to];
  };
  return {
    range,
    text,
    quoted: !node.plain,
    listed,
    place,
    mend: (title, piece, mended) =>
      start() === null ? [] : [{ title, range: place(piece), text: mended }],
  };
}

function applyAll(first: Draft, value: Given, setting: Setting): readonly Draft[] | Diagnostic {
  const { field, chain, placeholders, report: say } = setting;
  let drafts: readonly Draft[] = [first];
  for (const [index, { modifier, range }] of chain.entries()) {
    if (modifier.acts !== 'value') continue;
    const misplaced = checkPlace(chain, index);
    if (misplaced !== null) return misplaced;
    const before = chain.slice(0, index).map((use) => use.name);
    const use: Use = { range, field, before, placeholders, value, say };
    const next: Draft[] = [];
    for (const draft of drafts) {
      const applied = modifier.apply(draft, use);
      if ('code' in applied) return applied;
      if ('several' in applied) next.push(...applied.several);
      else next.push(applied);
    }
    drafts = next;
  }
  return drafts;
}

function checkPlace(chain: readonly Resolved[], index: number): Diagnostic | null {
  const { modifier, name, range } = chain[index]!;
  if (modifier.acts !== 'value') return null;
  const before = chain.slice(0, index);
  const rival = before.find((earlier) => modifier.excludes.includes(earlier.name));
  if (rival !== undefined) {
    const whole: Range = [range[0] - 1, range[1]];
    const fix = { title: `Take ${name} away`, range: whole, text: '' };
    return messages.exclusive(range, name, rival.name, fix);
  }
  const at = before.findIndex((earlier) => modifier.leads.includes(earlier.name));
  if (at >= 0) return wrongOrder(range, name, before[at]!.name, inOrder(chain, at));
  const other = before.find((earlier) => earlier.name !== name);
  return modifier.first && other !== undefined ? messages.notFirst(range, name, other.name) : null;
}

/** Moves a modifier behind the last one that must come before it. */
function inOrder(chain: readonly Resolved[], at: number): Fix {
  const { name, range } = chain[at]!;
  const leads = ({ modifier }: Resolved) =>
    modifier.acts === 'value' && modifier.leads.includes(name);
  const last = chain.findLastIndex(leads);
  const text = [...chain.slice(at + 1, last + 1), chain[at]!].map((use) => use.name).join('|');
  return { title: `Write ${text}`, range: [range[0], chain[last]!.range[1]], text };
}

/** D11: a keyword is looked for inside every leaf, and numbers and booleans through their text. */
function keyword(operand: Operand, text: string, chain: readonly Resolved[]): Operand {
  if (operand.op === 'number' || operand.op === 'boolean') {
    return { op: 'text', pattern: open(parsePattern(text), true, true), cased: false };
  }
  if (operand.op !== 'text' || PLACES.some((place) => uses(chain, place))) return operand;
  return { ...operand, pattern: open(operand.pattern, true, true) };
}

function placeholdersIn(
  node: YamlScalar,
  { text, place }: Given,
  { chain, placeholders, report }: Setting,
): PlaceholderUse[] {
  if (typeof node.value !== 'string' || !uses(chain, 'expand')) return [];
  return splitPlaceholders(text).flatMap((piece) => {
    if (piece.kind === 'text') return [];
    const { name, at } = piece;
    const range = place([at, at + name.length + 2]);
    const resolved = (placeholders.get(name)?.length ?? 0) > 0;
    if (!resolved) report(unresolved(range, name));
    return [{ name, range, resolved }];
  });
}
