// Correlations over what the rules said of the events → what the page draws from. Bounded: of many groups a part is told.
import { timeOf } from '../cloudtrail/time';
import { emptyBits, hasBit, setBit, type Bits } from '../engine/bits';
import type { EventSet } from '../engine/columns';
import { correlate } from '../engine/correlate';
import { eventsBehind } from '../engine/correlation/contributing';
import type { Correlated, Group } from '../engine/correlation/result';
import { standingOf } from '../engine/correlation/standing';
import type { WindowKind } from '../engine/correlation/windows';
import type { JsonEvent } from '../engine/json-event';
import { prefixOf } from '../engine/plan';
import type { Correlation } from '../sigma/document';
import type { LinkedCorrelation, Program, Target } from '../sigma/link';
import type {
  ConditionOutline,
  CorrelationOutline,
  CorrelationResult,
  GroupResult,
  StandingInGroups,
  TargetOutline,
} from './correlation-api';

/** More rows nobody reads; those that fired or came near are the ones. */
const MOST_GROUPS = 200;

/** The bits of each rule of the program over the events; null where it was not evaluated. */
export type Matches = readonly (Bits | null)[];

interface Asked {
  readonly source: string;
  readonly program: Program;
  readonly matches: Matches;
  readonly events: EventSet<JsonEvent>;
  readonly windows: WindowKind;
  /** When an event was, where that is known without asking the event. */
  readonly time?: (index: number) => number | null;
}

export interface Correlations {
  readonly outlines: readonly CorrelationOutline[];
  /** Of each that was evaluated, by its id: the events behind its alerts. */
  readonly bits: Readonly<Record<string, Bits>>;
}

export function correlationsOver(asked: Asked): Correlations {
  const { program, events, windows } = asked;
  if (program.correlations.length === 0) return { outlines: [], bits: {} };
  const ready = evaluable(asked);
  const time = asked.time ?? ((index: number) => timeOf(events.event(index)!.value));
  const event = (index: number) => events.event(index)!;
  const order = program.order.filter((index) => ready.has(index));
  const observed = { size: events.size, time, event, matches: asked.matches };
  const results = correlate({ correlations: program.correlations, order }, observed, windows);
  const bits: Record<string, Bits> = {};
  const outlines = program.correlations.map((linked, index): CorrelationOutline => {
    const result = results[index] ?? null;
    if (result === null) return outlineOf(linked, asked, null);
    const behind = result.alerts.map((_, alert) =>
      eventsBehind(results, { correlation: index, alert }),
    );
    bits[idOf(linked.document)] = bitsOf(behind, events.size);
    return outlineOf(linked, asked, resultOf(result, behind, windows));
  });
  return { outlines, bits };
}

/** Those that refer to nothing that was refused while it ran. */
function evaluable({ program, matches }: Asked): ReadonlySet<number> {
  const ready = new Set<number>();
  for (const index of program.order) {
    const { targets } = program.correlations[index]!;
    const fine = ({ kind, index: inner }: Target) =>
      kind === 'rule' ? matches[inner] != null : ready.has(inner);
    if (targets.every(fine)) ready.add(index);
  }
  return ready;
}

const idOf = (document: number): string => `${prefixOf(document)}condition`;

function bitsOf(behind: readonly (readonly number[])[], size: number): Bits {
  const bits = emptyBits(size);
  for (const events of behind) for (const event of events) setBit(bits, event, true);
  return bits;
}

function outlineOf(
  linked: LinkedCorrelation,
  { source, program }: Asked,
  result: CorrelationResult | null,
): CorrelationOutline {
  const { correlation, document, alerts } = linked;
  return {
    id: idOf(document),
    sound: result !== null,
    range: correlation.range,
    title: correlation.title ?? correlation.name ?? '',
    level: correlation.level ?? '',
    type: correlation.type,
    timespan: correlation.timespan?.text ?? '',
    timespanRange: correlation.timespan?.range ?? null,
    targets: linked.targets.map((target, slot) => targetOf(target, slot, linked, program)),
    groupBy: correlation.groupBy,
    condition: conditionOf(correlation, source),
    alerts,
    result,
  };
}

