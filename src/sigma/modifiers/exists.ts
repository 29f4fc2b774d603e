// D2: key presence only.
import { existsForm, needsField } from '../messages/detection';
import { PLAIN, type ValueModifier } from './modifier';

export const exists: ValueModifier = {
  ...PLAIN,
  name: 'exists',
  doc: 'Whether the event has the field at all: `true` or `false`. A field that is there with null or an empty value exists.',
  first: true,
  apply(operand, use) {
    if (use.field === null) return needsField(use.range, 'exists');
    if (operand.op !== 'boolean' || use.value.listed) return existsForm(use.value.range);
    return { op: 'exists', value: operand.value };
  },
};
