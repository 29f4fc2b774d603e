// temporal and temporal_ordered: which targets have matched in the window, and in which order first (docs/semantics.md, 5.3, 5.4).
import { meets } from '../../sigma/checks/bounds';
import type { Condition } from '../../sigma/condition/ast';
import type { LinkedCorrelation } from '../../sigma/link';
import { shortfall } from './bounds';
import type { Counted } from './grouping';
import type { Measure } from './measure';

/** A wrong order weighs less than a target that is missing. */
const DISORDER = 0.5;

export interface Lack {
  readonly missing: readonly number[];
  readonly unwanted: readonly number[];
  readonly early: readonly number[];
}

export class Present implements Measure {
  /** For each target the times of its hits in the window, and where the first of them stands. */
  readonly #times: { readonly list: number[]; first: number }[];
  #matched = 0;

  constructor(readonly linked: LinkedCorrelation) {
    this.#times = linked.targets.map(() => ({ list: [], first: 0 }));
  }

  add({ targets, time }: Counted): void {
    for (const target of targets) {
      const { list, first } = this.#times[target]!;
      if (list.length === first) this.#matched += 1;
      list.push(time);
    }
  }

  remove({ targets }: Counted): void {
    for (const target of targets) {
      const times = this.#times[target]!;
      times.first += 1;
      if (times.first < times.list.length) continue;
      this.#matched -= 1;
      times.list.length = 0;
      times.first = 0;
    }
  }

  holds(): boolean {
    return this.#fulfilled() && this.early().length === 0;
  }

  #fulfilled(): boolean {
    const { condition } = this.linked.correlation;
    switch (condition!.kind) {
      case 'every':
        return this.#matched === this.#times.length;
      case 'threshold':
        return meets(this.#matched, condition!.bounds);
      case 'extended':
        return this.#cost(condition!.condition, true) === 0;
    }
  }

  #has(target: number): boolean {
    const { list, first } = this.#times[target]!;
    return list.length > first;
  }

  #slot(name: string): number {
    return this.linked.slots.get(name)!;
  }

  /** Targets whose first match comes before that of one listed ahead of them; the same time is in order (5.5). */
  early(): number[] {
    if (this.linked.correlation.type !== 'temporal_ordered') return [];
    let latest = -Infinity;
    return this.#times.flatMap(({ list, first }, target) => {
      if (list.length === first) return [];
      const time = list[first]!;
      const tooEarly = time < latest;
      latest = Math.max(latest, time);
      return tooEarly ? [target] : [];
    });
  }

  value(): number {
    return this.#matched;
  }

  distance(): number {
    const condition = this.linked.correlation.condition!;
    const disorder = this.early().length > 0 ? DISORDER : 0;
    switch (condition.kind) {
      case 'every':
        return this.#times.length - this.#matched + disorder;
      case 'threshold':
        return shortfall(this.#matched, condition.bounds, 1) + disorder;
      case 'extended':
        return this.#cost(condition.condition, true) + disorder;
    }
  }

  /** How many targets would have to be otherwise for a node to be what it should. */
  #cost(node: Condition, wanted: boolean): number {
    switch (node.kind) {
      case 'and':
      case 'or': {
        const costs = node.operands.map((one) => this.#cost(one, wanted));
        const all = (node.kind === 'and') === wanted;
        return all ? costs.reduce((sum, cost) => sum + cost, 0) : Math.min(...costs);
      }
      case 'not':
        return this.#cost(node.operand, !wanted);
      case 'identifier':
        return this.#has(this.#slot(node.name)) === wanted ? 0 : 1;
      case 'selector':
        throw new Error('correlate: conditions over rules have no selectors');
    }
  }

  /** What would have to be otherwise for the condition to hold. */
  lack(): Lack {
    const { condition } = this.linked.correlation;
    const early = this.early();
    const absent = this.#times.flatMap((_, target) => (this.#has(target) ? [] : [target]));
    if (condition!.kind === 'extended') {
      const { missing, unwanted } = this.#need(condition!.condition, true);
      return { missing: [...new Set(missing)], unwanted: [...new Set(unwanted)], early };
    }
    const more = condition!.kind === 'every' || this.#tooFew();
    return { missing: more ? absent : [], unwanted: [], early };
  }

  /** More matches would bring it nearer. */
  #tooFew(): boolean {
    const { condition } = this.linked.correlation;
    if (condition!.kind !== 'threshold') return false;
    const short = (count: number) => shortfall(count, condition!.bounds, 1);
    return short(this.#matched + 1) < short(this.#matched);
  }

  /** The cheapest way to make a node what it should be. */
  #need(node: Condition, wanted: boolean): Omit<Lack, 'early'> {
    if (this.#cost(node, wanted) === 0) return { missing: [], unwanted: [] };
    switch (node.kind) {
      case 'and':
      case 'or': {
        const needs = node.operands.map((one) => this.#need(one, wanted));
        const all = (node.kind === 'and') === wanted;
        return all ? joined(needs) : needs.reduce((a, b) => (size(b) < size(a) ? b : a));
      }
      case 'not':
        return this.#need(node.operand, !wanted);
      case 'identifier': {
        const slot = this.#slot(node.name);
        return wanted ? { missing: [slot], unwanted: [] } : { missing: [], unwanted: [slot] };
      }
      case 'selector':
        throw new Error('correlate: conditions over rules have no selectors');
    }
  }
}

type Need = Omit<Lack, 'early'>;

const joined = (needs: readonly Need[]): Need => ({
  missing: needs.flatMap((need) => need.missing),
  unwanted: needs.flatMap((need) => need.unwanted),
});

const size = ({ missing, unwanted }: Need): number => missing.length + unwanted.length;