function targetOf(
  { kind, index }: Target,
  slot: number,
  { correlation, slots }: LinkedCorrelation,
  { rules, correlations }: Program,
): TargetOutline {
  const named = correlation.rules.filter(({ text }) => slots.get(text) === slot);
  const { document, alerts } = (kind === 'rule' ? rules : correlations)[index]!;
  const own = kind === 'rule' ? rules[index]!.rule : correlations[index]!.correlation;
  return {
    kind,
    id: idOf(document),
    title: own.title ?? named[0]?.text ?? '',
    ranges: named.map(({ range }) => range),
    alerts,
  };
}

function conditionOf({ condition }: Correlation, source: string): ConditionOutline | null {
  if (condition === null) return null;
  const { range } = condition;
  if (condition.kind === 'every') return { kind: 'every', range };
  if (condition.kind === 'extended') {
    return { kind: 'extended', range, text: source.slice(...range).trim() };
  }
  const { bounds, fields, percentile } = condition;
  return { kind: 'threshold', range, bounds, fields, percentile };
}

function resultOf(
  { groups, alerts, differs, dropped }: Correlated,
  behind: readonly (readonly number[])[],
  windows: WindowKind,
): CorrelationResult {
  const fired = byGroup(
    alerts.map((alert, i) => ({ ...alert, behind: Uint32Array.from(behind[i]!) })),
  );
  const differing = byGroup(differs);
  const numbers = groups.map((_, number) => number);
  // those that fired keep the order in which they were seen
  const far = (number: number) =>
    fired.has(number) ? -1 : (groups[number]!.nearest?.distance ?? Infinity);
  numbers.sort((a, b) => compare(far(a), far(b)) || a - b);
  return {
    windows,
    groups: groups.length,
    fired: fired.size,
    alerts: alerts.length,
    differs: differs.length,
    shown: numbers.slice(0, MOST_GROUPS).map((number) => ({
      ...groupOf(groups[number]!, number),
      alerts: fired.get(number) ?? [],
      differs: differing.get(number) ?? [],
    })),
    dropped,
  };
}

/** Infinity minus itself is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

interface Grouped {
  readonly group: number;
}

function byGroup<T extends Grouped>(all: readonly T[]): ReadonlyMap<number, Omit<T, 'group'>[]> {
  const groups = new Map<number, Omit<T, 'group'>[]>();
  for (const { group, ...rest } of all) {
    const known = groups.get(group);
    if (known) known.push(rest);
    else groups.set(group, [rest]);
  }
  return groups;
}

function groupOf({ key, hits, nearest }: Group, number: number) {
  const sets = new Map<string, { readonly at: number; readonly targets: readonly number[] }>();
  const matched = Uint32Array.from(hits, ({ targets }) => {
    const name = targets.join();
    const known = sets.get(name) ?? { at: sets.size, targets };
    sets.set(name, known);
    return known.at;
  });
  return {
    number,
    key,
    events: Uint32Array.from(hits, ({ event }) => event),
    times: Float64Array.from(hits, ({ time }) => time),
    matched,
    sets: [...sets.values()].map(({ targets }) => targets),
    nearest,
  } satisfies Partial<GroupResult>;
}

/** What one event is to each correlation that was evaluated. */
export function standings(
  { program, matches, events }: Pick<Asked, 'program' | 'matches' | 'events'>,
  outlines: readonly CorrelationOutline[],
  index: number,
): StandingInGroups[] {
  const event = events.event(index)!;
  return program.correlations.flatMap((linked, at): StandingInGroups[] => {
    const { id, sound } = outlines[at]!;
    if (!sound) return [];
    const targets = linked.targets.flatMap(({ kind, index: rule }, slot) =>
      kind === 'rule' && hasBit(matches[rule]!, index) ? [slot] : [],
    );
    if (targets.length === 0) return [{ id, targets, keys: [], lacks: null, fields: [] }];
    return [{ id, targets, ...standingOf(linked, event, timeOf(event.value), targets) }];
  });
}
