// The sub-modifiers of re (3.4): each reads the expression anew with every flag so far.
import { flagWithoutRe } from '../messages/detection';
import { PLAIN, type ValueModifier } from './modifier';
import { regexOperand } from './regex-operand';

function flag(name: 'i' | 'm' | 's', alias: string, doc: string): ValueModifier {
  return {
    ...PLAIN,
    name,
    aliases: [alias],
    doc,
    apply(operand, use) {
      if (operand.op !== 're') return flagWithoutRe(use.range, name);
      return regexOperand(operand.source, { ...operand.flags, [name]: true }, use);
    },
  };
}

export const i = flag(
  'i',
  'ignorecase',
  'Upper and lower case are alike in this regular expression.',
);
export const m = flag(
  'm',
  'multiline',
  '`^` and `$` also match at the start and end of every line.',
);
export const s = flag('s', 'dotall', '`.` also matches a line break.');
