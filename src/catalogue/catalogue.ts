// Many rules, searched: sets one behind the other, each rule once. Lists, facets and order come from what is kept of the rules; no body is read.
import { LEVELS, type Facet } from './facet-values';
import { FacetColumns, type Chosen, type FacetValue } from './facets';
import { indicatorKey, type Indicator } from './indicators';
import { keyOf, logsourceWords, type RuleEntry } from './rule-entry';
import type { RuleSet } from './rule-set';
import { score, wordsOf } from './search-index';

export type Sort = 'relevance' | 'title' | 'level' | 'date';

export interface CatalogueQuery {
  readonly text: string;
  readonly chosen: Chosen;
  readonly sort: Sort;
  /** Only rules that look for this. */
  readonly indicator?: Indicator | null;
}

export interface CatalogueAnswer {
  /** Numbers of the rules found, in order. */
  readonly rules: Uint32Array;
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>;
}

/** One rule in a list. */
export interface RuleRow {
  readonly number: number;
  /** For its address. */
  readonly key: string;
  readonly kind: RuleEntry['kind'];
  readonly title: string;
  readonly level: string | null;
  readonly status: string | null;
  /** `aws · cloudtrail` */
  readonly logsource: string;
  readonly author: string | null;
  /** The day it was changed last, else made. */
  readonly date: string | null;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly set: string;
  readonly path: string;
  readonly sound: boolean;
}

export interface Shelved {
  readonly entry: RuleEntry;
  /** Index of its set, and of the rule in that. */
  readonly shelf: number;
  readonly index: number;
  readonly set: string;
  readonly path: string;
  readonly key: string;
}

export class Catalogue {
  readonly sets: readonly RuleSet[];
  readonly rules: readonly Shelved[];
  /** Rules left out: an earlier set has one of the same id. */
  readonly repeated: number;
  readonly #facets: FacetColumns;
  readonly #byKey = new Map<string, number>();
  #lookedFor: ReadonlyMap<string, readonly number[]> | null = null;

  constructor(sets: readonly RuleSet[]) {
    this.sets = sets;
    const { rules, repeated } = shelved(sets);
    this.rules = rules;
    this.repeated = repeated;
    this.#facets = new FacetColumns(rules);
    rules.forEach(({ key, entry, path }, number) => {
      for (const name of [key, entry.name, path]) {
        if (name !== null && !this.#byKey.has(name)) this.#byKey.set(name, number);
      }
    });
  }

  /** By id, name or path. */
  find(key: string): number | null {
    return this.#byKey.get(key) ?? null;
  }

  search({ text, chosen, sort, indicator = null }: CatalogueQuery): CatalogueAnswer {
    const words = wordsOf(text);
    const scores = this.#scores(words);
    const only = indicator && new Set(this.lookingFor(indicator));
    const found = Uint8Array.from(scores, (one, rule) =>
      one > 0 && (only === null || only.has(rule)) ? 1 : 0,
    );
    const { left, facets } = this.#facets.narrowed(found, chosen);
    const rules = new Uint32Array(left.reduce((sum, one) => sum + one, 0));
    let at = 0;
    left.forEach((one, rule) => {
      if (one === 1) rules[at++] = rule;
    });
    const how = sort === 'relevance' && words.length === 0 ? 'title' : sort;
    return { rules: rules.sort(this.#order(how, scores)), facets };
  }

  #scores(words: readonly string[]): Float32Array {
    const perSet = this.sets.map(({ search, entries }) => score(search, words, entries.length));
    return Float32Array.from(this.rules, ({ shelf, index }) => perSet[shelf]![index]!);
  }

  /** Ties are broken by title, and by number in the end. */
  #order(sort: Sort, scores: Float32Array): (a: number, b: number) => number {
    const { titles, levels, dates } = this.#ranks;
    const byTitle = (a: number, b: number) => titles[a]! - titles[b]!;
    switch (sort) {
      case 'relevance':
        return (a, b) => scores[b]! - scores[a]! || byTitle(a, b);
      case 'title':
        return byTitle;
      case 'level':
        return (a, b) => levels[a]! - levels[b]! || byTitle(a, b);
      case 'date':
        return (a, b) => dates[b]! - dates[a]! || byTitle(a, b);
    }
  }

  #ranked: { titles: Uint32Array; levels: Uint8Array; dates: Float64Array } | null = null;

  /** What is compared in sorting, as numbers: found out once. */
  get #ranks() {
    if (this.#ranked !== null) return this.#ranked;
    const folded = this.rules.map(({ entry, path }) => (entry.title ?? path).toLowerCase());
    const sorted = [...folded.keys()].sort((a, b) =>
      folded[a]! < folded[b]! ? -1 : folded[a]! > folded[b]! ? 1 : a - b,
    );
    const titles = new Uint32Array(sorted.length);
    sorted.forEach((rule, rank) => (titles[rule] = rank));
    this.#ranked = {
      titles,
      levels: Uint8Array.from(this.rules, ({ entry }) => levelRank(entry.level)),
      dates: Float64Array.from(this.rules, ({ entry }) =>
        Number(dayOf(entry)?.replace(/\D/g, '') ?? 0),
      ),
    };
    return this.#ranked;
  }

