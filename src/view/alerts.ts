// The alerts of a correlation as a timeline: a row for each group, what it says, where its events and windows lie.
import type { CorrelationOutline, CorrelationResult, GroupResult } from '../worker/correlation-api';
import { findingsOf, type Finding } from './alert-findings';
import { notesOf } from './alert-notes';
import { gotBriefly, keyWords, wantedParts } from './correlation-words';
import { strong, text, type Part } from './parts';
import { Scale } from './time-scale';
import { count, digits } from './value-words';

export type { Finding, Member } from './alert-findings';

export interface Timeline {
  /** What it asks for, and what came of it. */
  readonly wanted: readonly Part[];
  readonly outcome: readonly Part[];
  readonly rows: readonly GroupRow[];
  /** Groups that are not among the rows. */
  readonly more: number;
  /** Both ends of the axis, in words. */
  readonly axis: readonly [string, string];
  readonly notes: readonly Part[][];
}

export interface GroupRow {
  readonly number: number;
  readonly label: string;
  readonly fired: boolean;
  /** `2 alerts`, `7 of 10` */
  readonly outcome: string;
  /** The strip in words. */
  readonly says: string;
  /** Where events stand, as parts of the axis from 0 to 1; as many as can be told apart. */
  readonly ticks: readonly number[];
  readonly bands: readonly Band[];
  readonly findings: readonly Finding[];
}

export interface Band {
  readonly kind: 'alert' | 'near';
  readonly from: number;
  readonly to: number;
  /** Where the alert fired; null where none did. */
  readonly at: number | null;
}

/** Places that a strip can tell apart. */
const FINEST = 400;

export function timelineOf(outline: CorrelationOutline, result: CorrelationResult): Timeline {
  const scale = new Scale(result.shown);
  return {
    wanted: wantedParts(outline),
    outcome: outcomeParts(outline, result),
    rows: result.shown.map((group) => rowOf(group, outline, scale)),
    more: result.groups - result.shown.length,
    axis: scale.ends,
    notes: notesOf(outline, result),
  };
}

function outcomeParts({ type }: CorrelationOutline, result: CorrelationResult): Part[] {
  const { groups, fired, alerts, dropped } = result;
  if (groups === 0) {
    const none = Object.values(dropped).every((events) => events === 0);
    return [text(none ? 'Nothing counts: no event matches its rules.' : 'Nothing counts.')];
  }
  const of = groups === 1 ? '' : ` in ${digits(fired)} of ${count(groups, 'group')}`;
  if (alerts === 0) {
    const where = groups === 1 ? '' : ` in any of ${count(groups, 'group')}`;
    return [strong('No alert'), text(`${where}. `), ...nearestHint(type)];
  }
  return [strong(count(alerts, 'alert')), text(`${of}.`)];
}

const nearestHint = (type: CorrelationOutline['type']): Part[] =>
  type === null ? [] : [text('Open a group to see how near it came.')];

function rowOf(group: GroupResult, outline: CorrelationOutline, scale: Scale): GroupRow {
  const { alerts, nearest, key, events, times } = group;
  const fired = alerts.length > 0;
  const outcome = fired
    ? count(alerts.length, 'alert')
    : nearest === null
      ? '—'
      : gotBriefly(outline, nearest.value);
  const span = `${scale.words(times[0]!)} to ${scale.words(times.at(-1)!)}`;
  return {
    number: group.number,
    label: keyWords(key),
    fired,
    outcome,
    says: `${count(events.length, 'event')}, ${span}`,
    ticks: ticksOf(times, scale),
    bands: bandsOf(group, scale),
    findings: findingsOf(group, outline, scale),
  };
}

function ticksOf(times: Float64Array, scale: Scale): number[] {
  const places = new Set<number>();
  for (const time of times) places.add(Math.round(scale.at(time) * FINEST));
  return [...places].map((place) => place / FINEST);
}

function bandsOf({ alerts, nearest, times }: GroupResult, scale: Scale): Band[] {
  const band = (kind: Band['kind'], from: number, to: number, at: number | null): Band => ({
    kind,
    from: scale.at(times[from]!),
    to: scale.at(times[to]!),
    at: at === null ? null : scale.at(at),
  });
  if (alerts.length > 0) {
    return alerts.map(({ from, to, until, time }) =>
      band('alert', from, Math.max(to, until), time),
    );
  }
  return nearest === null ? [] : [band('near', nearest.from, nearest.to, null)];
}
