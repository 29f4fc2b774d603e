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
export function stateOf(coverage: EventCoverage, { source, name }: Call): CallState {
  const service = coverage.services.find((one) => one.source === source);
  const own = service?.calls.find(([call]) => call === name)?.[1];
  if (own !== undefined) return own;
  const unlisted = coverage.unlisted.find(
    (one) => one.name === name && (one.source === source || one.source === null),
  );
  return unlisted?.state ?? service?.any ?? coverage.any;
}
