// 3.8: what a reference to a field that is absent makes of a negated line.
import { anyOf, type Reading } from '../reading';
import { byTests } from '../reading';

const ours = byTests(() => null);

export const referenceNeeded: Reading = {
  decision: '3.8',
  engines: ['sigma-rust'],
  theirs: 'lets no line hold that refers to an absent field, not even a negated one',
  ours: 'Compared with an absent field nothing is equal, so the negated line holds.',
  about: (item) => item.negated && anyOf('fieldref')(item),
  says: (item, event) => {
    const lacks = item.predicates.some(({ tests }) =>
      tests.some(
        ({ operand }) =>
          operand.op === 'fieldref' && !event.values(operand.field).some(({ present }) => present),
      ),
    );
    return !lacks && ours(item, event);
  },
};
