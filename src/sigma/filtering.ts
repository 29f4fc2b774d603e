// Which filters narrow which rules (docs/semantics.md, 6). What a filter keeps is compiled into the rule by the engine.
import type { Filter, Logsource, Reference, Rule } from './document';
import type { Placed, Report } from './link';
import * as messages from './messages/link';
import type { Names } from './names';

/** Every filter is compiled into every rule it narrows: many of both would never come to an end. */
const MOST = 20_000;

/** What filters do to one rule. */
export interface Narrowing {
  /** Those that are applied, in the order of the documents; all of them sound. */
  readonly filters: readonly Filter[];
  /** One that should be applied can't be: what the rule would match is not known. */
  readonly broken: boolean;
}

/** For each rule. */
export function applyFilters(
  filters: readonly Placed<Filter>[],
  rules: readonly Placed<Rule>[],
  names: Names,
  report: Report,
): readonly Narrowing[] {
  const applied = rules.map(() => ({ filters: [] as Filter[], broken: false }));
  let count = 0;
  for (const filter of filters) {
    const { document, own } = filter;
    const narrowed = narrowedBy(filter, rules, names, report);
    count += narrowed.size;
    const tooMany = count > MOST;
    if (tooMany && narrowed.size > 0) {
      report(document, messages.tooManyFilters(own.rulesRange, MOST));
    } else if (!own.sound && narrowed.size > 0) {
      report(document, messages.brokenFilter(own.rulesRange, narrowed.size));
    }
    for (const index of narrowed) {
      if (own.sound && !tooMany) applied[index]!.filters.push(own);
      else applied[index]!.broken = true;
    }
  }
  return applied;
}

function narrowedBy(
  { document, own }: Placed<Filter>,
  rules: readonly Placed<Rule>[],
  names: Names,
  report: Report,
): ReadonlySet<number> {
  const within = (index: number) => contains(own.logsource, rules[index]!.own.logsource);
  if (own.rules === 'any') {
    const all = rules.flatMap((_, index) => (within(index) ? [index] : []));
    if (all.length === 0) report(document, messages.narrowsNone(own.rulesRange));
    return new Set(all);
  }
  const narrowed = new Set<number>();
  for (const reference of own.rules) {
    const index = ruleOf(reference, document, names, report);
    if (index === null) continue;
    if (within(index)) narrowed.add(index);
    else report(document, messages.otherLogsource(reference.range, reference.text));
  }
  return narrowed;
}

function ruleOf(
  { text, range }: Reference,
  document: number,
  names: Names,
  report: Report,
): number | null {
  const found = names.find(text);
  if (found === null) {
    report(document, messages.unknownRule(range, text, names.near(text)));
  } else if (found === 'several') {
    report(document, { ...messages.ambiguousReference(range, text), blocks: false });
  } else if (found.kind === 'correlation') {
    report(document, messages.filterOfCorrelation(range, text));
  } else return found.index;
  return null;
}

/** Each of the three that the filter gives must be the same in the rule; a filter without a logsource asks for nothing. */
function contains(filter: Logsource | null, rule: Logsource | null): boolean {
  if (filter === null) return true;
  return (['category', 'product', 'service'] as const).every(
    (part) => filter[part] === null || filter[part] === (rule?.[part] ?? null),
  );
}
