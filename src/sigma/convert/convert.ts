// An old aggregation → the fix that writes it as a rule and a correlation document (docs/semantics.md, 4.2). Works on the
// text, so that comments, quotes and the order of keys stay as they are.
import type { Fix } from '../../text/diagnostic';
import { edited, type Edit } from '../../text/edits';
import type { Range } from '../../text/range';
import type { Counted, Near } from '../condition/aggregation';
import { readsOf } from '../condition/select';
import { correlationText } from './correlation';
import { nearRules } from './near';
import type { Attributes, Detection } from '../document';
import { valueOf } from '../node';
import { plainOrQuoted } from '../quote';
import { columnOf, entryRange, lineEnd } from '../entry-text';
import { parseYaml, type YamlMap, type YamlScalar } from '../yaml';

/** A rule whose nodes all stand in the text of its own document. */
export interface OldRule {
  readonly node: YamlMap;
  readonly attributes: Attributes;
  readonly detection: Detection;
  readonly source: string;
}

/** null where the text can't be rewritten mechanically: then a person has to. */
export function convert(rule: OldRule): Fix | null {
  const { node, source, detection } = rule;
  const { aggregation } = detection;
  if (aggregation === null || source[node.range[0]] === '{') return null;
  const range: Range = [node.range[0], lineEnd(source, node.range[1])];
  const name = nameOf(rule);
  const parts =
    aggregation.kind === 'near' ? near(rule, aggregation, name) : counted(rule, aggregation, name);
  if (parts === null) return null;
  const base = baseEdits(rule, name, parts.moved);
  if (base === null) return null;
  const text = [edited(source, range, base), ...parts.documents].join('\n---\n');
  // an alias may lead from one of the documents into another
  if (parseYaml(text).diagnostics.length > 0) return null;
  const title = 'Write it as a rule and a correlation';
  return { title, range, text: source.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text };
}

interface Parts {
  readonly documents: readonly string[];
  /** Search identifiers that leave the rule. */
  readonly moved: ReadonlySet<string>;
}

function counted(rule: OldRule, aggregation: Counted, name: string): Parts | null {
  const { call, field } = aggregation;
  if (call === 'min' || call === 'max' || (call !== 'count' && field === null)) return null;
  const type =
    call === 'count' ? (field === null ? 'event_count' : 'value_count') : `value_${call}`;
  const text = correlationText({
    ...headOf(rule),
    type,
    rules: [name],
    groupBy: aggregation.groupBy,
    condition: { field, operator: aggregation.operator, bound: aggregation.bound },
  });
  return { documents: [text], moved: new Set() };
}

function near(rule: OldRule, aggregation: Near, name: string): Parts | null {
  const others = nearRules(rule, aggregation.condition, name);
  if (others === null) return null;
  const text = correlationText({
    ...headOf(rule),
    type: 'temporal',
    rules: [name, ...others.rules.map((one) => one.name)],
    groupBy: [],
    condition: others.condition,
  });
  const names = [...rule.detection.searches.keys()];
  const kept = new Set(rule.detection.condition ? readsOf(rule.detection.condition, names) : names);
  const moved = readsOf(aggregation.condition, names).filter((one) => !kept.has(one));
  return { documents: [...others.rules.map((one) => one.text), text], moved: new Set(moved) };
}

const headOf = ({ attributes, node, source }: OldRule) => {
  const detection = valueOf(node, 'detection');
  const timeframe = detection?.kind === 'map' ? valueOf(detection, 'timeframe') : null;
  return {
    title: attributes.title,
    level: attributes.level,
    timeframe:
      timeframe === null ? null : source.slice(...timeframe.range).replace(/^['"]|['"]$/g, ''),
  };
};

/** The name the correlation calls the rule by: its own, or one made of its title. */
function nameOf({ attributes, source }: OldRule): string {
  if (attributes.name) return attributes.name;
  const words = (attributes.title ?? '').toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const base = /^[a-z]/.test(words[0] ?? '') ? words.join('_') : ['rule', ...words].join('_');
  let name = base.slice(0, 80);
  for (let count = 2; source.includes(`name: ${name}`); count += 1)
    name = `${base.slice(0, 80)}_${count}`;
  return name;
}

/** The rule without its aggregation, its time frame and what moved to other documents, and with a name. */
function baseEdits(rule: OldRule, name: string, moved: ReadonlySet<string>): Edit[] | null {
  const { node, source, attributes } = rule;
  const detection = valueOf(node, 'detection');
  const condition = detection?.kind === 'map' ? valueOf(detection, 'condition') : null;
  if (detection?.kind !== 'map' || condition?.kind !== 'scalar') return null;
  const gone = detection.entries.filter(
    ({ key }) => key.kind === 'scalar' && (key.text === 'timeframe' || moved.has(key.text)),
  );
  const edits = gone.map((entry) => ({ range: entryRange(source, detection, entry), text: '' }));
  edits.push({ range: condition.range, text: searchOnly(source, condition) });
  if (!attributes.name) edits.push(naming(node, source, name));
  return edits;
}

/** The condition up to its bar, in the layout it has. */
function searchOnly(source: string, condition: YamlScalar): string {
  const search = condition.text.slice(0, condition.text.indexOf('|')).trim().replace(/\s+/g, ' ');
  const written = source.slice(...condition.range);
  const block = !condition.plain && !/^['"]/.test(written);
  if (!block) return plainOrQuoted(search);
  const indent = /^[ ]*/.exec(written)![0];
  return `${indent}${search}${written.endsWith('\n') ? '\n' : ''}`;
}

function naming(node: YamlMap, source: string, name: string): Edit {
  const first = node.entries[0]!.key.range[0];
  const indent = ' '.repeat(columnOf(source, first));
  const title = node.entries.find(({ key }) => key.kind === 'scalar' && key.text === 'title');
  if (title === undefined) return { range: [first, first], text: `name: ${name}\n${indent}` };
  const end = lineEnd(source, title.value.range[1]);
  return { range: [end, end], text: `\n${indent}name: ${name}` };
}
