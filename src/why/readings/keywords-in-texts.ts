// D11: whether keywords are looked for in numbers and booleans.
import { byTests, over, type Reading } from '../reading';

export const keywordsInTexts: Reading = {
  decision: 'D11',
  engines: ['rsigma'],
  theirs: 'looks for keywords in texts only, not in numbers and booleans',
  ours: 'Numbers and booleans are searched through their text.',
  about: ({ field }) => field === null,
  says: byTests((test, actual, event) =>
    over(test, actual, event, ({ value }) => typeof value === 'string'),
  ),
};
