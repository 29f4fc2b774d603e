// `| near a and not b`: each search that was looked for nearby becomes a rule of its own (docs/semantics.md, 4.2).
import type { Condition } from '../condition/ast';
import { readsOf } from '../condition/select';
import type { OldRule } from './convert';
import { columnOf } from '../entry-text';
import { valueOf } from '../node';
import { plainOrQuoted } from '../quote';
import type { YamlEntry, YamlMap } from '../yaml';

export interface NearRules {
  readonly rules: readonly { readonly name: string; readonly text: string }[];
  /** null where every one of them is wanted, which is what `temporal` asks for by itself. */
  readonly condition: string | null;
}

type Leaf = Extract<Condition, { kind: 'identifier' | 'selector' }>;

/** null where a search is named that the rule does not have. */
export function nearRules(rule: OldRule, condition: Condition, base: string): NearRules | null {
  const names = new Map<string, string>();
  const rules: { name: string; text: string }[] = [];
  for (const leaf of leavesOf(condition)) {
    const written = textOf(leaf);
    if (names.has(written)) continue;
    const reads = readsOf(leaf, [...rule.detection.searches.keys()]);
    if (!reads.every((name) => rule.detection.searches.has(name))) return null;
    const name = `${base}_${written.replace(/[^A-Za-z0-9]+/g, '_').replace(/_$/, '')}`;
    names.set(written, name);
    rules.push({ name, text: ruleText(rule, name, written, new Set(reads)) });
  }
  const wanted = condition.kind === 'and' ? condition.operands : [condition];
  const allWanted = wanted.every((one) => one.kind === 'identifier' || one.kind === 'selector');
  return {
    rules,
    condition: allWanted ? null : `${base} and ${print(condition, names, true)}`,
  };
}

function leavesOf(condition: Condition): Leaf[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands.flatMap(leavesOf);
    case 'not':
      return leavesOf(condition.operand);
    case 'identifier':
    case 'selector':
      return [condition];
  }
}

const textOf = (leaf: Leaf): string => (leaf.kind === 'selector' ? leaf.text : leaf.name);

function print(condition: Condition, names: ReadonlyMap<string, string>, top = false): string {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const inner = condition.operands.map((one) => print(one, names));
      const text = inner.join(` ${condition.kind} `);
      return top && condition.kind === 'and' ? text : `(${text})`;
    }
    case 'not':
      return `not ${print(condition.operand, names)}`;
    case 'identifier':
    case 'selector':
      return names.get(textOf(condition))!;
  }
}

/** Title, name, the log source and the searches as they stand. */
function ruleText(
  { node, source, attributes }: OldRule,
  name: string,
  condition: string,
  searches: ReadonlySet<string>,
): string {
  const detection = valueOf(node, 'detection') as YamlMap;
  const taken = detection.entries.filter(
    ({ key }) => key.kind === 'scalar' && searches.has(key.text),
  );
  const logsource = node.entries.find(
    ({ key }) => key.kind === 'scalar' && key.text === 'logsource',
  );
  const outer = node.entries[0]!;
  return [
    line(source, outer, `title: ${plainOrQuoted(`${attributes.title ?? 'Rule'} - ${condition}`)}`),
    line(source, outer, `name: ${name}`),
    ...(logsource ? [line(source, outer, slice(source, logsource))] : []),
    line(source, outer, 'detection:'),
    ...taken.map((entry) => inner(source, entry, slice(source, entry))),
    inner(source, taken[0]!, `condition: ${plainOrQuoted(condition)}`),
  ].join('\n');
}

const slice = (source: string, { key, value }: YamlEntry): string =>
  source.slice(key.range[0], Math.max(key.range[1], value.range[1])).trimEnd();

const column = (source: string, { key }: YamlEntry): number => columnOf(source, key.range[0]);

const line = (source: string, like: YamlEntry, text: string): string =>
  ' '.repeat(column(source, like)) + text;

/** The first line of an entry gets the column it had, so that those below it still stand deeper. */
const inner = (source: string, like: YamlEntry, text: string): string =>
  ' '.repeat(Math.max(1, column(source, like))) + text;
