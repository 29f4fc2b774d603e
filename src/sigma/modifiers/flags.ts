// The sub-modifiers of re (3.4). They are read together: each translates the pattern anew with every flag so far.
import { badRegex, flagWithoutRe } from '../messages/detection';
import { translateRegex } from '../regex';
import type { ValueModifier } from './modifier';

function flag(name: 'i' | 'm' | 's', alias: string, doc: string): ValueModifier {
  return {
    acts: 'value',
    name,
    aliases: [alias],
    doc,
    first: false,
    excludes: [],
    apply(operand, use) {
      if (operand.op !== 're') return flagWithoutRe(use.range, name);
      const given = (flagName: string, other: string) =>
        flagName === name || use.before.includes(flagName) || use.before.includes(other);
      const result = translateRegex(operand.source, {
        i: given('i', 'ignorecase'),
        m: given('m', 'multiline'),
        s: given('s', 'dotall'),
      });
      if (!result.ok) return badRegex(use.value.range, result.why, operand.source);
      return { ...operand, js: result.js, ignoreCase: result.ignoreCase };
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
