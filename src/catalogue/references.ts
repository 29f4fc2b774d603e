// A correlation sees what the rules see that it counts, those it reaches through others included.
import { Called } from './called';
import { unionOf } from './coverage-union';
import type { RuleEntry } from './rule-entry';

export interface Referring {
  /** The entries in their order. */
  readonly whole: readonly RuleEntry[];
  /** Of correlations the names that no entry has. */
  readonly missing: ReadonlyMap<RuleEntry, readonly string[]>;
}

export function withReferences(entries: readonly RuleEntry[]): Referring {
  const missing = new Map<RuleEntry, readonly string[]>();
  if (entries.every(({ kind }) => kind !== 'correlation')) return { whole: entries, missing };
  const called = new Called<RuleEntry>();
  for (const entry of entries) called.add(entry, entry);
  const whole = entries.map((entry) => {
    if (entry.kind !== 'correlation') return entry;
    const reached = reachedBy(entry, (name) => called.first(name));
    const own = covered(entry, reached.rules);
    if (reached.missing.length > 0) missing.set(own, reached.missing);
    return own;
  });
  return { whole, missing };
}

/** Rules, through correlations of correlations, and the names that were not found. */
export function reachedBy(entry: RuleEntry, find: (name: string) => RuleEntry | null) {
  const rules: RuleEntry[] = [];
  const missing: string[] = [];
  const seen = new Set<RuleEntry>();
  const follow = (one: RuleEntry): void => {
    if (seen.has(one)) return;
    seen.add(one);
    if (one.kind !== 'correlation') {
      rules.push(one);
      return;
    }
    for (const name of one.refers) {
      const other = find(name);
      if (other === null) missing.push(name);
      else follow(other);
    }
  };
  follow(entry);
  return { rules, missing };
}

/** With the coverage of the rules it counts. */
export function covered(entry: RuleEntry, rules: readonly RuleEntry[]): RuleEntry {
  const coverages = rules.flatMap(({ coverage }) => coverage ?? []);
  return coverages.length === 0 ? entry : { ...entry, coverage: unionOf(coverages) };
}
