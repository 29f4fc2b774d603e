// Matches over time → alerts of correlations, inner ones first (docs/semantics.md, 5). Says for each group that did not fire how near it came.
import type { LinkedCorrelation, Program } from '../sigma/link';
import { combine, hasBit, type Bits } from './bits';
import { EventFields, GroupFields, type Entry, type Fields } from './correlation/entries';
import { group } from './correlation/grouping';
import type { Alert, Correlated, Difference, Group } from './correlation/result';
import { judge, type Asked, type WindowKind } from './correlation/windows';
import type { Event } from './event';

/** The events in the order of the input, and what the rules said of them. */
export interface Observed {
  readonly size: number;
  /** In milliseconds since 1970; null where it is not known. */
  readonly time: (index: number) => number | null;
  /** The event, or what was kept of it. */
  readonly event: (index: number) => Pick<Event, 'values'> | Fields;
  /** For each rule of the program the events it matched; null where it was not evaluated. */
  readonly matches: readonly (Bits | null)[];
  /** When the data ends, where it goes on behind these events. */
  readonly lastTime?: number;
}

/** `alerts`: how near groups came, and where the other kind of window decides otherwise, is not found out. */
export type Asks = 'all' | 'alerts';

/** For each correlation of the program what became of it; null where it can't be evaluated. */
export function correlate(
  program: Pick<Program, 'correlations' | 'order'>,
  observed: Observed,
  kind: WindowKind = 'sliding',
  asks: Asks = 'all',
): (Correlated | null)[] {
  const results = program.correlations.map((): Correlated | null => null);
  const lastTime = lastOf(observed);
  for (const index of program.order) {
    const linked = program.correlations[index]!;
    const alerts = linked.targets.map(({ kind: of, index: inner }, slot) =>
      of === 'rule'
        ? []
        : alertsOf(program.correlations[inner]!, { inner, slot, result: results[inner]! }),
    );
    const entries = [matched(linked, observed), ...alerts].flat();
    results[index] = evaluate(linked, entries, { kind, lastTime, asks });
  }
  return results;
}

function lastOf({ size, time, lastTime = -Infinity }: Observed): number {
  let last = lastTime;
  for (let index = 0; index < size; index += 1) last = Math.max(last, time(index) ?? -Infinity);
  return last;
}

/** The events that matched a rule the correlation refers to, with the rules. */
function matched(linked: LinkedCorrelation, observed: Observed): Entry[] {
  const rules = linked.targets.flatMap(({ kind, index }, target) => {
    const bits = kind === 'rule' ? observed.matches[index] : null;
    return bits ? [{ target, bits, alone: [target] }] : [];
  });
  const some = combine(
    'or',
    rules.map(({ bits }) => bits),
    observed.size,
  );
  const found: Entry[] = [];
  /** Most events match the same few rules: each set of them is made once. */
  const sets = new Map<string, readonly number[]>();
  const setOf = (event: number): readonly number[] => {
    let set: readonly number[] = [];
    for (const { target, bits, alone } of rules) {
      if (hasBit(bits, event)) set = set.length === 0 ? alone : [...set, target];
    }
    if (set.length === 1) return set;
    const name = set.join();
    const known = sets.get(name);
    if (known === undefined) sets.set(name, set);
    return known ?? set;
  };
  for (let event = 0; event < observed.size; event += 1) {
    if (!hasBit(some, event)) continue;
    const time = observed.time(event);
    const own = observed.event(event);
    const fields = 'texts' in own ? own : new EventFields(own);
    const targets = setOf(event);
    found.push({ time, event, order: event, rank: 0, inner: null, targets, fields });
  }
  return found;
}

interface Inner {
  /** The correlation whose alerts are asked for. */
  readonly inner: number;
  /** Which target of the outer one it is. */
  readonly slot: number;
  readonly result: Correlated;
}

/** The alerts of an inner correlation: what they count for is their group (5.6). */
function alertsOf(
  { correlation: { groupBy } }: LinkedCorrelation,
  { inner, slot, result: { alerts, groups } }: Inner,
): Entry[] {
  const names = groupBy.map(({ text }) => text);
  return alerts.map((alert, index): Entry => {
    const { key, hits } = groups[alert.group]!;
    const { event } = hits[alert.to]!;
    return {
      time: alert.time,
      event,
      order: alert.at === 'event' ? event : Infinity,
      rank: slot + 1,
      inner: { correlation: inner, alert: index },
      targets: [slot],
      fields: new GroupFields(names, key),
    };
  });
}

function evaluate(
  linked: LinkedCorrelation,
  entries: readonly Entry[],
  asked: Pick<Asked, 'kind' | 'lastTime' | 'asks'>,
): Correlated {
  const { groups: grouped, dropped } = group(entries, linked);
  const alerts: { readonly alert: Alert; readonly order: number }[] = [];
  const differs: Difference[] = [];
  const groups = grouped.map(({ key, hits }, index): Group => {
    const judged = judge({ linked, group: index, hits, ...asked });
    for (const alert of judged.alerts) {
      const order = alert.at === 'event' ? hits[alert.to]!.order : Infinity;
      alerts.push({ alert, order });
    }
    for (const one of judged.differs) differs.push(one);
    // Who asks for alerts alone looks at few of them.
    const plain =
      asked.asks === 'alerts'
        ? hits
        : hits.map(({ event, time, targets, inner }) => ({ event, time, targets, inner }));
    return { key, hits: plain, nearest: judged.nearest };
  });
  // sorting keeps what is equal in the order of the groups
  alerts.sort(
    (a, b) => a.alert.time - b.alert.time || (a.order === b.order ? 0 : a.order - b.order),
  );
  return { groups, alerts: alerts.map(({ alert }) => alert), differs, dropped };
}
