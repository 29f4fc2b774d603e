// D17: whether a regular expression has to match the whole value.
import { prepareLinear } from '../../engine/linear/matcher';
import { textOf } from '../../engine/prepare';
import type { TextMatcher } from '../../engine/text-match';
import type { Operand } from '../../sigma/operand';
import { parseRegex } from '../../sigma/regex/parser';
import { anyOf, byTests, type Reading } from '../reading';

type Expression = Extract<Operand, { op: 're' }>;

const compiled = new WeakMap<Expression, TextMatcher>();

/** Flags at the very beginning stay there. */
function whole(operand: Expression): TextMatcher {
  let matcher = compiled.get(operand);
  if (matcher === undefined) {
    const lead = /^\(\?[a-z]+\)/.exec(operand.source)?.[0] ?? '';
    const source = `${lead}^(?:${operand.source.slice(lead.length)})$`;
    const read = parseRegex(source, operand.flags);
    if (!read.ok) throw new Error(`anchored: ${read.refusal.why}`);
    compiled.set(operand, (matcher = prepareLinear(read.regex)));
  }
  return matcher;
}

export const anchoredExpressions: Reading = {
  decision: 'D17',
  engines: ['Elasticsearch’s Lucene backend'],
  theirs: 'wants a regular expression to match the whole value',
  ours: 'A regular expression is searched for: a part of the value is enough.',
  about: (item) => item.field !== null && anyOf('re')(item),
  says: byTests(({ operand }, actual) =>
    operand.op === 're'
      ? actual.some(({ value }) => {
          const text = textOf(value);
          return text !== null && whole(operand)(text);
        })
      : null,
  ),
};
