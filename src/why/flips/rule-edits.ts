// Small edits of a rule's text: a value more or less, a line less, another modifier, a part of the condition less, a filter more.
// They follow the way the text is written; null where it is written in a way that they don't know. Who takes one tries it.
import type { Branch, Item, Plan, PlanNode, Predicate } from '../../engine/plan';
import { quoted } from '../../sigma/quote';
import type { Edit } from '../../text/edits';
import type { Range } from '../../text/range';

const lineStart = (source: string, at: number): number => source.lastIndexOf('\n', at - 1) + 1;

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}

const slice = (source: string, [from, to]: Range): string => source.slice(from, to);

type Layout = 'block' | 'flow' | 'single';

/** How the values of a line are written. */
function layoutOf(source: string, { keyRange, field, predicates }: Item): Layout | null {
  const [first] = predicates;
  if (first === undefined) return null;
  if (slice(source, first.range).includes('\n')) return null;
  if (isBullet(source, first.range)) return 'block';
  if (field === null) return null;
  const between = source.slice(keyRange[1], first.range[0]);
  if (/^["']?\s*:[ \t]*$/.test(between)) return 'single';
  return /^["']?\s*:\s*\[\s*$/.test(between) ? 'flow' : null;
}

/** A value alone on its line behind a dash. */
const isBullet = (source: string, [from]: Range): boolean =>
  /^\s*-\s+$/.test(source.slice(lineStart(source, from), from));

/** One more value behind the last. */
export function addValue(source: string, item: Item, value: string): Edit[] | null {
  const last = item.predicates.at(-1);
  const text = quoted(value);
  if (last === undefined || /[\n\r]/.test(value)) return null;
  const [from, to] = last.range;
  switch (layoutOf(source, item)) {
    case 'block': {
      const end = lineEnd(source, to);
      return [
        { range: [end, end], text: `\n${source.slice(lineStart(source, from), from)}${text}` },
      ];
    }
    case 'flow':
      return [{ range: [to, to], text: `, ${text}` }];
    case 'single': {
      const colon = source.indexOf(':', item.keyRange[1]);
      const key = item.keyRange[0] - lineStart(source, item.keyRange[0]);
      const dash = `\n${' '.repeat(key + 4)}- `;
      return [{ range: [colon + 1, to], text: dash + slice(source, last.range) + dash + text }];
    }
    case null:
      return null;
  }
}

/** One value less of several. */
export function removeValue(source: string, item: Item, predicate: Predicate): Edit[] | null {
  const at = item.predicates.indexOf(predicate);
  if (item.predicates.length < 2 || at < 0) return null;
  const [from, to] = predicate.range;
  switch (layoutOf(source, item)) {
    case 'block': {
      if (!isBullet(source, predicate.range)) return null;
      return [{ range: [lineStart(source, from), lineEnd(source, to) + 1], text: '' }];
    }
    case 'flow': {
      const range: Range =
        at === 0 ? [from, item.predicates[1]!.range[0]] : [item.predicates[at - 1]!.range[1], to];
      return [{ range, text: '' }];
    }
    case 'single':
    case null:
      return null;
  }
}

/** One line less of a map that has others. */
export function removeLine(source: string, item: Item, { children }: Branch): Edit[] | null {
  const at = children.indexOf(item);
  const next = children[at + 1];
  if (children.length < 2 || at < 0) return null;
  const [from, to] = item.range;
  // The dash of a list of maps stays where it is.
  if (next !== undefined) return [{ range: [from, next.range[0]], text: '' }];
  return [{ range: [lineEnd(source, lineStart(source, from) - 1), lineEnd(source, to)], text: '' }];
}

/** The key of a line with its modifiers changed; null where nothing changes. */
export function rekey(
  source: string,
  { keyRange, field }: Item,
  change: (modifiers: readonly string[]) => readonly string[],
): Edit[] | null {
  const key = slice(source, keyRange);
  if (field === null || !key.includes(field)) return null;
  const bare = /^["']/.test(key) ? key.slice(1, -1) : key;
  const [name = '', ...modifiers] = bare.split('|');
  const wished = [name, ...change(modifiers)].join('|');
  return wished === bare ? null : [{ range: keyRange, text: key.replace(bare, () => wished) }];
}

/** Another field in the place of a line's own. */
export function refield(source: string, { keyRange, field }: Item, other: string): Edit[] | null {
  const key = slice(source, keyRange);
  if (field === null || !key.includes(field) || !/^[\w.:@/-]+$/.test(other)) return null;
  return [{ range: keyRange, text: key.replace(field, () => other) }];
}

/** One operand less of an "and" or "or" of the condition. */
export function removeOperand(plan: Plan, branch: Branch, child: PlanNode): Edit[] | null {
  const places = branch.children.map((one) => placeOf(plan, branch, one));
  const at = branch.children.indexOf(child);
  const own = places[at];
  if (branch.selector !== null || places.length < 2 || own === undefined || own === null)
    return null;
  const [before, after] = [places[at - 1], places[at + 1]];
  if (before) return [{ range: [before[1], own[1]], text: '' }];
  return after ? [{ range: [own[0], after[0]], text: '' }] : null;
}

/** Where the condition reads it. */
function placeOf(plan: Plan, branch: Branch, node: PlanNode): Range | null {
  const inside = ([from, to]: Range) => from >= branch.range[0] && to <= branch.range[1];
  if (node.kind !== 'search') return inside(node.range) ? node.range : null;
  return plan.reads.find(({ id, range }) => id === node.id && inside(range))?.range ?? null;
}

/** A search identifier more that excludes what has this value; the condition needs it not to hold. */
export function addFilter(
  source: string,
  plan: Plan,
  { field, value, conditionRange }: { field: string; value: string; conditionRange: Range },
): Edit[] | null {
  const names = [...plan.stages.keys()];
  const stem = `filter_main_${field.split('.').at(-1)!.replace(/\W/g, '').toLowerCase()}`;
  const name = [stem, `${stem}_2`, `${stem}_3`].find((one) => !names.includes(one));
  const start = lineStart(source, conditionRange[0]);
  const key = /^([ \t]*)condition[ \t]*:/.exec(source.slice(start));
  const condition = slice(source, conditionRange);
  if (name === undefined || key === null || /[\n\r"']/.test(condition) || /[\n\r]/.test(value)) {
    return null;
  }
  const indent = key[1]!;
  const body = `${indent}${name}:\n${indent}    ${field}: ${quoted(value)}\n`;
  const whole = /\bor\b/.test(condition) ? `(${condition})` : condition;
  return [
    { range: [start, start], text: body },
    { range: conditionRange, text: `${whole} and not ${name}` },
  ];
}
