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
  /** Calls that do not match where any other does; services, where the row is about any. */
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
    const isNothing = any > 0 && (own > 0 ? saysNoMore(row, own, any) : isEmpty(row));
    return isNothing ? [] : [row];
  });
  const sources = new Set(services.map(({ source }) => source));
  const strange = unlisted.filter(({ source }) => source === null || !sources.has(source));
  const nowhere = [...new Set(strange.map(({ source }) => source))].map((source) => {
    const calls = strange.filter((one) => one.source === source);
    const all = calls.map(({ name, state }) => ({ name, state, listed: false }));
    return rowOf(source && shortSource(source), source, 0, all);
  });
  const without = services.filter(
    (one) => any > 0 && one.any === 0 && one.calls.every(([, state]) => state === 0),
  );
  const except = without.map(({ source }) => shortSource(source)).sort();
  const whole = any > 0 ? [{ ...rowOf(null, null, any, []), except }] : [];
  return [...whole, ...rows.sort((a, b) => (a.service! < b.service! ? -1 : 1)), ...nowhere];
}

const isEmpty = ({ calls, except }: CoverageRow): boolean =>
  calls.length === 0 && except.length === 0;

/** Of a whole service: all of it, and as any service. A sign-in has fewer outcomes than other calls, but no other words. */
function saysNoMore({ calls, except }: CoverageRow, own: CallState, any: CallState): boolean {
  const words = outcomeWords(any);
  return (
    except.length === 0 &&
    outcomeWords(own) === words &&
    calls.every((call) => call.listed && call.words === words)
  );
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
  // Where any other is real, a call that only unreal records match does not match.
  const lacks = (state: CallState) => (isReal(any) ? !isReal(state) : state === 0);
  const except = any > 0 ? all.filter(({ state }) => lacks(state)).map(({ name }) => name) : [];
  const states = new Set([...(any > 0 ? [any] : []), ...shown.map(({ state }) => state)]);
  const [state = MATCHES] = states;
  const words = states.size === 1 ? outcomeWords(state) : '';
  return { service, source, any: any > 0, calls, except, words };
}
