// 3.4, D16: the value is taken raw, without wildcards and escapes of Sigma.
import { NO_FLAGS } from '../regex/ast';
import { PLAIN, type ValueModifier } from './modifier';
import { regexOperand } from './regex-operand';

export const re: ValueModifier = {
  ...PLAIN,
  name: 're',
  doc: 'A regular expression, searched for anywhere in the field; upper and lower case differ unless `i` follows. The subset: `. ^ $ * + ? {n,m} [...] | ( )`, `(?:...)`, lazy quantifiers and `\\d \\D \\w \\W \\s \\S \\b \\B`.',
  first: true,
  apply(operand, use) {
    return regexOperand(operand.op === 'null' ? 'null' : use.value.text, NO_FLAGS, use);
  },
};
