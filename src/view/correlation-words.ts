// What a correlation asks for and what it got, in words.
import type {
  BoundOutline,
  ConditionOutline,
  CorrelationOutline,
  TargetOutline,
} from '../worker/correlation-api';
import { code, list, text, type Part } from './parts';
import { count, digits } from './value-words';

type Asked = Pick<CorrelationOutline, 'type' | 'targets' | 'condition' | 'timespan'>;
type Threshold = Extract<ConditionOutline, { kind: 'threshold' }>;

const RELATION: Readonly<Record<BoundOutline['relation'], string>> = {
  gt: 'more than',
  gte: 'at least',
  lt: 'fewer than',
  lte: 'at most',
  eq: 'exactly',
  neq: 'anything but',
};

/** Of numbers that are no counts. */
const COMPARED: Readonly<Record<BoundOutline['relation'], string>> = {
  gt: 'above',
  gte: 'at least',
  lt: 'below',
  lte: 'at most',
  eq: 'exactly',
  neq: 'anything but',
};

const boundWords = (bounds: readonly BoundOutline[], words: typeof RELATION): string =>
  bounds.map(({ relation, value }) => `${words[relation]} ${numberWords(value)}`).join(' and ');

export const numberWords = (value: number | bigint): string =>
  Number.isInteger(Number(value)) && value >= 0 ? digits(Number(value)) : String(value);

const fieldParts = ({ fields }: Threshold): Part[] =>
  list(
    fields.map((field) => code(field.text)),
    'and',
  );

/** `at least 10 events within 5m`, `all 3 rules within 1h, in their order` */
export function wantedParts(asked: Asked): Part[] {
  const within = text(asked.timespan === '' ? '' : ` within ${asked.timespan}`);
  return [...measured(asked), within, ...(ordered(asked) ? [text(', in their order')] : [])];
}

const ordered = ({ type }: Asked): boolean => type === 'temporal_ordered';

function measured({ type, targets, condition }: Asked): Part[] {
  if (condition === null) return [text('a condition that can’t be read')];
  if (condition.kind === 'extended') return [code(condition.text, 80)];
  if (condition.kind === 'every') return [text(`matches of all ${count(targets.length, 'rule')}`)];
  const { bounds } = condition;
  const one = bounds.length === 1 && Number(bounds[0]!.value) === 1;
  switch (type) {
    case 'temporal':
    case 'temporal_ordered':
      return [
        text(`matches of ${boundWords(bounds, RELATION)} of ${count(targets.length, 'rule')}`),
      ];
    case 'value_count':
      return [
        text(`${boundWords(bounds, RELATION)} different ${one ? 'value' : 'values'} of `),
        ...fieldParts(condition),
      ];
    case 'value_sum':
      return [text('a sum of '), ...fieldParts(condition), compared(bounds)];
    case 'value_avg':
      return [text('a mean of '), ...fieldParts(condition), compared(bounds)];
    case 'value_median':
      return [text('a median of '), ...fieldParts(condition), compared(bounds)];
    case 'value_percentile':
      return [
        text(`percentile ${condition.percentile} of `),
        ...fieldParts(condition),
        compared(bounds),
      ];
    case 'event_count':
    case null:
      return [text(`${boundWords(bounds, RELATION)} ${one ? 'event' : 'events'}`)];
  }
}

const compared = (bounds: readonly BoundOutline[]): Part =>
  text(` ${boundWords(bounds, COMPARED)}`);

/** What was compared with the condition: `7 events`, `2 different values`, `a sum of 40`, `2 of 3 rules`. */
export function gotWords({ type, targets }: Asked, value: number): string {
  switch (type) {
    case 'temporal':
    case 'temporal_ordered':
      return `${digits(value)} of ${count(targets.length, 'rule')}`;
    case 'value_count':
      return count(value, 'different value');
    case 'value_sum':
      return `a sum of ${rounded(value)}`;
    case 'value_avg':
      return `a mean of ${rounded(value)}`;
    case 'value_median':
      return `a median of ${rounded(value)}`;
    case 'value_percentile':
      return `a percentile of ${rounded(value)}`;
    case 'event_count':
    case null:
      return count(value, 'event');
  }
}

/** For the end of a row: `7 of 10`, `2 of 3 rules`, `40`. */
export function gotBriefly(asked: Asked, value: number): string {
  const { type, condition } = asked;
  if (condition?.kind !== 'threshold') return gotWords(asked, value);
  const [bound] = condition.bounds;
  const counts = type === 'event_count' || type === 'value_count';
  const upward = bound?.relation === 'gte' || bound?.relation === 'eq';
  if (!counts || condition.bounds.length !== 1 || !upward) return rounded(value);
  return `${digits(value)} of ${numberWords(bound.value)}`;
}

/** Six digits are enough to see what a number is. */
export const rounded = (value: number): string =>
  Number.isInteger(value) && value >= 0 ? digits(value) : String(Number(value.toPrecision(6)));

/** `gte 10` as the event's group has it, for the line of the condition: what was missing, in words; null where none can be said. */
export function shortOf({ type, condition }: Asked, value: number): string | null {
  if (condition?.kind !== 'threshold' || condition.bounds.length !== 1) return null;
  const [{ relation, value: bound }] = condition.bounds as [BoundOutline];
  const least = relation === 'gte' ? Number(bound) : relation === 'gt' ? Number(bound) + 1 : null;
  if (least === null || value >= least) return null;
  const missing = least - value;
  if (type === 'event_count') return `${count(missing, 'event')} more would have fired it`;
  if (type === 'value_count')
    return `${count(missing, 'different value')} more would have fired it`;
  return null;
}

/** `alice · 203.0.113.7`; of one group for all `all events`. */
export const keyWords = (key: readonly string[]): string =>
  key.length === 0 ? 'all events' : key.map((one) => (one === '' ? '""' : one)).join(' · ');

export const titleOf = ({ title }: Pick<TargetOutline, 'title'>, fallback = 'the rule'): string =>
  title === '' ? fallback : title;

/** `09:14:07` in UTC, with its day where the times shown are of several. */
export function timeWords(time: number, withDay: boolean): string {
  const whole = new Date(time).toISOString();
  const clock = whole.slice(11, whole.endsWith('.000Z') ? 19 : 23);
  return withDay ? `${whole.slice(0, 10)} ${clock}` : clock;
}
