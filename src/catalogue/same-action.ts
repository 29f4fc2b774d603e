// Rules that detect the same action: ranked by how much of what they match and look for is shared, with what differs. An indicator
// that few rules share says more than one that many do.
import type { Catalogue, RuleRow, Shelved } from './catalogue';
import { outcomeWords } from './coverage-words';
import { isReal, stateOf, type CallState, type EventCoverage } from './event-coverage';
import { shortSource } from './facet-values';
import { indicatorKey, type Indicator } from './indicators';
import { logsourceWords } from './rule-entry';

export type Relation =
  | 'same-calls'
  | 'more-calls'
  | 'fewer-calls'
  | 'some-calls'
  | 'any-call'
  | 'same-service'
  | 'same-values';

export interface SameAction {
  readonly row: RuleRow;
  /** Between 0 and 1; good for an order. */
  readonly score: number;
  readonly relation: Relation;
  /** What is shared and what differs, in a few words. */
  readonly words: string;
  /** `ssm SendCommand` */
  readonly sharedCalls: readonly string[];
  readonly shared: readonly Indicator[];
}

const MOST = 12;
const LEAST = 0.05;

/** The nearest first; at most a dozen. */
export function sameAction(catalogue: Catalogue, number: number): SameAction[] {
  const own = new Side(catalogue, number);
  return candidates(catalogue, number, own)
    .flatMap((other) => compared(catalogue, own, new Side(catalogue, other)) ?? [])
    .sort((a, b) => b.score - a.score || a.row.number - b.row.number)
    .slice(0, MOST);
}

/** Rules that share an indicator, and all for CloudTrail where this is one. */
function candidates(catalogue: Catalogue, number: number, own: Side): number[] {
  const found = new Set<number>();
  for (const indicator of own.indicators.values()) {
    for (const rule of catalogue.lookingFor(indicator)) {
      if (logsourceWords(catalogue.rules[rule]!.entry) === own.logsource) found.add(rule);
    }
  }
  if (own.coverage !== null) {
    catalogue.rules.forEach(({ entry }, rule) => {
      if (entry.coverage !== null) found.add(rule);
    });
  }
  found.delete(number);
  return [...found];
}

const NOTHING: Pick<EventCoverage, 'services' | 'unlisted'> = { services: [], unlisted: [] };

class Side {
  readonly shelved: Shelved;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly coverage: EventCoverage | null;
  /** Calls it names, with how they may end. */
  readonly calls: ReadonlyMap<string, CallState>;
  readonly services: ReadonlySet<string>;
  /** Services of which it takes any call, with how those may end. */
  readonly whole: ReadonlyMap<string, CallState>;
  readonly logsource: string;
  readonly open: boolean;

  constructor(
    readonly catalogue: Catalogue,
    readonly number: number,
  ) {
    this.shelved = catalogue.rules[number]!;
    const { entry } = this.shelved;
    this.indicators = new Map(
      catalogue.indicatorsOf(number).map((one) => [indicatorKey(one), one]),
    );
    this.coverage = entry.coverage;
    this.open = (entry.coverage?.any ?? 0) > 0;
    this.logsource = logsourceWords(entry);
    const { services, unlisted } = (this.open ? null : entry.coverage) ?? NOTHING;
    this.services = new Set([...services, ...unlisted].flatMap(({ source }) => source ?? []));
    this.whole = new Map(
      services.flatMap(({ source, any }) => (any > 0 ? [[source, any] as const] : [])),
    );
    this.calls = new Map([
      ...services.flatMap(({ source, calls }) =>
        calls.flatMap(([name, state]) =>
          state > 0 ? [[`${source} ${name}`, state] as const] : [],
        ),
      ),
      // A call may be new: rules that ask for it are about the same all the more.
      ...unlisted.map(({ source, name, state }) => [`${source ?? ''} ${name}`, state] as const),
    ]);
  }

  /** Of a call as `calls` names it. */
  stateOf(call: string): CallState {
    return this.coverage === null ? 0 : stateOf(this.coverage, callOf(call));
  }

  weight(key: string): number {
    const rules = this.catalogue.lookingFor(this.indicators.get(key)!).length;
    return 1 / Math.log2(1 + Math.max(1, rules));
  }
}

function compared(catalogue: Catalogue, own: Side, other: Side): SameAction | null {
  const shared = [...own.indicators.keys()].filter((key) => other.indicators.has(key));
  const calls = [...own.calls.keys()].filter((call) => other.calls.has(call));
  const values = overlap(own, other, shared);
  const both = own.calls.size + other.calls.size - calls.length;
  const share = both === 0 ? 0 : calls.length / both;
  const relation = relationOf(own, other, calls.length);
  const about = own.coverage !== null;
  const near = relation === 'same-service' || relation === 'any-call' ? LEAST : 0;
  const score = about ? (2 * share + values + near) / 3 : values;
  if (relation === 'any-call' && !meets(own, other)) return null;
  if (relation === null || score < (about ? LEAST / 3 : LEAST)) return null;
  if (relation === 'same-values' && about) return null;
  return {
    row: catalogue.row(other.number),
    score,
    relation,
    words: wordsOf(relation, own, other, calls, shared.length),
    sharedCalls: calls.map((call) => shortCall(call)),
    shared: shared.map((key) => own.indicators.get(key)!),
  };
}

