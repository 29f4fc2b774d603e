// D5: whether a text is looked for inside an object.
import { anyOf, byTests, over, type Reading } from '../reading';

export const objectsNever: Reading = {
  decision: 'D5',
  engines: ['rsigma', 'sigma-rust', 'sigma-go', 'sigmalite', 'Lucene backends'],
  theirs: 'finds no text in a field that holds an object',
  ours: 'Open patterns are looked for in the values inside the object, as in Splunk’s raw text.',
  about: anyOf('text', 're'),
  says: byTests((test, actual, event) =>
    test.field !== null && (test.operand.op === 'text' || test.operand.op === 're')
      ? over(test, actual, event, ({ value }) => typeof value !== 'object' || value === null)
      : null,
  ),
};
