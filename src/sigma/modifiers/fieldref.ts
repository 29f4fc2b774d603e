// 3.8, D27: the name of another field of the same event.
import { needsField, wrongType } from '../messages/detection';
import { hasWildcard, printPattern } from '../pattern';
import { describe } from './describe';
import type { ValueModifier } from './modifier';

export const fieldref: ValueModifier = {
  acts: 'value',
  name: 'fieldref',
  aliases: [],
  doc: 'The value is the name of another field of the same event; both are compared as text, upper and lower case alike. False where either is absent. `contains`, `startswith`, `endswith` may follow.',
  first: false,
  excludes: ['contains', 'startswith', 'endswith'],
  apply(operand, use) {
    if (use.field === null) return needsField(use.range, 'fieldref');
    if (operand.op !== 'text') {
      return wrongType(use.value.range, 'fieldref', describe(operand), 'the name of a field', []);
    }
    if (hasWildcard(operand.pattern)) {
      const found = `the pattern ${printPattern(operand.pattern)}`;
      return wrongType(
        use.value.range,
        'fieldref',
        found,
        'the name of one field, without wildcards',
        [],
      );
    }
    const field = operand.pattern
      .map((part) => (part.kind === 'literal' ? part.text : ''))
      .join('');
    return { op: 'fieldref', field, place: 'equals', cased: operand.cased };
  },
};
