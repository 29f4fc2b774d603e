// A text beside the one that was pinned, over the same events: which matches are new, and which are lost.
import type { Bits } from '../engine/bits';
import type { BeforeTest, EventSet } from '../engine/columns';
import { explain } from '../engine/explain';
import type { JsonEvent } from '../engine/json-event';
import type { Trace } from '../engine/trace';
import type { LinkedRule } from '../sigma/link';
import { compiled, type Compiled, type Given } from './compiled';
import type { Compared, ComparedRule } from './why-api';

interface Pinned {
  readonly text: string;
  readonly given: Given;
  readonly compiled: Compiled;
}

export class Comparing {
  /** Read once, not with every key. */
  #pinned: Pinned | null = null;

  /** `matches`: of each rule of `now`, null where it can't be evaluated. */
  compare(
    text: string,
    given: Given,
    now: Compiled,
    matches: readonly (Bits | null)[],
    over: { readonly events: EventSet<JsonEvent>; readonly announce: BeforeTest },
  ): Compared {
    const then = this.#read(text, given);
    const used = new Set<number>();
    const rules = now.program.rules.flatMap((linked, at): ComparedRule[] => {
      const own = matches[at];
      const plan = now.plans[at];
      if (!own || !plan) return [];
      const pair = pairOf(linked, at, then, used);
      if (pair >= 0) used.add(pair);
      const before = then.plans[pair] ?? null;
      if (before === null) {
        const none = new Uint32Array(own.length);
        return [{ id: plan.id, before: null, gained: none, lost: none }];
      }
      const old = over.events.columns(before, over.announce).bits.get(before.id)!;
      return [{ id: plan.id, before: before.id, gained: minus(own, old), lost: minus(old, own) }];
    });
    const gone = then.program.rules
      .filter((_, at) => !used.has(at))
      .map(({ rule }) => rule.title ?? '');
    return { rules, gone };
  }

  /** The rules of the text that is pinned. */
  plans(text: string | undefined, given: Given): Compiled['plans'] {
    return text === undefined ? [] : this.#read(text, given).plans;
  }

  /** Why the pinned rule with this id decides on an event as it does. */
  reasons(id: string, event: JsonEvent): Trace | null {
    const plan = this.#pinned?.compiled.plans.find((one) => one?.id === id);
    return plan ? explain(plan.condition, event) : null;
  }

  #read(text: string, given: Given): Compiled {
    const known = this.#pinned;
    if (known !== null && known.text === text && alike(known.given, given)) return known.compiled;
    const silent = { ...given, names: null, wantNames: () => undefined };
    this.#pinned = { text, given, compiled: compiled(text, silent) };
    return this.#pinned.compiled;
  }
}

const alike = (a: Given, b: Given): boolean =>
  JSON.stringify([[...a.placeholders], [...a.refused]]) ===
  JSON.stringify([[...b.placeholders], [...b.refused]]);

/** By id, else by title, else by place. */
function pairOf(
  { rule }: LinkedRule,
  at: number,
  then: Compiled,
  used: ReadonlySet<number>,
): number {
  const free = then.program.rules.map((linked, index) => (used.has(index) ? null : linked.rule));
  const by = (key: 'id' | 'title') =>
    rule[key] === null ? -1 : free.findIndex((one) => one !== null && one[key] === rule[key]);
  const found = [by('id'), by('title')].find((index) => index >= 0);
  return found ?? (free[at] ? at : -1);
}

function minus(a: Bits, b: Bits): Bits {
  const left = new Uint32Array(a.length);
  for (let word = 0; word < a.length; word += 1) left[word] = a[word]! & ~b[word]!;
  return left;
}
