// Wildcards at the ends of every value, where a modifier says the same (docs/semantics.md, 7).
import type { Diagnostic } from '../../text/diagnostic';
import { edited, type Edit } from '../../text/edits';
import type { Range } from '../../text/range';
import type { DetectionItem, Value } from '../document';
import * as messages from '../messages/lint';
import { endsOpen, parsePattern, startsOpen } from '../pattern';

const MODIFIERS = [
  { name: 'contains', start: true, end: true },
  { name: 'startswith', start: false, end: true },
  { name: 'endswith', start: true, end: false },
];

export function checkPlaces(item: DetectionItem, source: string): Diagnostic[] {
  const { field, keyRange, modifiers, values, range } = item;
  if (field === null || modifiers.length > 0 || values.length === 0) return [];
  // an alias, or what was meant as a text and became one
  if (values.some((value) => source[value.range[0]] === '*')) return [];
  const fitting = MODIFIERS.find(({ start, end }) =>
    values.every((value) => opensOnly(value, start, end)),
  );
  if (fitting === undefined) return [];
  const edits = values.map((value) => withoutStars(value, source, fitting));
  const key = keyEnd(keyRange, source);
  const whole: Range = [keyRange[0], Math.max(range[1], ...values.map((value) => value.range[1]))];
  // aliases may lead elsewhere
  const inside = values.every((value) => value.range[0] >= key);
  if (edits.includes(null) || !inside) return [messages.starsAtEnds(keyRange, fitting.name, null)];
  const changes = [{ range: [key, key] as const, text: `|${fitting.name}` }, ...edits.flat()];
  const text = edited(source, whole, changes as readonly Edit[]);
  return [messages.starsAtEnds(keyRange, fitting.name, { range: whole, text })];
}

function keyEnd([start, end]: Range, source: string): number {
  return /['"]/.test(source[end - 1] ?? '') && /['"]/.test(source[start]!) ? end - 1 : end;
}

/** A text with a star at just these ends, and no other wildcard. */
function opensOnly({ operands, text }: Value, start: boolean, end: boolean): boolean {
  if (operands[0]?.op !== 'text' || text === '*') return false;
  const pattern = parsePattern(text);
  const wildcards = pattern.filter((part) => part.kind !== 'literal').length;
  return (
    pattern.length > wildcards &&
    startsOpen(pattern) === start &&
    endsOpen(pattern) === end &&
    wildcards === Number(start) + Number(end)
  );
}

/** null where the text in the rule is not simply the value in quotes. */
function withoutStars(
  { range, text }: Value,
  source: string,
  { start, end }: { readonly start: boolean; readonly end: boolean },
): Edit[] | null {
  const written = source.slice(...range);
  const quote = /^(['"])/.exec(written)?.[1] ?? '';
  if (written !== quote + text + quote || quote === '"') return null;
  const edits: Edit[] = [];
  const from = range[0] + quote.length;
  const to = range[1] - quote.length;
  if (start) edits.push({ range: [from, from + 1], text: '' });
  if (end) edits.push({ range: [to - 1, to], text: '' });
  return edits;
}
