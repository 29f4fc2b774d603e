// D3: which texts count as true.
import { anyOf, byTests, type Reading } from '../reading';
import { matcherOf } from '../../engine/prepare';

export const lenientBooleans: Reading = {
  decision: 'D3',
  engines: ['rsigma'],
  theirs: 'takes the texts "1" and "yes" for true as well',
  ours: 'Of texts only "true" and "false" are booleans, in any case.',
  about: anyOf('boolean'),
  says: byTests((test, actual, event) =>
    test.operand.op === 'boolean' && test.operand.value
      ? matcherOf(test)(actual, event) >= 0 ||
        actual.some(({ value }) => value === '1' || value === 'yes')
      : null,
  ),
};
