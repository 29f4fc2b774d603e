// What helps to understand a miss: the data is looked at once more, for what comes near to what the rule asks for.

import type { JsonEvent } from '../engine/json-event';
import { itemsOf, type Item, type Plan, type Predicate, type Test } from '../engine/plan';
import { matcherOf, textOf } from '../engine/prepare';
import { literalText } from '../sigma/pattern';
import { similar } from '../text/similar';
import { keysOf, type JsonValue } from '../text/json';
import { isArray } from '../engine/fields';
import { holds, isFound } from './holds';
import { endsAt, jsonIn, nearPaths, type NearPath } from './near-paths';

export type Remark =
  /** The event has it elsewhere; `holds`: the line would be true there. */
  | { readonly kind: 'elsewhere'; readonly path: NearPath; readonly holds: boolean }
  /** The way to the field ends at something that has no fields. */
  | { readonly kind: 'ends'; readonly path: string; readonly value: JsonValue }
  /** The field of that way is text that holds JSON, with the rest of the field in it. */
  | { readonly kind: 'inside-text'; readonly path: string }
  /** It would hold were it not for white space. */
  | { readonly kind: 'white-space'; readonly value: string }
  /** It would hold were it not for what the value is wrapped in. */
  | { readonly kind: 'wrapped'; readonly value: string; readonly wrap: string }
  | { readonly kind: 'spelling'; readonly value: string }
  /** Of a list with several members, none holds. */
  | { readonly kind: 'members'; readonly count: number }
  /** The word is the name of a field, and keywords are looked for in values. */
  | { readonly kind: 'only-a-key'; readonly path: string }
  /** Known of the service's records; the words are the knower's. */
  | { readonly kind: 'known'; readonly words: string };

/** What is known of records beyond what stands in them; null for nothing. Code between backticks. */
export type Knows = (item: Item, predicate: Predicate, event: JsonEvent) => string | null;

/** Values of a line that are looked at. */
const MOST = 50;

/** By the id of the predicate it is about: one for each line that is not found, where there is something to say. */
export function remarksOn(
  plan: Plan,
  event: JsonEvent,
  knows: Knows,
): Readonly<Record<string, Remark>> {
  const remarks: Record<string, Remark> = {};
  for (const item of new Set(itemsOf(plan.condition))) {
    if (item.negated || isFound(item, event)) continue;
    const missing = item.predicates
      .slice(0, MOST)
      .filter((predicate) => !holds(item, predicate, event));
    for (const predicate of missing) {
      const remark = remarkOn(item, predicate, event, knows);
      if (remark === null) continue;
      remarks[predicate.id] = remark;
      break;
    }
  }
  return remarks;
}

function remarkOn(item: Item, predicate: Predicate, event: JsonEvent, knows: Knows): Remark | null {
  const known = knows(item, predicate, event);
  if (known !== null) return { kind: 'known', words: known };
  if (asksForAbsence(predicate)) return null;
  if (item.field === null) return onlyAKey(predicate, event);
  const actual = event.values(item.field);
  const present = actual.filter((located) => located.present);
  if (present.length === 0) return ofAbsent(item, item.field, predicate, event);
  for (const { value } of present) {
    const text = textOf(value);
    const remark = text === null ? null : ofText(text, predicate, event);
    if (remark !== null) return remark;
  }
  return present.length > 1 ? { kind: 'members', count: present.length } : null;
}

const asksForAbsence = ({ tests }: Predicate): boolean =>
  tests.some(({ operand }) => operand.op === 'null' || (operand.op === 'exists' && !operand.value));

function ofAbsent(
  item: Item,
  field: string,
  predicate: Predicate,
  event: JsonEvent,
): Remark | null {
  const near = nearPaths(field, event.value).slice(0, 20);
  const found = near.map((path) => ({
    path,
    holds: holds({ ...item, field: path.field }, predicate, event),
  }));
  const best = found.find((one) => one.holds) ?? found[0];
  const end = endsAt(field, event.value);
  const inside = end === null ? null : jsonIn(end.value);
  if (end !== null && inside !== null) return { kind: 'inside-text', path: end.path };
  if (best !== undefined) return { kind: 'elsewhere', ...best };
  return end === null ? null : { kind: 'ends', ...end };
}

/** Fields of the event in which a line would hold that lacks its own; the nearest first. */
export function otherFields(item: Item, event: JsonEvent): readonly string[] {
  const { field } = item;
  if (field === null || event.values(field).some(({ present }) => present)) return [];
  return nearPaths(field, event.value)
    .map((path) => path.field)
    .filter((path) => isFound({ ...item, field: path }, event))
    .slice(0, 2);
}

function met(tests: readonly Test[], value: string, event: JsonEvent): boolean {
  const actual = [{ value, path: '', present: true }];
  return tests.some((test) => matcherOf(test)(actual, event) >= 0);
}

const WRAPS: readonly (readonly [string, RegExp])[] = [
  ['square brackets', /^\[(.*)\]$/s],
  ['quotes', /^["'](.*)["']$/s],
];

function ofText(text: string, { tests }: Predicate, event: JsonEvent): Remark | null {
  const tidied = text.replace(/[\s\u00a0]+/g, ' ').trim();
  if (tidied !== text && met(tests, tidied, event)) return { kind: 'white-space', value: text };
  for (const [wrap, pattern] of WRAPS) {
    const inner = pattern.exec(text)?.[1];
    if (inner !== undefined && met(tests, inner, event)) {
      return { kind: 'wrapped', value: text, wrap };
    }
  }
  const wanted = tests.flatMap(({ operand }) =>
    operand.op === 'text' ? (literalText(operand.pattern) ?? []) : [],
  );
  return wanted.some((one) => isSlip(text, one)) ? { kind: 'spelling', value: text } : null;
}

/** Names of one length in parts differ in those parts: `s3.amazonaws.com` is another service, not `ssm` ill spelt. */
function isSlip(text: string, wanted: string): boolean {
  const [parts, others] = [text.split(/[.:/_-]/), wanted.split(/[.:/_-]/)];
  const pairs =
    parts.length === others.length
      ? parts.map((part, i) => [part, others[i]!] as const).filter(([a, b]) => a !== b)
      : [[text, wanted] as const];
  return pairs.every(([a, b]) => b.length > 3 && similar(a, [b]) !== null);
}

function onlyAKey({ tests }: Predicate, event: JsonEvent): Remark | null {
  const path = keysIn(event.value, '').find(([key]) => met(tests, key, event))?.[1];
  return path === undefined ? null : { kind: 'only-a-key', path };
}

function keysIn(value: JsonValue, at: string): [key: string, path: string][] {
  if (value === null || typeof value !== 'object') return [];
  if (isArray(value)) return value.flatMap((item, i) => keysIn(item, `${at}[${i}]`));
  return keysOf(value).flatMap((key) => {
    const path = at === '' ? key : `${at}.${key}`;
    return [[key, path] as [string, string], ...keysIn(value[key]!, path)];
  });
}
