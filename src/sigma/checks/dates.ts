// `date` and `modified`: days of the calendar in the one form, in the right order (docs/semantics.md, 1.2).
import type { Diagnostic } from '../../text/diagnostic';
import * as messages from '../messages/metadata';
import { valueOf } from '../node';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml';
import { checkText, given } from './text';

export function checkDates(node: YamlMap): Diagnostic[] {
  const date = valueOf(node, 'date');
  const modified = valueOf(node, 'modified');
  const found = [
    ...checkText(date, 'date', (value) => checkDate(value, 'date')),
    ...checkText(modified, 'modified', (value) => checkDate(value, 'modified')),
  ];
  if (modified === null || !given(node, 'modified')) return found;
  if (!given(node, 'date')) return [...found, messages.modifiedAlone(modified.range)];
  const [made, changed] = [dayOf(date), dayOf(modified)];
  if (made === null || changed === null || made <= changed) return found;
  return [...found, messages.modifiedBefore(modified.range, changed, made, date!.range)];
}

/** `YYYY-MM-DD`; the older form with slashes is mended, anything else is no date. */
function checkDate(node: YamlScalar, key: string): Diagnostic[] {
  const day = dayOf(node);
  return day === node.text ? [] : [messages.badDate(node.range, key, node.text, day)];
}

/** The day in its one form, which sorts as text. */
function dayOf(node: YamlNode | null): string | null {
  if (node?.kind !== 'scalar') return null;
  const { text } = node;
  if (/^[1-3]\d{3}-\d\d-\d\d$/.test(text)) return isDay(text) ? text : null;
  const [, year, month = '', day = ''] = /^([1-3]\d{3})\/(\d{1,2})\/(\d{1,2})$/.exec(text) ?? [];
  const canonical = `${year ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return year !== undefined && isDay(canonical) ? canonical : null;
}

/** JavaScript moves 31 February into March. */
function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
