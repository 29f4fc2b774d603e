// Every test over every event of a set, one bitset a test; conditions are bitset algebra on top. Tests are cached by
// their canonical form, so that a keystroke evaluates only what it changed.
import { combine, complement, countBits, emptyBits, setBit, type Bits } from './bits';
import type { Range } from '../text/range';
import type { Event, Located } from './event';
import type { Item, Plan, PlanNode, Test } from './plan';
import { actualOf, matcherOf } from './prepare';

/** Kept for the next keystrokes; the oldest go first. */
const MAX_TESTS = 2000;
const MAX_FIELDS = 200;

export interface Columns {
  readonly events: number;
  /** Bits by node id: the plan's own, and every node and predicate below it and below unread stages. */
  readonly bits: ReadonlyMap<string, Bits>;
}

/**
 * Hears of each test that is about to run over events, with the indexes of the next ones, again and again while it gets on; and
 * with null when it is through.
 */
export type BeforeTest = (test: Test | null, events: Range) => void;

const NONE: Range = [0, 0];

const noOne: BeforeTest = () => undefined;

/** Events that may be read when they are looked at; an array is such a sequence. */
export interface Sequence<E> {
  readonly length: number;
  at(index: number): E | undefined;
}

/** What a test says of all events. */
export interface Known {
  readonly test: Test;
  readonly bits: Bits;
}

export class EventSet<E extends Event = Event> {
  readonly #events: Sequence<E>;
  /** The same, where they are held and can be changed. */
  readonly #held: E[] | null;
  readonly #tests = new Map<string, Known>();
  readonly #fields = new Map<string | null, (readonly Located[])[]>();

  /** Those of an array are held; others are asked for one by one, and what is `known` of them already need not be. */
  constructor(events: Sequence<E>, known: Iterable<Known> = []) {
    this.#held = Array.isArray(events) ? [...(events as E[])] : null;
    this.#events = this.#held ?? events;
    for (const one of known) this.#tests.set(one.test.key, one);
  }

  get size(): number {
    return this.#events.length;
  }

  event(index: number): E | undefined {
    return index < 0 ? undefined : this.#events.at(index);
  }

  /** Puts an event in the place of another; what is cached follows, test by test. */
  replace(index: number, event: E, before: BeforeTest = noOne): void {
    this.#own[index] = event;
    for (const [field, column] of this.#fields) column[index] = actualOf(field, event);
    for (const { test, bits } of this.#tests.values()) {
      before(test, [index, index + 1]);
      setBit(bits, index, matcherOf(test)(actualOf(test.field, event), event) >= 0);
      before(null, NONE);
    }
  }

  /** Puts an event in before another (or at the end), or with null takes one out. What is cached of tests is lost. */
  shift(index: number, event: E | null): void {
    const gone = event === null ? 1 : 0;
    this.#own.splice(index, gone, ...(event === null ? [] : [event]));
    for (const [field, column] of this.#fields) {
      column.splice(index, gone, ...(event === null ? [] : [actualOf(field, event)]));
    }
    this.#tests.clear();
  }

  get #own(): E[] {
    if (this.#held === null) throw new Error('EventSet: these events can not be changed');
    return this.#held;
  }

  columns(plan: Plan, before: BeforeTest = noOne): Columns {
    const bits = new Map<string, Bits>();
    const evaluate = (node: PlanNode): Bits => {
      const known = bits.get(node.id);
      if (known) return known;
      const result = this.#node(node, evaluate, bits, before);
      bits.set(node.id, result);
      return result;
    };
    const condition = evaluate(plan.condition);
    bits.set(plan.id, condition);
    for (const stage of plan.stages.values()) evaluate(stage);
    return { events: this.size, bits };
  }

  #node(
    node: PlanNode,
    evaluate: (child: PlanNode) => Bits,
    bits: Map<string, Bits>,
    before: BeforeTest,
  ): Bits {
    switch (node.kind) {
      case 'and':
      case 'or':
        return combine(node.kind, node.children.map(evaluate), this.size);
      case 'not':
        return complement(evaluate(node.child), this.size);
      case 'search':
        // a stage and its body may share an id: the body is not looked up
        return node.child.id === node.id
          ? this.#node(node.child, evaluate, bits, before)
          : evaluate(node.child);
      case 'item':
        return this.#item(node, bits, before);
    }
  }

  #item({ need, negated, predicates }: Item, bits: Map<string, Bits>, before: BeforeTest): Bits {
    const columns = predicates.map(({ id, tests }) => {
      const column = combine(
        'or',
        tests.map((test) => this.#test(test, before)),
        this.size,
      );
      bits.set(id, column);
      return column;
    });
    const found = combine(need === 'all' ? 'and' : 'or', columns, this.size);
    return negated ? complement(found, this.size) : found;
  }

  #test(test: Test, before: BeforeTest): Bits {
    const known = this.#tests.get(test.key);
    if (known) {
      renew(this.#tests, test.key, known);
      return known.bits;
    }
    // The field first: reading it is no part of what the clock is about.
    const column = this.#held && this.#field(test.field, this.#held);
    const match = matcherOf(test);
    const bits = emptyBits(this.size);
    const step = stepOf(this.size);
    for (let index = 0; index < this.size; index += 1) {
      if (index % step === 0) before(test, [index, Math.min(index + step, this.size)]);
      const event = this.#events.at(index)!;
      const actual = column?.[index] ?? actualOf(test.field, event);
      if (match(actual, event) >= 0) bits[index >> 5]! |= 1 << (index & 31);
    }
    before(null, NONE);
    renew(this.#tests, test.key, { test, bits }, MAX_TESTS);
    return bits;
  }

  #field(field: string | null, events: readonly E[]): readonly (readonly Located[])[] {
    const known = this.#fields.get(field);
    const column = known ?? events.map((event) => actualOf(field, event));
    renew(this.#fields, field, column, MAX_FIELDS);
    return column;
  }
}

/** Events of one announcement: few enough to be quick, and to say on which of them a test ran away; not too many to announce. */
const stepOf = (events: number): number => Math.min(500, Math.max(1, Math.ceil(events / 32)));

/** Moves an entry to the young end, and lets the oldest go beyond `most`. */
function renew<K, V>(map: Map<K, V>, key: K, value: V, most = Infinity): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > most) map.delete(map.keys().next().value!);
}

/** How many events satisfy each node. */
export function countsOf({ bits }: Pick<Columns, 'bits'>): Record<string, number> {
  return Object.fromEntries([...bits].map(([id, column]) => [id, countBits(column)]));
}
