// D12: what `neq` negates: the whole line, or each value.
import type { Test } from '../../engine/plan';
import { actualOf, matcherOf } from '../../engine/prepare';
import type { Reading } from '../reading';

export const negationByValue: Reading = {
  decision: 'D12',
  engines: ['rsigma'],
  theirs: 'asks for one value that differs, and for the field to be there',
  ours: '`neq` negates the whole line: none of its values may match, and an absent field satisfies it.',
  about: ({ negated }) => negated,
  says: ({ field, predicates }, event) => {
    const actual = actualOf(field, event);
    if (!actual.some(({ present }) => present)) return false;
    const holds = (test: Test) => matcherOf(test)(actual, event) >= 0;
    return predicates.some(({ tests }) => !tests.some(holds));
  },
};
