// Event coverage as the pages show it: services with their calls, and in words how those may have ended.
import { isReal, MATCHES, type CallState, type EventCoverage } from './event-coverage';
import { shortSource } from './facet-values';
import { DENIED, FAILED, SUCCESS } from './outcomes';

export interface CoverageRow {
  /** `ssm`; null for any service. */
  readonly service: string | null;
  /** `ssm.amazonaws.com`, for the address of a call. */
  readonly source: string | null;
  /** Any call of it, but for those in `except`. */
  readonly any: boolean;
  readonly calls: readonly CoveredCall[];
  /** Calls that do not match where any other does. */
  readonly except: readonly string[];
  /** How the calls ended that match; '' for all outcomes alike. Of each call where they differ. */
  readonly words: string;
}

export interface CoveredCall {
  readonly name: string;
  /** Bits of outcomes. */
  readonly state: CallState;
  /** It is in our list of names. */
  readonly listed: boolean;
  readonly words: string;
}

/** '' where nothing about the outcome is asked. */
export function outcomeWords(state: CallState): string {
  const [success, denied, failed] = [SUCCESS, DENIED, FAILED].map((bit) => (state & bit) > 0);
  if (!isReal(state)) return 'no record that CloudTrail writes matches';
  if (success && denied) return '';
  if (success)
    return failed ? 'denied calls do not match' : 'successful calls; denied ones do not match';
  if (denied) return failed ? 'calls that failed' : 'denied calls';
  return 'calls that failed, and not for a missing permission';
}

/** Any service first; then by name. What matches whatever real records say is shown only where it is asked for by name. */
export function coverageRows(coverage: EventCoverage): CoverageRow[] {
  const { any, services, unlisted } = coverage;
  const rows: CoverageRow[] = services.flatMap(({ source, any: own, calls }): CoverageRow[] => {
    const row = rowOf(shortSource(source), source, own, [
      ...calls.map(([name, state]) => ({ name, state, listed: true })),
      ...unlisted.filter((one) => one.source === source).map((one) => ({ ...one, listed: false })),
    ]);
    const isNothing = any > 0 && row.calls.length === 0 && !row.any && row.except.length === 0;
    return isNothing ? [] : [row];
  });
  const sources = new Set(services.map(({ source }) => source));
  const strange = unlisted.filter(({ source }) => source === null || !sources.has(source));
  const nowhere = [...new Set(strange.map(({ source }) => source))].map((source) => {
    const calls = strange.filter((one) => one.source === source);
    const all = calls.map(({ name, state }) => ({ name, state, listed: false }));
    return rowOf(source && shortSource(source), source, 0, all);
  });
  const whole = any > 0 ? [rowOf(null, null, any, [])] : [];
  return [...whole, ...rows.sort((a, b) => (a.service! < b.service! ? -1 : 1)), ...nowhere];
}

function rowOf(
  service: string | null,
  source: string | null,
  any: CallState,
  all: readonly Omit<CoveredCall, 'words'>[],
): CoverageRow {
  const shown =
    any > 0 ? all.filter(({ state }) => isReal(state)) : all.filter(({ state }) => state > 0);
  const calls = shown.map((call) => ({ ...call, words: outcomeWords(call.state) }));
  const except = any > 0 ? all.filter(({ state }) => state === 0).map(({ name }) => name) : [];
  const states = new Set([...(any > 0 ? [any] : []), ...shown.map(({ state }) => state)]);
  const [state = MATCHES] = states;
  const words = states.size === 1 ? outcomeWords(state) : '';
  return { service, source, any: any > 0, calls, except, words };
}
