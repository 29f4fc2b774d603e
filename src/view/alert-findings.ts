// What there is to say of one group: its alerts, how near it came, where windows of the other kind decide otherwise.
import type {
  AlertResult,
  CorrelationOutline,
  GroupResult,
  StretchResult,
} from '../worker/correlation-api';
import { gotWords, shortOf, titleOf } from './correlation-words';
import { code, list, strong, text, type Part } from './parts';
import type { Scale } from './time-scale';

/** Something to say of a group: an alert, how near it came, where other windows decide otherwise. */
export interface Finding {
  readonly key: string;
  readonly kind: 'alert' | 'near' | 'differs';
  readonly parts: readonly Part[];
  readonly events: readonly Member[];
}

export interface Member {
  /** Index of the event. */
  readonly event: number;
  readonly time: string;
  /** Which of several rules it matched; empty where there is one. */
  readonly matched: string;
  /** The alert fired at it. */
  readonly fires: boolean;
}

export function findingsOf(
  group: GroupResult,
  outline: CorrelationOutline,
  scale: Scale,
): Finding[] {
  const alone = group.differs.filter((one) => !group.alerts.some((alert) => isSame(one, alert)));
  return [
    ...group.alerts.map((alert, i) => alertFinding(alert, i, group, outline, scale)),
    ...nearFindings(group, outline, scale),
    ...alone.map((one, i): Finding => ({
      key: `differs ${i}`,
      kind: 'differs',
      parts: differsParts(one.only, one, scale),
      events: membersOf(group, one, outline, scale),
    })),
  ];
}

/** A window of one kind and an alert it gave. */
const isSame = (a: StretchResult, b: StretchResult): boolean => a.from === b.from && a.to === b.to;

function alertFinding(
  alert: AlertResult,
  i: number,
  group: GroupResult,
  outline: CorrelationOutline,
  scale: Scale,
): Finding {
  const when = {
    event: 'at this event',
    close: 'when its window closed',
    end: 'at the end of the events, before its window closed',
  }[alert.at];
  const other = group.differs.find((one) => isSame(one, alert));
  const longer = alert.until > alert.to ? scale.words(group.times[alert.until]!) : null;
  return {
    key: `alert ${i}`,
    kind: 'alert',
    parts: [
      strong(`Alert at ${scale.words(alert.time)}`),
      text(alert.at === 'event' ? ': ' : ` ${when}: `),
      text(`${gotWords(outline, alert.value)} since ${scale.words(group.times[alert.from]!)}.`),
      ...(longer === null ? [] : [text(` It held until ${longer}, which is the same alert.`)]),
      ...(other === undefined ? [] : [text(' '), ...differsParts(other.only, other, scale)]),
    ],
    events: membersOf(group, alert, outline, scale, alert.at === 'event' ? alert.to : null),
  };
}

function nearFindings(group: GroupResult, outline: CorrelationOutline, scale: Scale): Finding[] {
  const { nearest, times } = group;
  if (nearest === null) return [];
  const { from, to, value, missing, unwanted, early } = nearest;
  const names = (slots: readonly number[]) =>
    list(
      slots.map((slot) => code(titleOf(outline.targets[slot]!))),
      'and',
    );
  const more = shortOf(outline, value);
  const parts = [
    strong('No alert. '),
    text(`It came nearest ${scale.span(times[from]!, times[to]!)}: `),
    text(gotWords(outline, value)),
    ...(more === null ? [text('.')] : [text(`; ${more}.`)]),
    ...(missing.length === 0 ? [] : [text(' Missing: '), ...names(missing), text('.')]),
    ...(unwanted.length === 0
      ? []
      : [text(' Should not be there: '), ...names(unwanted), text('.')]),
    ...(early.length === 0 ? [] : [text(' Too early: '), ...names(early), text('.')]),
  ];
  return [{ key: 'near', kind: 'near', parts, events: membersOf(group, nearest, outline, scale) }];
}

function differsParts(only: 'sliding' | 'tumbling', at: StretchResult, scale: Scale): Part[] {
  const span = `${scale.words(at.start)} to ${scale.words(at.end)}`;
  return only === 'sliding'
    ? [
        strong('Splunk and Elastic may miss it. '),
        text(
          `Only a sliding window (${span}) holds these events together; windows in step with the clock cut them apart.`,
        ),
      ]
    : [
        strong('Splunk and Elastic would fire here. '),
        text(`Their window from ${span} fires as a whole; no sliding window does.`),
      ];
}

function membersOf(
  { events, times, matched, sets }: GroupResult,
  { from, to }: StretchResult,
  { targets }: CorrelationOutline,
  scale: Scale,
  fires: number | null = null,
): Member[] {
  const members: Member[] = [];
  for (let hit = from; hit <= to; hit++) {
    const names = sets[matched[hit]!]!.map((slot) => titleOf(targets[slot]!));
    members.push({
      event: events[hit]!,
      time: scale.words(times[hit]!),
      matched: targets.length > 1 ? names.join(', ') : '',
      fires: hit === fires,
    });
  }
  return members;
}
