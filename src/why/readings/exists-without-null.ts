// D2: whether a field that is there and null exists.
import { anyOf, byTests, type Reading } from '../reading';

export const existsWithoutNull: Reading = {
  decision: 'D2',
  engines: ['rsigma', 'SQL, Lucene and Splunk backends'],
  theirs: 'can’t tell a field that is null from one that is absent',
  ours: 'A field exists as soon as its key is there, as the specification has it.',
  about: anyOf('exists'),
  says: byTests(({ operand }, actual) =>
    operand.op === 'exists'
      ? actual.some(({ value }) => value !== undefined && value !== null) === operand.value
      : null,
  ),
};
