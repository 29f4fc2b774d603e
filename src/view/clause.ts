// One clause about one field: "`errorCode` is "AccessDenied", and the rule wants `Success`, or null or absent".
import type { Reason } from '../engine/trace';
import type { Alternative, Blame } from './blame';
import { operandWords } from './operand-words';
import { code, cutMiddle, list, text, type Part } from './parts';
import { holds } from './reason-words';
import { triedWords, valueWords } from './value-words';

export interface Clause {
  readonly field: string | null;
  /** The one text the event had there, else null. */
  readonly value: string | null;
  readonly absent: boolean;
  /** Only what the event had. */
  readonly had: readonly Part[];
  readonly parts: readonly Part[];
}

export const fieldOf = (blame: Blame): string => blame.item.field ?? 'any text in the event';

/** `lines` are about one field. */
export function clauseOf(lines: readonly Blame[]): Clause {
  const { item } = lines[0]!;
  const present = item.tried.filter((found) => found.present);
  const value =
    present.length === 1 && typeof present[0]!.value === 'string' ? present[0]!.value : null;
  const had = hadParts(lines[0]!);
  const wants = wantsParts(lines);
  const parts =
    item.field === null
      ? keywordParts(lines)
      : [...had, text(', and '), ...whoParts(lines[0]!.alternative), text(' wants '), ...wants];
  return {
    field: item.field,
    value,
    absent: item.field !== null && present.length === 0,
    had,
    parts,
  };
}

/** Who wants it: the rule, or the alternative that speaks for all. */
function whoParts(alternative: Alternative | null): Part[] {
  if (alternative === null) return [text('the rule')];
  const { name, of, nearest } = alternative;
  const which = `the ${nearest ? 'nearest' : 'first'} of ${of}`;
  return name === null
    ? [text(`${which} alternatives`)]
    : [code(name), text(`, ${which} branches,`)];
}

/** `errorCode` is `"AccessDenied"` */
function hadParts({ item, excludes }: Blame): Part[] {
  if (item.field === null) {
    const by = item.predicates.find((predicate) => predicate.matched)?.by ?? null;
    const what = by === null ? text('a keyword') : code(by.path);
    return [what, ...(by === null ? [] : [text(' is '), code(valueWords(by.value))])];
  }
  const told =
    excludes || item.negated ? item.predicates.flatMap((predicate) => predicate.by ?? []) : [];
  const tried = told.length > 0 ? told : item.tried;
  const present = tried.filter((found) => found.present);
  const field = code(item.field, 60);
  if (present.length === 0) return [field, text(' is absent')];
  const words = triedWords(tried);
  const kind =
    present.length === 1 && typeof present[0]!.value === 'object' && present[0]!.value !== null;
  if (kind)
    return [field, text(Array.isArray(present[0]!.value) ? ' is an empty list' : ' is an object')];
  return [
    field,
    text(present.length > 1 ? ' has ' : ' is '),
    code(words),
    ...remark(item.predicates[0]?.reason),
  ];
}

/** A word on why a value that looks right is not. */
const REMARKS: Partial<Record<Reason['kind'], string>> = {
  case: ', in another case',
  'not-a-number': ', which is no number',
  'not-an-address': ', which is no address',
  'not-a-time': ', which is no time',
};

function remark(reason: Reason | undefined): Part[] {
  if (reason?.kind === 'other-time') return [text(`, ${reason.part} ${reason.value} in UTC`)];
  const words = reason === undefined ? undefined : REMARKS[reason.kind];
  return words === undefined ? [] : [text(words)];
}

interface Wish {
  readonly lead: string;
  readonly tail: string;
  readonly values: string[];
}

const MOST = 3;

function wantsParts(lines: readonly Blame[]): Part[] {
  const all = lines.some(({ item }) => item.need === 'all');
  const not = lines[0]!.item.negated;
  const groups = new Map<string, Wish>();
  for (const { item } of lines) {
    for (const predicate of item.predicates.filter((each) => !holds(item, each))) {
      const [operand] = predicate.operands;
      if (operand === undefined) continue;
      const words = operandWords(operand);
      const key = words.wish + words.tail;
      const wish = groups.get(key) ?? { lead: words.wish, tail: words.tail, values: [] };
      if (words.value !== null) wish.values.push(words.value === '' ? '""' : words.value);
      groups.set(key, wish);
    }
  }
  const wishes = [...groups.values()];
  const parts = wishes.flatMap((wish, i): Part[] => {
    const between = i === 0 ? [] : [text(all ? ', and ' : ', or ')];
    return [...between, ...wishParts(wish, all ? 'and' : 'or')];
  });
  return not ? [text('anything but '), ...parts] : parts;
}

function wishParts({ lead, tail, values }: Wish, last: 'and' | 'or'): Part[] {
  const distinct = [...new Set(values)].map((value) => code(value));
  if (distinct.length === 0) return [text(lead)];
  const named = list(distinct, last, MOST, (n) => `${n} more`);
  return [text(lead === '' ? '' : `${lead} `), ...named, text(tail)].filter(
    (part) => part.text !== '',
  );
}

function keywordParts(lines: readonly Blame[]): Part[] {
  const values = lines.flatMap(({ item }) =>
    item.predicates.filter((each) => !each.matched).map((each) => each.text),
  );
  const words = list(
    [...new Set(values)].map((value) => code(cutMiddle(value, 48))),
    'or',
    MOST,
  );
  return [text('nothing in the event contains '), ...words];
}
