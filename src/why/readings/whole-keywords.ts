// D11: whether a keyword may be a part of a value.
import type { Item } from '../../engine/plan';
import { prepare } from '../../engine/prepare';
import { open, parsePattern } from '../../sigma/pattern';
import type { Reading } from '../reading';

/** As written, without what we open at both ends; null where modifiers made something else of it. */
function asWritten({ text, tests }: Item['predicates'][number]) {
  const [test] = tests;
  if (tests.length !== 1 || test!.operand.op !== 'text') return null;
  const pattern = parsePattern(text);
  const opened = JSON.stringify(open(pattern, true, true));
  if (JSON.stringify(test!.operand.pattern) !== opened) return null;
  return prepare({ op: 'text', pattern, cased: false });
}

export const wholeKeywords: Reading = {
  decision: 'D11',
  engines: ['sigma-rust'],
  theirs: 'wants a keyword to be a whole value',
  ours: 'A keyword is looked for inside every value of the event.',
  about: ({ field, predicates }) =>
    field === null && predicates.every((one) => asWritten(one) !== null),
  says: ({ need, negated, predicates }, event) => {
    const leaves = event.leaves();
    const holds = (one: Item['predicates'][number]) => asWritten(one)!(leaves, event) >= 0;
    return (need === 'all' ? predicates.every(holds) : predicates.some(holds)) !== negated;
  },
};
