// D1: whether a field that is absent counts as null.
import { anyOf, byTests, type Reading } from '../reading';

export const nullWrittenOut: Reading = {
  decision: 'D1',
  engines: ['sigma-rust'],
  theirs: 'takes `null` only where the record has the field and says null',
  ours: 'An absent field is null, as in the backends of pySigma.',
  about: anyOf('null'),
  says: byTests(({ operand }, actual) =>
    operand.op === 'null' ? actual.some(({ present, value }) => present && value === null) : null,
  ),
};
