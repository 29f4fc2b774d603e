// 3.6, D24: numbers only; a quoted number is an error with a fix. Behind a part of a time it compares that part (3.7).
import type { Relation } from '../operand';
import { expectedNumber } from './describe';
import { PLAIN, type ValueModifier } from './modifier';

function compare(name: Relation, words: string): ValueModifier {
  return {
    ...PLAIN,
    name,
    doc: `The field is a number, or a text that is one, and ${words} this number. Behind \`hour\` and the like, that part of the time is.`,
    apply(operand, use) {
      if (operand.op === 'number') return { op: 'compare', relation: name, bound: operand.value };
      if (operand.op === 'time' && operand.relation === 'is') return { ...operand, relation: name };
      return expectedNumber(name, operand, use);
    },
  };
}

export const lt = compare('lt', 'is less than');
export const lte = compare('lte', 'is at most');
export const gt = compare('gt', 'is greater than');
export const gte = compare('gte', 'is at least');
