// D18: whether a star crosses the end of a line.
import { prepare } from '../../engine/prepare';
import type { Located } from '../../engine/event';
import type { Operand } from '../../sigma/operand';
import { byTests, type Reading } from '../reading';

type Text = Extract<Operand, { op: 'text' }>;

const hasStar = (operand: Operand): operand is Text =>
  operand.op === 'text' && operand.pattern.some(({ kind }) => kind === 'any');

/** Their star stops at a line break, so the lines that the pattern does not name itself must be one. */
function inOneLine(operand: Text, { value }: Located): boolean {
  if (typeof value !== 'string' || !value.includes('\n')) {
    return prepare(operand)([{ value, path: '', present: value !== undefined }], NO_EVENT) >= 0;
  }
  const pieces = operand.pattern.map((part) =>
    part.kind === 'any'
      ? '[^\\n]*'
      : part.kind === 'one'
        ? '[^\\n]'
        : part.kind === 'literal'
          ? part.text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
          : '[-/–—―]',
  );
  return new RegExp(`^(?:${pieces.join('')})$`, operand.cased ? 'u' : 'iu').test(value);
}

const NO_EVENT = { values: () => [], leaves: () => [] };

export const starsInOneLine: Reading = {
  decision: 'D18',
  engines: ['rsigma'],
  theirs: 'lets a wildcard match within one line only',
  ours: 'A wildcard matches line breaks too.',
  about: ({ field, predicates }) =>
    field !== null && predicates.some(({ tests }) => tests.some(({ operand }) => hasStar(operand))),
  says: byTests(({ operand }, actual) => {
    const breaks = ({ value }: Located) => typeof value === 'string' && value.includes('\n');
    if (!hasStar(operand) || !actual.some(breaks)) return null;
    return actual.some((located) => inOneLine(operand, located));
  }),
};