  rows(numbers: Iterable<number>): RuleRow[] {
    return [...numbers].map((number) => this.row(number));
  }

  row(number: number): RuleRow {
    const { entry, key, set, path } = this.rules[number]!;
    const { kind, level, status, author, tactics, techniques, sound } = entry;
    return {
      number,
      key,
      kind,
      title: entry.title ?? path,
      level,
      status,
      logsource: logsourceWords(entry),
      author,
      date: dayOf(entry),
      tactics,
      techniques,
      set,
      path,
      sound,
    };
  }

  /** Numbers of the rules that look for it, rising. */
  lookingFor(indicator: Indicator): readonly number[] {
    this.#lookedFor ??= this.#lookers();
    return this.#lookedFor.get(indicatorKey(indicator)) ?? [];
  }

  #lookers(): ReadonlyMap<string, readonly number[]> {
    const keys = this.sets.map(({ indicators }) => indicators.map(indicatorKey));
    const lookers = new Map<string, number[]>();
    this.rules.forEach(({ entry, shelf }, rule) => {
      for (const one of entry.looksFor) {
        const key = keys[shelf]![one]!;
        const list = lookers.get(key);
        if (list === undefined) lookers.set(key, [rule]);
        else list.push(rule);
      }
    });
    return lookers;
  }

  /** What a rule looks for. */
  indicatorsOf(number: number): readonly Indicator[] {
    const { entry, shelf } = this.rules[number]!;
    return entry.looksFor.map((one) => this.sets[shelf]!.indicators[one]!);
  }
}

function shelved(sets: readonly RuleSet[]): { rules: Shelved[]; repeated: number } {
  const rules: Shelved[] = [];
  const owners = new Map<string, number>();
  const keys = new Set<string>();
  let repeated = 0;
  sets.forEach(({ name, entries, paths }, shelf) => {
    entries.forEach((entry, index) => {
      // Within a set both stay: that they share an id is a mistake to be seen.
      const owner = entry.id === null ? shelf : (owners.get(entry.id) ?? shelf);
      if (owner !== shelf) {
        repeated += 1;
        return;
      }
      if (entry.id !== null) owners.set(entry.id, shelf);
      const path = paths[entry.file]!;
      const own = keyOf(entry, paths);
      const key = keys.has(own) ? `${path}#${entry.document}` : own;
      keys.add(key);
      rules.push({ entry, shelf, index, set: name, path, key });
    });
  });
  return { rules, repeated };
}

function levelRank(level: string | null): number {
  const at = LEVELS.indexOf(level?.toLowerCase() ?? '');
  return at < 0 ? LEVELS.length : at;
}

const dayOf = ({ modified, date }: RuleEntry): string | null => modified ?? date;
