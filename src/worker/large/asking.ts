// Asks cross the border to a reader once: many pieces are asked the same, and what a test or condition says is made ready by the
// objects that are it. Both ends keep the same few.
import type { PlanNode } from '../../engine/plan';
import type { Ask } from './piece';

/** null: the one that was sent under this id before. */
export interface SentAsk {
  readonly id: string;
  readonly ask: Ask | null;
}

/** Rules as they are and as they were before; pieces that know more than others. */
const MOST = 16;

const numbers = new WeakMap<PlanNode, number>();
let last = 0;

function numberOf(condition: PlanNode): number {
  let number = numbers.get(condition);
  if (number === undefined) numbers.set(condition, (number = ++last));
  return number;
}

const idOf = ({ facts, tests, conditions }: Ask): string =>
  JSON.stringify([facts, tests.map(({ key }) => key), conditions.map(numberOf)]);

/** The end that asks; one for each reader. */
export class AskSender {
  readonly #known = new Set<string>();

  send(ask: Ask): SentAsk {
    const id = idOf(ask);
    if (this.#known.has(id)) return { id, ask: null };
    this.#known.add(id);
    dropOldest(this.#known);
    return { id, ask };
  }
}

/** The end that is asked. */
export class AskKeeper {
  readonly #known = new Map<string, Ask>();

  ask({ id, ask }: SentAsk): Ask {
    if (ask !== null) {
      this.#known.set(id, ask);
      dropOldest(this.#known);
    }
    return this.#known.get(id)!;
  }
}

function dropOldest(known: Set<string> | Map<string, Ask>): void {
  const [oldest] = known.keys();
  if (known.size > MOST) known.delete(oldest!);
}
