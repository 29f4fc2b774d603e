// 2.7: whether null, the empty text and an absent field are one and the same.
import type { Item } from '../../engine/plan';
import { byTests, type Reading } from '../reading';

const isEmptyText = ({ operand }: Item['predicates'][number]['tests'][number]): boolean =>
  operand.op === 'text' && operand.pattern.length === 0;

export const emptyIsAbsent: Reading = {
  decision: '2.7',
  engines: ['sigmalite'],
  theirs: 'takes null, the empty text and an absent field for the same',
  ours: 'The empty text is a value: null is not, and neither is an absent field.',
  about: ({ predicates }) =>
    predicates.some(({ tests }) =>
      tests.some((test) => test.operand.op === 'null' || isEmptyText(test)),
    ),
  says: byTests((test, actual) =>
    test.operand.op === 'null' || isEmptyText(test)
      ? actual.some(({ value }) => value === undefined || value === null || value === '')
      : null,
  ),
};
