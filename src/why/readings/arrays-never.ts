// D4: whether any member of an array may answer.
import type { Located } from '../../engine/event';
import { byTests, type Reading } from '../reading';

/** Members of arrays stand at a path of their own. */
const isMember = ({ path, value }: Located, field: string | null): boolean =>
  field !== null && (path !== field || Array.isArray(value));

export const arraysNever: Reading = {
  decision: 'D4',
  engines: ['sigma-rust'],
  theirs: 'finds nothing in arrays',
  ours: 'Any member of an array may match, at every level.',
  about: ({ field }) => field !== null,
  says: byTests(({ field, operand }, actual) =>
    operand.op !== 'null' &&
    operand.op !== 'exists' &&
    actual.some((located) => isMember(located, field))
      ? false
      : null,
  ),
};