function overlap(own: Side, other: Side, shared: readonly string[]): number {
  const sum = (side: Side, keys: Iterable<string>) =>
    [...keys].reduce((total, key) => total + side.weight(key), 0);
  const common = sum(own, shared);
  const all = sum(own, own.indicators.keys()) + sum(other, other.indicators.keys()) - common;
  return all === 0 ? 0 : common / all;
}

function relationOf(own: Side, other: Side, shared: number): Relation | null {
  if (own.coverage === null) return 'same-values';
  if (other.open) return own.open ? 'same-values' : 'any-call';
  if (shared === 0) {
    return [...own.services].some((source) => other.services.has(source)) ? 'same-service' : null;
  }
  if (shared === own.calls.size) return shared === other.calls.size ? 'same-calls' : 'more-calls';
  return shared === other.calls.size ? 'fewer-calls' : 'some-calls';
}

function wordsOf(
  relation: Relation,
  own: Side,
  other: Side,
  calls: readonly string[],
  values: number,
): string {
  switch (relation) {
    case 'same-calls':
      return `the same ${calls.length === 1 ? 'call' : plural(calls.length, 'call')}${endedWords(own, other, calls)}`;
    case 'more-calls':
      return `${calls.length === 1 ? 'this call' : `these ${calls.length} calls`} and ${other.calls.size - calls.length} more${endedWords(own, other, calls)}`;
    case 'fewer-calls':
      return `${calls.length} of these ${own.calls.size} calls${endedWords(own, other, calls)}`;
    case 'some-calls':
      return `${plural(calls.length, 'call')} in common: ${listed(calls)}`;
    case 'any-call':
      return anyWords(own, other);
    case 'same-service':
      return serviceWords(own, other);
    case 'same-values':
      return `${plural(values, 'value')} in common`;
  }
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function shortCall(call: string): string {
  const { source, name } = callOf(call);
  return source === '' ? name : `${shortSource(source)} ${name}`;
}

const listed = (calls: readonly string[]): string =>
  calls
    .slice(0, 3)
    .map((call) => call.split(' ')[1]!)
    .join(', ') + (calls.length > 3 ? ', …' : '');

/** No call that both name: one may take any call of a service of the other. */
function serviceWords(own: Side, other: Side): string {
  const near = [...own.calls.keys()].filter((call) => other.whole.has(callOf(call).source));
  const seen = near.filter((call) => other.stateOf(call) > 0);
  const any = 'any call of the service';
  if (seen.length > 0) {
    const missing = near.filter((call) => !seen.includes(call));
    const except = missing.length === 0 ? '' : `, but for ${listed(missing)}`;
    return `${any}${except}${endedWords(own, other, seen)}`;
  }
  const both = [...own.whole.keys()].filter((source) => other.whole.has(source));
  const differing = both.find((source) => own.whole.get(source) !== other.whole.get(source));
  if (differing !== undefined) return `${any}; ${endWords(other.whole.get(differing)!)}`;
  if (both.length > 0) return any;
  const covered = [...other.calls.keys()].some((call) => own.stateOf(call) > 0);
  return covered ? 'calls of the same service' : 'same service, another call';
}

/** Where the other takes the shared calls with other outcomes. */
function endedWords(own: Side, other: Side, calls: readonly string[]): string {
  const differing = calls.find((call) => own.stateOf(call) !== other.stateOf(call));
  return differing === undefined ? '' : `; ${endWords(other.stateOf(differing))}`;
}

const endWords = (state: CallState): string => outcomeWords(state) || 'however they ended';

/** Whether a rule about whatever call takes one of these. */
const meets = (own: Side, other: Side): boolean =>
  [...own.calls.keys()].some((call) => other.stateOf(call) > 0);

function callOf(call: string): { source: string; name: string } {
  const [source = '', name = ''] = call.split(' ');
  return { source, name };
}

/** A rule about whatever call: does it see these, and those that this one does not? */
function anyWords(own: Side, other: Side): string {
  const states = [...own.calls].map(([call, mine]) => ({
    mine,
    theirs: other.stateOf(call),
  }));
  const apart = states.every(({ mine, theirs }) => !isReal(mine & theirs));
  const words = outcomeWords(other.coverage!.any);
  if (states.length > 0 && apart) return `any call; matches where this one does not: ${words}`;
  return words === '' ? 'any call' : `any call; ${words}`;
}
