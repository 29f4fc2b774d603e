// Where events dropped out, in words.
import type { Dropped, FunnelStep } from '../worker/why-api';
import { code, text, type Part } from './parts';
import { count, digits } from './value-words';

export const stepName = ({ name, negated }: FunnelStep): string => (negated ? `not ${name}` : name);

/** "`errorCode` had `AccessDenied` ×20" */
export function reasonParts({ field, value, events }: Dropped['reasons'][number]): Part[] {
  const times = text(` ×${digits(events)}`);
  if (field === null) return [text('No value holds the keywords'), times];
  if (value === null) return [code(field), text(' was absent or null'), times];
  return [code(field), text(' had '), code(value), times];
}

export const droppedWords = (step: FunnelStep): string =>
  `${count(step.dropped, 'event')} dropped out at ${stepName(step)}`;

export const moreWords = (more: number): string => `${count(more, 'other reason')}`;

/** Empty where all were looked at. */
export const lookedWords = ({ events, looked }: Dropped): string =>
  looked < events.length ? `Reasons of the first ${digits(looked)} of them` : '';

/** `near` as in the worker's answer: 1 to 3 changes. */
export const nearWords = (near: number): string => (near === 1 ? '1 change' : `${near} changes`);

/** Events that one to three changes would make a match without another call, the nearest first. */
export function nearMisses(near: Uint8Array): Uint32Array {
  const counts = [0, 0, 0, 0, 0];
  for (const one of near) if (one <= 3) counts[one]! += 1;
  // Where those of one, two and three changes begin.
  const next = [0, 0, counts[1]!, counts[1]! + counts[2]!];
  const found = new Uint32Array(counts[1]! + counts[2]! + counts[3]!);
  for (let index = 0; index < near.length; index += 1) {
    const one = near[index]!;
    if (one >= 1 && one <= 3) found[next[one]!++] = index;
  }
  return found;
}

/** How far the event in view is from a match; empty for a match. */
export function distanceWords(near: number): string {
  if (near === 0) return '';
  if (near <= 3) return `${nearWords(near)} away`;
  return near === 4 ? 'another call' : 'more than 3 changes away';
}
