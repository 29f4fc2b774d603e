// 3.4, D16: the value is taken raw, without wildcards and escapes of Sigma.
import { badRegex } from '../messages/detection';
import { translateRegex } from '../regex';
import type { ValueModifier } from './modifier';

export const re: ValueModifier = {
  acts: 'value',
  name: 're',
  aliases: [],
  doc: 'A regular expression, searched for anywhere in the field; upper and lower case differ unless `i` follows. The subset: `. ^ $ * + ? {n,m} [...] | ( )`, `(?:...)`, lazy quantifiers and `\\d \\D \\w \\W \\s \\S \\b \\B`.',
  first: true,
  excludes: [],
  apply(operand, use) {
    const source = operand.op === 'null' ? 'null' : use.value.text;
    const result = translateRegex(source, { i: false, m: false, s: false });
    if (!result.ok) return badRegex(use.value.range, result.why, source);
    return { op: 're', source, js: result.js, ignoreCase: result.ignoreCase };
  },
};
