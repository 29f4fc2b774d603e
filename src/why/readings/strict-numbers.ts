// D3, 3.6: whether a text that looks like a number is compared as one.
import { anyOf, byTests, over, type Reading } from '../reading';

export const strictNumbers: Reading = {
  decision: 'D3',
  engines: ['sigma-rust'],
  theirs: 'compares a number with JSON numbers only, never with a text that holds one',
  ours: 'A text that is a number is compared as a number.',
  about: anyOf('number', 'compare'),
  says: byTests((test, actual, event) =>
    test.operand.op === 'number' || test.operand.op === 'compare'
      ? over(test, actual, event, ({ value }) => typeof value !== 'string')
      : null,
  ),
};
