// Many rules, searched: sets one behind the other, each rule once. Lists, facets and order come from what is kept of the rules; no body is read.
import { LEVELS, type Facet } from './facet-values';
import { FacetColumns, type Chosen, type FacetValue } from './facets';
import { indicatorKey, type Indicator } from './indicators';
import type { RuleEntry } from './rule-entry';
import type { RuleSet } from './rule-set';
import { score, wordsOf } from './search-index';
import { keysOf, moreOf, shelved, type Shelved } from './shelves';

export type { Shelved } from './shelves';

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

export class Catalogue {
  readonly sets: readonly RuleSet[];
  readonly rules: readonly Shelved[];
  /** Rules left out: an earlier set has one of the same id. */
  readonly repeated: number;
  readonly #facets: FacetColumns;
  #byKey: ReadonlyMap<string, number> | null = null;
  #lookedFor: ReadonlyMap<string, readonly number[]> | null = null;

  constructor(sets: readonly RuleSet[]) {
    this.sets = sets;
    const { rules, repeated } = shelved(sets);
    this.rules = rules;
    this.repeated = repeated;
    const facets = sets.map((set) => set.facets);
    const more = moreOf(rules, facets);
    this.#facets = new FacetColumns(facets, rules, more);
  }

  /** By id, name or path. */
  find(key: string): number | null {
    this.#byKey ??= keysOf(this.rules);
    return this.#byKey.get(key) ?? null;
  }

  search({ text, chosen, sort, indicator = null }: CatalogueQuery): CatalogueAnswer {
    const words = wordsOf(text);
    const scores = this.#scores(words);
    const only = indicator && new Set(this.lookingFor(indicator));
    const found = new Uint8Array(scores.length);
    scores.forEach((one, rule) => {
      if (one > 0 && (only === null || only.has(rule))) found[rule] = 1;
    });
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
    // Without words no index is read.
    if (words.length === 0) return new Float32Array(this.rules.length).fill(1);
    const perSet = this.sets.map(({ search, heads }) => score(search, words, heads.length));
    const scores = new Float32Array(this.rules.length);
    this.rules.forEach(({ shelf, index }, rule) => (scores[rule] = perSet[shelf]![index]!));
    return scores;
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
    const folded = this.rules.map(({ head, path }) => (head.title ?? path).toLowerCase());
    const sorted = [...folded.keys()].sort((a, b) =>
      folded[a]! < folded[b]! ? -1 : folded[a]! > folded[b]! ? 1 : a - b,
    );
    const titles = new Uint32Array(sorted.length);
    sorted.forEach((rule, rank) => (titles[rule] = rank));
    this.#ranked = {
      titles,
      levels: Uint8Array.from(this.rules, ({ head }) => levelRank(head.level)),
      dates: Float64Array.from(this.rules, ({ head }) =>
        Number(head.date?.replace(/\D/g, '') ?? 0),
      ),
    };
    return this.#ranked;
  }

  rows(numbers: Iterable<number>): RuleRow[] {
    return [...numbers].map((number) => this.row(number));
  }

  row(number: number): RuleRow {
    const { head, key, set, path } = this.rules[number]!;
    const { kind, level, status, author, tactics, techniques, sound, logsource, date } = head;
    return {
      number,
      key,
      kind,
      title: head.title ?? path,
      level,
      status,
      logsource,
      author,
      date,
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

function levelRank(level: string | null): number {
  const at = LEVELS.indexOf(level?.toLowerCase() ?? '');
  return at < 0 ? LEVELS.length : at;
}
