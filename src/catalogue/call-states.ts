// What is said of the calls that a rule can match, and how it is read. Apart from finding it out: a list needs no more than this.
import type { Call } from './call-table';
import type { Outcomes } from './outcomes';

/** Bits of outcomes, and `MATCHES`: the rule's logic allows the call, whatever real records say. 0: it does not. */
export type CallState = Outcomes;
export const MATCHES = 8;

/** Some real record of the call can match. */
export const isReal = (state: CallState): boolean => (state & ~MATCHES) > 0;

export interface EventCoverage {
  /** What is said of calls of any other service. */
  readonly any: CallState;
  /** Services of which more or less is said than that. */
  readonly services: readonly ServiceCoverage[];
  /** Calls the rule asks for by name that nobody has listed; of any service where `source` is null. */
  readonly unlisted: readonly UnlistedCall[];
}

export interface ServiceCoverage {
  /** `ssm.amazonaws.com` */
  readonly source: string;
  /** What is said of its calls that are not named here. */
  readonly any: CallState;
  readonly calls: readonly (readonly [name: string, state: CallState])[];
}

export interface UnlistedCall {
  readonly source: string | null;
  readonly name: string;
  readonly state: CallState;
}

/** What a coverage says of one call. */
export function stateOf(coverage: EventCoverage, call: Call): CallState {
  let states = known.get(coverage);
  if (states === undefined) known.set(coverage, (states = statesOf(coverage)));
  return states(call);
}

/** What a coverage says of every call of a source; null where it tells some of them apart. */
export function sameOfAll(
  { any, services, unlisted }: EventCoverage,
  source: string,
): CallState | null {
  if (unlisted.some((one) => one.source === source || one.source === null)) return null;
  const own = services.find((one) => one.source === source);
  if (own === undefined) return any;
  return own.calls.length === 0 ? own.any : null;
}

/** Most coverages are asked of many calls. */
const known = new WeakMap<EventCoverage, (call: Call) => CallState>();

function statesOf({ any, services, unlisted }: EventCoverage): (call: Call) => CallState {
  const bySource = new Map<string, { readonly own: ServiceCoverage; calls: Calls | null }>();
  for (const own of services) {
    if (!bySource.has(own.source)) bySource.set(own.source, { own, calls: null });
  }
  return ({ source, name }) => {
    const service = bySource.get(source);
    if (service !== undefined) service.calls ??= new Map(service.own.calls);
    const own = service?.calls?.get(name);
    if (own !== undefined) return own;
    const found = unlisted.find(
      (one) => one.name === name && (one.source === source || one.source === null),
    );
    return found?.state ?? service?.own.any ?? any;
  };
}

type Calls = ReadonlyMap<string, CallState>;
