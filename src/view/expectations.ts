// What events are expected to come to, against the verdicts of the rule in focus: outcomes, what an edit of the rule broke, words for it.
import { outcomeOf, type Expected, type Outcome } from '../text/expected';
import type { Bits } from '../worker/api';
import type { Expectation } from '../workspace/expectations';
import { lit } from './matrix';
import { count, digits } from './value-words';

/** The document that a verdict's id belongs to (`view/focus`). */
export const documentOf = (id: string): number => Number(/^(\d+)\/\//.exec(id)?.[1] ?? 0);

export interface Judged {
  readonly event: number;
  readonly expected: Expected;
  /** null where there is no verdict. */
  readonly outcome: Outcome | null;
  readonly note?: string;
}

/** Those of one rule, in the order of the events. `known`: there are verdicts on the events before this one. */
export function judged(
  all: readonly Expectation[],
  rule: number,
  bits: Bits | undefined,
  known: number,
): Judged[] {
  return all
    .filter((one) => one.rule === rule)
    .sort((a, b) => a.event - b.event)
    .map(({ event, expected, note }) => {
      const outcome =
        bits === undefined || event >= known ? null : outcomeOf(expected, lit(bits, event));
      return { event, expected, outcome, ...(note === undefined ? {} : { note }) };
    });
}

export const failingOf = (all: readonly Judged[]): Judged[] =>
  all.filter(({ outcome }) => outcome === 'fail');

/** `7 pass, 1 fails, 2 known gaps` */
export function tallyWords(all: readonly Judged[]): string {
  const of = (outcome: Outcome | null) => all.filter((one) => one.outcome === outcome).length;
  const [pass, fail, gap, closed, open] = [
    of('pass'),
    of('fail'),
    of('gap'),
    of('closed'),
    of(null),
  ];
  return [
    pass === 0 ? '' : `${digits(pass)} ${pass === 1 ? 'passes' : 'pass'}`,
    fail === 0 ? '' : `${digits(fail)} ${fail === 1 ? 'fails' : 'fail'}`,
    gap === 0 ? '' : count(gap, 'known gap'),
    closed === 0 ? '' : `${count(closed, 'known gap')} closed`,
    open === 0 ? '' : `${digits(open)} not evaluated`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What is shown of it beside its row. */
export interface ExpectedMark {
  readonly outcome: Outcome;
  readonly sign: string;
  /** Seen in the row; empty where the sign says all. */
  readonly note: string;
  /** For its name, behind what it is. */
  readonly says: string;
}

export function markOf({ outcome, expected }: Judged): ExpectedMark | null {
  switch (outcome) {
    case 'pass':
      return { outcome, sign: '✓', note: '', says: ', as expected' };
    case 'fail':
      return {
        outcome,
        sign: '✗',
        note: `expected ${expected}`,
        says: `, fails: expected ${expected}`,
      };
    case 'gap':
      return { outcome, sign: '○', note: 'known gap', says: ', known gap' };
    case 'closed':
      return { outcome, sign: '●', note: 'known gap closed', says: ', known gap closed' };
    case null:
      return null;
  }
}

/** An event whose expectation held before the rule was edited. */
export interface Broken {
  readonly event: number;
  readonly before: 'match' | 'no match';
  readonly after: 'match' | 'no match';
}

/** After an edit of the rule: what it broke, and what an earlier one broke that still fails. */
export function brokenNow(
  before: readonly Judged[],
  now: readonly Judged[],
  known: readonly Broken[],
): Broken[] {
  const held = new Set(
    before.flatMap(({ event, outcome }) => (outcome !== null && outcome !== 'fail' ? [event] : [])),
  );
  return failingOf(now).flatMap(({ event, expected }): Broken[] => {
    const earlier = known.find((one) => one.event === event);
    if (earlier !== undefined) return [earlier];
    if (!held.has(event)) return [];
    return expected === 'match'
      ? [{ event, before: 'match', after: 'no match' }]
      : [{ event, before: 'no match', after: 'match' }];
  });
}

/** `expected match, is no match` */
export const failWords = ({ expected }: Pick<Judged, 'expected'>): string =>
  `expected ${expected}, is ${expected === 'match' ? 'no match' : 'match'}`;

/** What the next press of the key makes of an expectation: the verdict there is, its contrary, a known gap, none. */
export function nextExpected(now: Expected | null, matched: boolean): Expected | null {
  const [first, second] = matched
    ? (['match', 'no match'] as const)
    : (['no match', 'match'] as const);
  const order: readonly (Expected | null)[] = [null, first, second, 'known gap'];
  return order[(order.indexOf(now) + 1) % order.length]!;
}

export const expectedOf = (
  all: readonly Expectation[],
  event: number,
  rule: number,
): Expected | null => all.find((one) => one.event === event && one.rule === rule)?.expected ?? null;

/** null takes it away. A note was about what it said before. */
export function expecting(
  all: readonly Expectation[],
  event: number,
  rule: number,
  expected: Expected | null,
): readonly Expectation[] {
  const others = all.filter((one) => one.event !== event || one.rule !== rule);
  return expected === null ? others : [...others, { event, rule, expected }];
}

/** Events of which the verdicts are taken at once; more are no examples any more. */
export const MOST_TAKEN = 5000;

/** The verdicts there are, as expectations. A known gap that is one still stays one. */
export function takingVerdicts(
  all: readonly Expectation[],
  rule: number,
  events: Iterable<number>,
  bits: Bits,
): readonly Expectation[] {
  const taken = new Map(
    all.flatMap((one) => (one.rule === rule ? [[one.event, one] as const] : [])),
  );
  for (const event of events) {
    const matched = lit(bits, event);
    const known = taken.get(event);
    const holds = known !== undefined && outcomeOf(known.expected, matched);
    if (holds === 'pass' || holds === 'gap') continue;
    taken.set(event, { event, rule, expected: matched ? 'match' : 'no match' });
  }
  return [...all.filter((one) => one.rule !== rule), ...taken.values()];
}

/** Titles of rules by the number of their document. */
export type Titles = ReadonlyMap<number, string>;

/**
 * Expectations follow their rule when documents come before it, by its title. `replaced`: the text was put in place of another; what it
 * has no rule for is left out then.
 */
export function carried(
  all: readonly Expectation[],
  before: Titles,
  after: Titles,
  replaced: boolean,
): readonly Expectation[] {
  const places = new Map<number, number | null>();
  for (const { rule } of all) {
    const title = before.get(rule);
    if (title === undefined || (title === '' && !replaced)) continue;
    const found = [...after].flatMap(([at, one]) => (one === title && title !== '' ? [at] : []));
    if (!found.includes(rule) || title === '') {
      const [only] = found;
      if (found.length === 1) places.set(rule, only!);
      else if (replaced) places.set(rule, null);
    }
  }
  if (places.size === 0) return all;
  return all.flatMap((one) => {
    const place = places.get(one.rule);
    return place === null ? [] : [place === undefined ? one : { ...one, rule: place }];
  });
}
