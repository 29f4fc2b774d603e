// A test as data → a matcher: the one place that says what a test means. Nothing is validated while matching.
import { contains, parseAddress } from '../sigma/network';
import { numberOf } from '../sigma/number-text';
import type { Operand, Relation } from '../sigma/operand';
import { endsOpen, startsOpen } from '../sigma/pattern';
import type { Regex } from '../sigma/regex/ast';
import { parseRegex } from '../sigma/regex/parser';
import { compactJson, type JsonValue } from '../text/json';
import type { Event, Located } from './event';
import { leavesOf } from './fields';
import { prepareLinear } from './linear/matcher';
import { neededBy } from './literal-parts';
import type { Test } from './plan';
import { fold, prepareText, type TextMatcher } from './text-match';
import { timePartOf } from './time-parts';

/** Index of the first located value that satisfies the test, or -1: any member of an array will do (D4). */
export type Matcher = (actual: readonly Located[], event: Event) => number;

const prepared = new WeakMap<Test, Matcher>();

/** The test's matcher, built once. */
export function matcherOf(test: Test): Matcher {
  let matcher = prepared.get(test);
  if (matcher === undefined) {
    matcher = prepare(test.operand);
    prepared.set(test, matcher);
  }
  return matcher;
}

/** What a test is asked about: the field's values, or for keywords every leaf. */
export const actualOf = (field: string | null, event: Event): readonly Located[] =>
  field === null ? event.leaves() : event.values(field);

export function prepare(operand: Operand): Matcher {
  switch (operand.op) {
    case 'exists':
      // false is the negation of true, also across arrays (D2)
      return operand.value
        ? (actual) => actual.findIndex((located) => located.present)
        : (actual) => (actual.some((located) => located.present) ? -1 : 0);
    case 'fieldref':
      return prepareFieldref(operand);
    case 'null':
      return (actual) => actual.findIndex(({ present, value }) => !present || value === null);
    case 'text': {
      const { pattern, cased } = operand;
      return onText(prepareText(pattern, cased), startsOpen(pattern) || endsOpen(pattern));
    }
    case 're':
      return onText(regexMatcher(operand), true);
    case 'number':
    case 'boolean':
    case 'cidr':
    case 'compare':
    case 'time': {
      const test = prepareValue(operand);
      return (actual) => {
        for (let index = 0; index < actual.length; index += 1) {
          const { value } = actual[index]!;
          if (value !== undefined && value !== null && test(value)) return index;
        }
        return -1;
      };
    }
  }
}

type ValueOperand = Extract<Operand, { op: 'number' | 'boolean' | 'cidr' | 'compare' | 'time' }>;

/** Tests one present value that is not null. */
function prepareValue(operand: ValueOperand): (value: JsonValue) => boolean {
  switch (operand.op) {
    case 'number':
      return (value) => {
        const number = asNumber(value);
        return number !== null && equal(number, operand.value);
      };
    case 'boolean':
      return (value) =>
        typeof value === 'string'
          ? value.toLowerCase() === String(operand.value)
          : value === operand.value;
    case 'cidr':
      return (value) => {
        const address = typeof value === 'string' ? addressAgain(value) : null;
        return address !== null && contains(operand.network, operand.bits, address);
      };
    case 'compare':
      return (value) => {
        const number = asNumber(value);
        return number !== null && compare(number, operand.relation, operand.bound);
      };
    case 'time': {
      const { part, relation, value: bound } = operand;
      return (value) => {
        const actual = timePartOf(value, part);
        if (actual === null) return false;
        return relation === 'is' ? actual === bound : compare(actual, relation, bound);
      };
    }
  }
}

/** Most texts lack what every match has: looking for that is quicker than any expression. */
function regexMatcher(operand: RegexOperand): TextMatcher {
  const { ignoreCase, source, flags } = operand;
  const read = parseRegex(source, flags);
  if (!read.ok) throw new Error(`prepare: ${read.refusal.why}`);
  const matches = wholeMatcher(operand, read.regex);
  const needed = ignoreCase ? '' : neededBy(read.regex.root);
  return needed === '' ? matches : (text) => text.includes(needed) && matches(text);
}

