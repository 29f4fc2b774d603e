// Why a predicate is true or false, in words: for the badge behind a line and for the why tree.
import type { ItemTrace, PredicateTrace } from '../engine/trace';
import { cutMiddle } from './parts';
import { foundInside } from './trace-walk';
import { count, triedWords, valueWords } from './value-words';

export interface Had {
  readonly text: string;
  /** The same uncut, for the tooltip. */
  readonly full: string;
}

const LONGEST = 40;

/** True as the reader sees the line: `neq` turns its values around. */
export const holds = (item: ItemTrace, predicate: PredicateTrace): boolean =>
  predicate.matched !== item.negated;

/** What the event had where the line does not hold, else null. */
export function hadWords(item: ItemTrace, predicate: PredicateTrace): Had | null {
  if (holds(item, predicate)) return null;
  const [before, value, after] = pieces(item, predicate);
  return {
    text: before + cutMiddle(value, LONGEST) + after,
    full: before + value + after,
  };
}

/** How a line that holds came to hold, where that is worth a word; else null. */
export function metWords(item: ItemTrace, predicate: PredicateTrace): string | null {
  if (!holds(item, predicate)) return null;
  if (item.negated) return triedWords(item.tried);
  const { by } = predicate;
  const inside = foundInside(predicate);
  if (inside !== null) return `found in ${inside}`;
  if (by === null) return null;
  if (!by.present) return 'absent';
  return item.field === null || by.path !== item.field
    ? `${by.path} is ${cutMiddle(valueWords(by.value), LONGEST)}`
    : null;
}

function pieces(item: ItemTrace, predicate: PredicateTrace): [string, string, string] {
  const had = triedWords(item.tried);
  if (item.negated) {
    const by = predicate.by === null ? had : valueWords(predicate.by.value);
    return by === 'absent' ? ['', 'absent', ''] : ['had ', by, ''];
  }
  const { reason } = predicate;
  switch (reason.kind) {
    case 'absent':
      return ['', 'absent', ''];
    case 'null':
      return ['', 'null', ''];
    case 'present':
      return had === 'null' ? ['', 'present, null', ''] : ['had ', had, ''];
    case 'empty-list':
      return ['had ', '[]', ', an empty list'];
    case 'object':
      return ['had ', had, reason.leaves > 0 ? `, ${count(reason.leaves, 'leaf', 'leaves')}` : ''];
    case 'case':
      return ['had ', had, ', the case differs'];
    case 'not-a-number':
      return ['had ', had, ', not a number'];
    case 'not-an-address':
      return ['had ', had, ', not an address'];
    case 'not-a-time':
      return ['had ', had, ', not a time'];
    case 'other-time':
      return ['had ', had, `, ${reason.part} ${reason.value} in UTC`];
    case 'other-field-absent':
      return ['', 'the other field is absent', ''];
    case 'no-leaf':
      return ['', 'nowhere in the event', ''];
    case 'differs':
    case 'met':
    case 'met-inside':
      return ['had ', had, ''];
  }
}
