// For which calls a plan can hold, or fail to hold: tests on the call are decided, and so are fields whose value is given; every other
// test may say either. That is three-valued logic with "not false" asked for: a set of calls for each node.
import { combine, complement, emptyBits, fullBits, type Bits } from '../engine/bits';
import type { Event, Located } from '../engine/event';
import type { Item, PlanNode, Predicate, Test } from '../engine/plan';
import { matcherOf } from '../engine/prepare';
import { literalText } from '../sigma/pattern';
import type { CallField, CallTable } from './call-table';

/** Fields that are given, with their text; null for one that is absent. */
export type Given = ReadonlyMap<string, string | null>;

/** Answers for one table; what a test says of it is found out once. */
export class PossibleCalls {
  readonly #tests = new Map<string, Bits>();

  constructor(readonly table: CallTable) {}

  /** Bit i: the node can be `holds` on call i. */
  of(node: PlanNode, holds: boolean, given: Given): Bits {
    const { size } = this.table;
    switch (node.kind) {
      case 'and':
      case 'or': {
        const parts = node.children.map((child) => this.of(child, holds, given));
        return combine((node.kind === 'and') === holds ? 'and' : 'or', parts, size);
      }
      case 'not':
        return this.of(node.child, !holds, given);
      case 'search':
        return this.of(node.child, holds, given);
      case 'item':
        return this.#item(node, holds !== node.negated, given);
    }
  }

  #item({ need, predicates }: Item, holds: boolean, given: Given): Bits {
    const parts = predicates.map((predicate) => this.#predicate(predicate, holds, given));
    return combine((need === 'all') === holds ? 'and' : 'or', parts, this.table.size);
  }

  #predicate({ tests }: Predicate, holds: boolean, given: Given): Bits {
    const parts = tests.map((test) => this.#test(test, holds, given));
    return combine(holds ? 'or' : 'and', parts, this.table.size);
  }

  #test(test: Test, holds: boolean, given: Given): Bits {
    const { size } = this.table;
    const { field, operand } = test;
    // A field compared with another one is known where both are: not worth the trouble.
    if (field === null || operand.op === 'fieldref') return fullBits(size);
    if (field === 'eventSource' || field === 'eventName') {
      const bits = this.#onCalls(test, field);
      return holds ? bits : complement(bits, size);
    }
    const text = given.get(field);
    if (text === undefined) return fullBits(size);
    return says(test, text) === holds ? fullBits(size) : emptyBits(size);
  }

  #onCalls(test: Test, field: CallField): Bits {
    const known = this.#tests.get(test.key);
    if (known !== undefined) return known;
    const { table } = this;
    const literal =
      test.operand.op === 'text' && !test.operand.cased ? literalText(test.operand.pattern) : null;
    const texts = table.texts[field];
    const hit = new Uint8Array(texts.length);
    if (literal !== null) for (const number of table.equal(field, literal)) hit[number] = 1;
    else texts.forEach((text, number) => (hit[number] = says(test, text) ? 1 : 0));
    const bits = emptyBits(table.size);
    const column = table.columns[field];
    for (let call = 0; call < table.size; call += 1) {
      if (hit[column[call]!] === 1) bits[call >> 5]! |= 1 << (call & 31);
    }
    this.#tests.set(test.key, bits);
    return bits;
  }
}

/** Asked only by comparisons of fields, which are not asked here. */
const NO_EVENT: Event = { values: () => [], leaves: () => [] };

function says(test: Test, text: string | null): boolean {
  const located: Located =
    text === null
      ? { value: undefined, path: '', present: false }
      : { value: text, path: '', present: true };
  return matcherOf(test)([located], NO_EVENT) >= 0;
}
