// Which calls a rule can match, and how those may have ended: its logic evaluated over all known API names, never guessed from its
// text. A rule that names no service, or no call of it, is told by what it says of one that nobody has listed.
import { hasBit, type Bits } from '../engine/bits';
import { itemsOf, type Plan, type PlanNode } from '../engine/plan';
import { literalText } from '../sigma/pattern';
import { CallTable, knownCalls, UNHEARD, type Call, type CallNames } from './call-table';
import {
  DENIED,
  FAILED,
  isSignIn,
  OUTCOME_FIELDS,
  outcomesOf,
  SUCCESS,
  type Outcome,
} from './outcomes';
import {
  MATCHES,
  type CallState,
  type EventCoverage,
  type ServiceCoverage,
  type UnlistedCall,
} from './call-states';
import { PossibleCalls } from './possible-calls';

export * from './call-states';

const NOTHING_GIVEN = new Map<string, null>();

/** Evaluates rules over the names it was made of. */
export class EventCoverages {
  readonly #calls: readonly Call[];
  readonly #known: PossibleCalls;

  constructor(names: CallNames) {
    this.#calls = knownCalls(names);
    this.#known = new PossibleCalls(new CallTable(this.#calls));
  }

  of(plan: Pick<Plan, 'condition'>): EventCoverage {
    const { condition } = plan;
    const states = this.#states(condition, this.#known);
    const any = states[states.length - 1]!;
    const services = this.#services(states, any);
    return {
      any,
      services: [...services, ...this.#unlistedServices(condition, any)],
      unlisted: this.#unlisted(condition, states),
    };
  }

  /** Of one node: every outcome under which some call can make it true; `MATCHES` where only unreal ones can. */
  somewhere(node: PlanNode): CallState {
    return this.#states(node, this.#known).reduce((sum, state) => sum | state, 0);
  }

  #services(states: Uint8Array, any: CallState): ServiceCoverage[] {
    const services: ServiceCoverage[] = [];
    let from = 0;
    this.#calls.forEach(({ source, name }, at) => {
      if (name !== UNHEARD || source === UNHEARD) return;
      const own = states[at]!;
      const calls: (readonly [string, CallState])[] = [];
      for (let call = from; call < at; call += 1) {
        if (states[call] !== own) calls.push([this.#calls[call]!.name, states[call]!]);
      }
      if (own !== any || calls.length > 0) services.push({ source, any: own, calls });
      from = at + 1;
    });
    return services;
  }

  /** Sources the rule asks for by name that nobody has listed. */
  #unlistedServices(node: PlanNode, any: CallState): ServiceCoverage[] {
    const sources = literalsOf(node, 'eventSource').filter(
      (source) => this.#known.table.equal('eventSource', source).length === 0,
    );
    if (sources.length === 0) return [];
    const states = this.#unheardOf(node, sources);
    return sources.flatMap((source, at) =>
      states[at] === any ? [] : [{ source, any: states[at]!, calls: [] }],
    );
  }

  /** What is said of a call nobody has listed, of each source. */
  #unheardOf(node: PlanNode, sources: readonly string[]): Uint8Array {
    const calls = sources.map((source) => ({ source, name: UNHEARD }));
    return this.#states(node, new PossibleCalls(new CallTable(calls)));
  }

  #states(node: PlanNode, possible: PossibleCalls): Uint8Array {
    const { table } = possible;
    const states = new Uint8Array(table.size);
    add(states, possible.of(node, true, NOTHING_GIVEN), MATCHES, () => true);
    const items = itemsOf(node).filter(({ field }) => field !== null && OUTCOME_FIELDS.has(field));
    if (items.length === 0) return states.map((state, call) => ended(state, table.call(call)));
    for (const outcome of outcomesOf(literalsOf(node, 'errorCode'), UNHEARD)) {
      const bits = possible.of(node, true, outcome.given);
      add(states, bits, outcome.bit, (call) => isAbout(outcome, table.call(call)));
    }
    return states;
  }

  /** Literal names, under the literal sources the rule has and under any other. */
  #unlisted(node: PlanNode, states: Uint8Array): UnlistedCall[] {
    const names = literalsOf(node, 'eventName').filter((name) => !this.#lists(name, states));
    if (names.length === 0) return [];
    const sources = [...literalsOf(node, 'eventSource'), UNHEARD];
    const calls = names.flatMap((name) => sources.map((source) => ({ source, name })));
    const found = this.#states(node, new PossibleCalls(new CallTable(calls)));
    const open = this.#unheardOf(node, sources);
    return calls.flatMap(({ source, name }, at): UnlistedCall[] => {
      const state = found[at]!;
      if (state === 0 || state === open[at % sources.length]) return [];
      return [{ source: source === UNHEARD ? null : source, name, state }];
    });
  }

  /** Whether some service that the rule can match has a call of that name. */
  #lists(name: string, states: Uint8Array): boolean {
    const { table } = this.#known;
    const numbers = new Set(table.equal('eventName', name));
    return table.columns.eventName.some((number, call) => numbers.has(number) && states[call]! > 0);
  }
}

/** Of a rule that asks for nothing an outcome is told by. */
const ended = (state: CallState, call: Call): CallState =>
  state === 0 ? 0 : state | SUCCESS | DENIED | (isSignIn(call) ? 0 : FAILED);

const isAbout = ({ signIn }: Outcome, call: Call): boolean => isSignIn(call) === signIn;

function add(
  states: Uint8Array,
  bits: Bits,
  state: CallState,
  about: (call: number) => boolean,
): void {
  bits.forEach((word, at) => {
    if (word === 0) return;
    const end = Math.min(states.length, (at + 1) * 32);
    for (let call = at * 32; call < end; call += 1) {
      if (hasBit(bits, call) && about(call)) states[call]! |= state;
    }
  });
}

/** Texts without wildcards that lines on the field ask for, each once. */
function literalsOf(node: PlanNode, field: string): string[] {
  const texts = itemsOf(node).flatMap((item) =>
    item.field !== field || item.negated
      ? []
      : item.predicates.flatMap(({ tests }) =>
          tests.flatMap(({ operand }) =>
            operand.op === 'text' ? (literalText(operand.pattern) ?? []) : [],
          ),
        ),
  );
  return [...new Set(texts)].filter((text) => text !== '');
}
