// 3.7: one part of a point in time, always in UTC.
import { needsField } from '../messages/detection';
import type { TimePart } from '../operand';
import { expectedNumber } from './describe';
import { PLAIN, type ValueModifier } from './modifier';

const PARTS: readonly TimePart[] = ['minute', 'hour', 'day', 'week', 'month', 'year'];
const COMPARISONS = ['lt', 'lte', 'gt', 'gte'];

function timePart(part: TimePart, words: string): ValueModifier {
  return {
    ...PLAIN,
    name: part,
    doc: `The field is a point in time, and ${words} in UTC is this number. \`gt\`, \`gte\`, \`lt\`, \`lte\` may follow. Read are ISO 8601 texts such as \`2025-07-01T05:30:00Z\` and JSON numbers of seconds or milliseconds since 1970; anything else has no ${part}.`,
    excludes: PARTS.filter((other) => other !== part),
    leads: COMPARISONS,
    apply(operand, use) {
      if (use.field === null) return needsField(use.range, part);
      if (operand.op !== 'number') return expectedNumber(part, operand, use);
      const value = Math.trunc(Number(operand.value));
      return { op: 'time', part, relation: 'is', value };
    },
  };
}

export const minute = timePart('minute', 'its minute (0 to 59)');
export const hour = timePart('hour', 'its hour (0 to 23)');
export const day = timePart('day', 'its day of the month (1 to 31)');
export const week = timePart('week', 'its ISO week (1 to 53, Monday first)');
export const month = timePart('month', 'its month (1 to 12)');
export const year = timePart('year', 'its year');
