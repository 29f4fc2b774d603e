// 3.8, D27: the name of another field of the same event.
import { needsField, wrongType } from '../messages/detection';
import { isUnresolved, literalText, printPattern } from '../pattern';
import { describe } from './describe';
import { PLAIN, type ValueModifier } from './modifier';

export const fieldref: ValueModifier = {
  ...PLAIN,
  name: 'fieldref',
  doc: 'The value is the name of another field of the same event; both are compared as text, upper and lower case alike. False where either is absent. `contains`, `startswith`, `endswith` may follow.',
  excludes: ['contains', 'startswith', 'endswith'],
  apply(operand, use) {
    if (use.field === null) return needsField(use.range, 'fieldref');
    if (operand.op !== 'text') {
      return wrongType(use.value.range, 'fieldref', describe(operand), 'the name of a field', []);
    }
    const { pattern, cased } = operand;
    if (isUnresolved(pattern)) return operand;
    const field = literalText(pattern);
    if (field === null) {
      const found = `the pattern ${printPattern(pattern)}`;
      const expected = 'the name of one field, without wildcards';
      return wrongType(use.value.range, 'fieldref', found, expected, []);
    }
    return { op: 'fieldref', field, place: 'equals', cased };
  },
};
