// Which documents of the catalogue refer to a rule: correlations that count it, filters that narrow it; and the other way round, which rules a
// filter narrows. As they would be linked if all that is open were read together (docs/semantics.md, 5.2, 6).
import { Called } from './called';
import type { Catalogue, RuleRow } from './catalogue';
import { logsourceWords, type RuleEntry } from './rule-entry';

/** A document that refers to another. */
export interface Referrer {
  /** Its kind says what it does: a correlation counts, a filter narrows. */
  readonly row: RuleRow;
  /** The correlation through which it counts; null where it names the rule itself. */
  readonly through: RuleRow | null;
  /** Other rules are called the same: while they are open the correlation, or the filter for this rule, is not evaluated. */
  readonly ambiguous: boolean;
}

/** What a filter names. */
export interface FilterPart {
  /** `any`: every rule of its log source. */
  readonly rules: 'any' | readonly NarrowedRule[];
  /** How many of the open rules it narrows. */
  readonly count: number;
  /** Log sources of those, as lists are narrowed by them. */
  readonly logsources: readonly string[];
}

export interface NarrowedRule {
  readonly reference: string;
  readonly row: RuleRow | null;
  /** Its log source is not that of the filter, or it is a correlation: the filter does nothing there. */
  readonly apart: boolean;
}

/** Numbers of rules by what references call them; made once for a catalogue. */
const called = new WeakMap<Catalogue, Called<number>>();

export function calledIn(catalogue: Catalogue): Called<number> {
  let names = called.get(catalogue);
  if (names === undefined) {
    names = new Called();
    catalogue.rules.forEach(({ head }, number) => names!.add(head, number));
    called.set(catalogue, names);
  }
  return names;
}

/** Correlations that name it, those that reach it through others, then filters; each in the order of the catalogue. */
export function referrersOf(catalogue: Catalogue, number: number): Referrer[] {
  return [...countedBy(catalogue, number), ...narrowedBy(catalogue, number)];
}

function countedBy(catalogue: Catalogue, number: number): Referrer[] {
  const correlations = numbersOf(catalogue, 'correlation').map((other) => ({
    other,
    names: namesIn(catalogue, other),
  }));
  const found = new Map<number, Referrer>();
  const reached = [number];
  for (const at of reached) {
    const through = at === number ? null : catalogue.row(at);
    for (const { other, names } of correlations) {
      const ambiguous = names.get(at);
      if (ambiguous === undefined || found.has(other) || other === number) continue;
      found.set(other, { row: catalogue.row(other), through, ambiguous });
      reached.push(other);
    }
  }
  return [...found.values()];
}

function narrowedBy(catalogue: Catalogue, number: number): Referrer[] {
  const { entry } = catalogue.rules[number]!;
  if (entry.kind !== 'rule') return [];
  return numbersOf(catalogue, 'filter').flatMap((other) => {
    const filter = catalogue.rules[other]!.entry;
    const ambiguous = isForAny(filter) ? false : namesIn(catalogue, other).get(number);
    if (ambiguous === undefined || !isWithin(filter, entry)) return [];
    return [{ row: catalogue.row(other), through: null, ambiguous }];
  });
}

const numbersOf = ({ rules }: Catalogue, kind: RuleEntry['kind']): number[] =>
  rules.flatMap(({ head }, number) => (head.kind === kind ? [number] : []));

/** What a document names: for each rule whether it is one of several called so. */
function namesIn(catalogue: Catalogue, number: number): ReadonlyMap<number, boolean> {
  const names = calledIn(catalogue);
  return new Map(
    catalogue.rules[number]!.entry.refers.flatMap((reference) => {
      const all = names.all(reference);
      return all.map((one) => [one, all.length > 1] as const);
    }),
  );
}

/** One that can't be evaluated may have named rules that could not be read. */
const isForAny = ({ kind, refers, sound }: RuleEntry): boolean =>
  kind === 'filter' && sound && refers.length === 0;

/** Each part that the filter's log source gives is the same in the rule's. */
const isWithin = (filter: RuleEntry, rule: RuleEntry): boolean =>
  (['category', 'product', 'service'] as const).every(
    (part) => filter[part] === null || filter[part] === rule[part],
  );

/** null for what is no filter. */
export function filterPart(catalogue: Catalogue, number: number): FilterPart | null {
  const { entry } = catalogue.rules[number]!;
  if (entry.kind !== 'filter') return null;
  const isNarrowed = (other: number) => {
    const rule = catalogue.rules[other]!.entry;
    return rule.kind === 'rule' && isWithin(entry, rule);
  };
  const names = calledIn(catalogue);
  const rules = entry.refers.map((reference): NarrowedRule => {
    const found = names.first(reference);
    return {
      reference,
      row: found === null ? null : catalogue.row(found),
      apart: found !== null && !isNarrowed(found),
    };
  });
  const named = isForAny(entry)
    ? [...catalogue.rules.keys()]
    : rules.flatMap(({ row }) => row?.number ?? []);
  const narrowed = [...new Set(named)].filter(isNarrowed);
  const sources = narrowed.map((one) => logsourceWords(catalogue.rules[one]!.entry) || 'none');
  return {
    rules: isForAny(entry) ? 'any' : rules,
    count: narrowed.length,
    logsources: [...new Set(sources)],
  };
}