type RegexOperand = Extract<Operand, { op: 're' }>;

/** What could run away on the platform's engine goes to the linear matcher (3.4). */
function wholeMatcher({ js, ignoreCase, tame }: RegexOperand, read: Regex): TextMatcher {
  if (!tame) return prepareLinear(read);
  const regex = new RegExp(js, ignoreCase ? 'iu' : 'u');
  return (text) => regex.test(text);
}

let lastText = '';
let lastAddress: ReturnType<typeof parseAddress> = null;

/** One address is asked for many networks in a row. */
function addressAgain(text: string): ReturnType<typeof parseAddress> {
  if (text !== lastText) [lastText, lastAddress] = [text, parseAddress(text)];
  return lastAddress;
}

/** `open`: the pattern may be found inside an object (D5). */
const onText =
  (matches: TextMatcher, open: boolean): Matcher =>
  (actual) => {
    for (let index = 0; index < actual.length; index += 1) {
      const { value } = actual[index]!;
      if (value === undefined || value === null) continue;
      const text = typeof value === 'string' ? value : textOf(value);
      if (text !== null ? matches(text) : open && insideOf(value, matches) !== null) return index;
    }
    return -1;
  };

/** Text of a scalar for comparison (D3, 8a); null for what has none. */
export function textOf(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value;
  return value === undefined || value === null || typeof value === 'object' ? null : String(value);
}

/** Where a text pattern holds inside an object: the path of a leaf, '' for its compact JSON, null for nowhere (D5). */
function insideOf(value: JsonValue, matches: TextMatcher): string | null {
  const leaves = leavesOf(value);
  const leaf = leaves.find((located) => matches(textOf(located.value)!));
  if (leaf) return leaf.path;
  return leaves.length > 0 && matches(compactJson(value)) ? '' : null;
}

/** For explanations: where inside the object a text or regular expression holds; null for other tests. */
export function findInside(operand: Operand, value: JsonValue): string | null {
  if (operand.op === 'text') return insideOf(value, prepareText(operand.pattern, operand.cased));
  return operand.op === 're' ? insideOf(value, regexMatcher(operand)) : null;
}

/** A number, or a text that counts as one (8a); else null. */
export function asNumber(value: JsonValue): number | bigint | null {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  return typeof value === 'string' ? numberOf(value) : null;
}

// eslint-disable-next-line eqeqeq -- == compares bigint with number by value, without loss
const equal = (a: number | bigint, b: number | bigint): boolean => a == b;

function compare(value: number | bigint, relation: Relation, bound: number | bigint): boolean {
  switch (relation) {
    case 'lt':
      return value < bound;
    case 'lte':
      return value <= bound;
    case 'gt':
      return value > bound;
    case 'gte':
      return value >= bound;
  }
}

/** As text, any pair of the two fields' values; false where either is absent or null (3.8, 8a). */
function prepareFieldref({ field, place, cased }: Extract<Operand, { op: 'fieldref' }>): Matcher {
  const textsOf = (located: Located): string | null => {
    const text = textOf(located.value);
    return text === null || cased ? text : fold(text);
  };
  return (actual, event) => {
    const others = event.values(field).map(textsOf);
    return actual.findIndex((located) => {
      const text = textsOf(located);
      return text !== null && others.some((other) => other !== null && related(text, place, other));
    });
  };
}

function related(
  text: string,
  place: 'equals' | 'contains' | 'startswith' | 'endswith',
  other: string,
): boolean {
  switch (place) {
    case 'equals':
      return text === other;
    case 'contains':
      return text.includes(other);
    case 'startswith':
      return text.startsWith(other);
    case 'endswith':
      return text.endsWith(other);
  }
}
