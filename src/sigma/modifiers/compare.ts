// 3.6, D24: numbers only; a quoted number is an error with a fix.
import { isNumberText } from '../number-text';
import { wrongType } from '../messages/detection';
import { describe } from './describe';
import type { ValueModifier } from './modifier';

type Relation = 'lt' | 'lte' | 'gt' | 'gte';

function compare(name: Relation, words: string): ValueModifier {
  return {
    acts: 'value',
    name,
    aliases: [],
    doc: `The field is a number, or a text that is one, and ${words} this number.`,
    first: false,
    excludes: [],
    apply(operand, use) {
      if (operand.op === 'number') return { op: 'compare', relation: name, bound: operand.value };
      const { range, text, quoted } = use.value;
      const fixes =
        quoted && isNumberText(text) ? [{ title: 'Take the quotes away', range, text }] : [];
      return wrongType(range, name, describe(operand), 'a number without quotes', fixes);
    },
  };
}

export const lt = compare('lt', 'is less than');
export const lte = compare('lte', 'is at most');
export const gt = compare('gt', 'is greater than');
export const gte = compare('gte', 'is at least');
