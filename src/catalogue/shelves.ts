// The rules of all open sets in one row, each once, and what they tell of each other across the sets.
import { Called } from './called';
import { allValues, type SetFacets } from './facet-columns';
import { valuesOf } from './facet-values';
import type { More, MoreValues } from './facets';
import { KnownCalls } from './known-calls';
import { covered, reachedBy } from './references';
import { keyOf, type RuleEntry } from './rule-entry';
import type { RuleHead } from './rule-head';
import type { RuleSet } from './rule-set';

export interface Shelved {
  readonly head: RuleHead;
  /** Read when it is asked for. */
  readonly entry: RuleEntry;
  /** Index of its set, and of the rule in that. */
  readonly shelf: number;
  readonly index: number;
  readonly set: string;
  readonly path: string;
  readonly key: string;
}

/** Of sets of one name both stay where they share an id: that is a mistake to be seen. Else the earlier set's is shown. */
export function shelved(sets: readonly RuleSet[]): { rules: Shelved[]; repeated: number } {
  const rules: ShelvedRule[] = [];
  const owners = new Map<string, string>();
  const keys = new Set<string>();
  let repeated = 0;
  const find = finder(rules);
  sets.forEach((own, shelf) => {
    own.heads.forEach((head, index) => {
      const owner = head.id === null ? own.name : (owners.get(head.id) ?? own.name);
      if (owner !== own.name) {
        repeated += 1;
        return;
      }
      if (head.id !== null) owners.set(head.id, own.name);
      const path = own.paths[head.file]!;
      const name = keyOf(head, own.paths);
      const key = keys.has(name) ? `${path}#${head.document}` : name;
      keys.add(key);
      rules.push(new ShelvedRule(own, { shelf, index, path, key }, find));
    });
  });
  return { rules, repeated };
}

type Find = (name: string) => RuleEntry | null;

class ShelvedRule implements Shelved {
  readonly head: RuleHead;
  readonly shelf: number;
  readonly index: number;
  readonly set: string;
  readonly path: string;
  readonly key: string;
  readonly #own: RuleSet;
  readonly #find: Find;
  #entry: RuleEntry | null = null;

  constructor(own: RuleSet, place: Pick<Shelved, 'shelf' | 'index' | 'path' | 'key'>, find: Find) {
    this.head = own.heads[place.index]!;
    this.shelf = place.shelf;
    this.index = place.index;
    this.path = place.path;
    this.key = place.key;
    this.set = own.name;
    this.#own = own;
    this.#find = find;
  }

  /** Without what other sets know. */
  get kept(): RuleEntry {
    return this.#own.entries[this.index]!;
  }

  get entry(): RuleEntry {
    return (this.#entry ??= this.#read());
  }

  /** As its set has it; what that lacked of the rules it counts, other sets may have. */
  #read(): RuleEntry {
    const entry = this.kept;
    if (this.head.missing.length === 0) return entry;
    return covered(entry, reachedBy(entry, this.#find).rules);
  }
}

/** By id or name among all rules, as each set has it. */
function finder(rules: readonly ShelvedRule[]): Find {
  let called: Called<ShelvedRule> | null = null;
  return (name) => {
    if (called === null) {
      called = new Called();
      for (const one of rules) called.add(one.head, one);
    }
    // What a correlation found there reaches itself is followed from here.
    return called.first(name)?.kept ?? null;
  };
}

/** Values of facets that no set can tell by itself: calls of rules for whatever call, and those of correlations whose rules stand elsewhere. */
export function moreOf(rules: readonly Shelved[], sets: readonly SetFacets[]): More {
  const call = new Map<number, MoreValues>();
  const service = new Map<number, MoreValues>();
  const late = rules.flatMap(({ head }, rule) =>
    head.open === null && head.missing.length === 0 ? [] : [rule],
  );
  if (late.length === 0) return { call, service };
  const known = new KnownCalls(allValues(sets.map((set) => set.call)));
  for (const rule of late) {
    const { head } = rules[rule]!;
    const placed = head.missing.length === 0 ? null : rules[rule]!;
    const coverage = placed === null ? head.open : placed.entry.coverage;
    if (placed !== null) service.set(rule, { values: valuesOf('service', placed), known: [] });
    call.set(rule, {
      values: placed === null ? [] : valuesOf('call', placed),
      known: coverage === null ? [] : known.matchedBy(coverage),
    });
  }
  return { call, service };
}

/** Rules by all that an address may name them by. */
export function keysOf(rules: readonly Shelved[]): ReadonlyMap<string, number> {
  const byKey = new Map<string, number>();
  rules.forEach(({ key, head, path }, number) => {
    for (const name of [key, head.name, path]) {
      if (name !== null && !byKey.has(name)) byKey.set(name, number);
    }
  });
  return byKey;
}
