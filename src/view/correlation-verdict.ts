// What the strip on top says while a correlation is in focus: what the event in view is to it, in one sentence.
import type {
  AlertResult,
  CorrelationOutline,
  GroupResult,
  StandingInGroups,
} from '../worker/correlation-api';
import { gotWords, keyWords, shortOf, timeWords, titleOf, wantedParts } from './correlation-words';
import { code, list, strong, text, type Part } from './parts';
import { digits } from './value-words';
import type { Verdict } from './verdict';

export interface Standing {
  readonly event: number;
  readonly outline: CorrelationOutline;
  /** null where nothing is known of the event yet. */
  readonly standing: StandingInGroups | null;
}

/** An alert the event stands behind, and its group. */
export interface Behind {
  readonly group: GroupResult;
  readonly alert: AlertResult;
  /** It fired at this event. */
  readonly fires: boolean;
}

export function correlationVerdict({ event, outline, standing }: Standing): Verdict {
  const { result } = outline;
  if (result === null || standing === null) return { kind: 'wait', parts: [] };
  const behind = alertOf(event, result.shown);
  if (behind !== null) return { kind: 'match', pill: 'alert', parts: firedParts(behind, outline) };
  const parts = [...(lackParts(standing, outline) ?? quietParts(event, standing, outline))];
  return { kind: 'miss', pill: 'no alert', parts };
}

/** The alert that fired at the event, else the first it stands behind. */
export function alertOf(event: number, groups: readonly GroupResult[]): Behind | null {
  let found: Behind | null = null;
  for (const group of groups) {
    for (const alert of group.alerts) {
      if (!alert.behind.includes(event)) continue;
      const fires = alert.at === 'event' && group.events[alert.to] === event;
      if (fires) return { group, alert, fires };
      found ??= { group, alert, fires };
    }
  }
  return found;
}

/** The first group that the event counts in, of those that are told. */
export function groupOf(
  event: number | null,
  standing: StandingInGroups | null,
  groups: readonly GroupResult[],
): GroupResult | null {
  const keys = (standing?.keys ?? []).map((key) => key.join('\0'));
  if (event === null || keys.length === 0) return null;
  return groups.find(({ key }) => keys.includes(key.join('\0'))) ?? null;
}

function firedParts({ group, alert, fires }: Behind, outline: CorrelationOutline): Part[] {
  const time = timeWords(alert.time, false);
  const whole: Part[] = [
    text(`${gotWords(outline, alert.value)}, where the rule wants `),
    ...wantedParts(outline),
    text('.'),
  ];
  const of: Part[] = group.key.length === 0 ? [] : [text(' for '), code(keyWords(group.key))];
  return fires
    ? [strong('An alert'), ...of, text(' fires at this event: '), ...whole]
    : [
        text(`One of ${digits(alert.behind.length)} events behind `),
        strong('the alert'),
        ...of,
        text(` at ${time}: `),
        ...whole,
      ];
}

/** Why the event counts in no group; null where it does. */
function lackParts(standing: StandingInGroups, outline: CorrelationOutline): Part[] | null {
  const { targets, lacks, fields } = standing;
  if (targets.length === 0) {
    const names = list(
      outline.targets.map((target) => code(titleOf(target))),
      'or',
    );
    return [text('It does not count: it does not match '), ...names, text('.')];
  }
  const named = list(
    fields.map((field) => code(field)),
    'and',
  );
  switch (lacks) {
    case 'time':
      return [
        text('It matches, but does not count: it has no '),
        code('eventTime'),
        text(' that can be read.'),
      ];
    case 'group':
      return [text('It matches, but belongs to no group: it has no '), ...named, text('.')];
    case 'value':
      return [text('It matches, but brings no value: there is none in '), ...named, text('.')];
    case null:
      return null;
  }
}

function quietParts(
  event: number,
  standing: StandingInGroups,
  outline: CorrelationOutline,
): Part[] {
  const { keys } = standing;
  const group = groupOf(event, standing, outline.result!.shown);
  const key = group?.key ?? keys[0] ?? [];
  const of: Part[] = key.length === 0 ? [] : [text(' for '), code(keyWords(key))];
  if (group === null) return [text('It counts'), ...of, text('; no alert fired there.')];
  const { alerts, nearest } = group;
  const kept = alerts.find(({ to, until }) =>
    group.events.subarray(to + 1, until + 1).includes(event),
  );
  if (kept !== undefined) {
    const since = timeWords(kept.time, false);
    return [
      text(`It comes after the alert`),
      ...of,
      text(` fired at ${since}, and belongs to the same one.`),
    ];
  }
  if (nearest === null) {
    const times = list(
      alerts.map(({ time }) => text(timeWords(time, false))),
      'and',
    );
    return [
      text('It counts'),
      ...of,
      text(', but stands outside the windows that fired (at '),
      ...times,
      text(').'),
    ];
  }
  const more = shortOf(outline, nearest.value);
  return [
    text('It counts'),
    ...of,
    text(`, which came nearest with ${gotWords(outline, nearest.value)}`),
    ...(more === null
      ? [text('; wanted are '), ...wantedParts(outline), text('.')]
      : [text(`; ${more}.`)]),
  ];
}
