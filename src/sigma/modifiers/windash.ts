// 3.3, D13: dashes that begin a word stand for any dash. One pattern, nothing is multiplied.
import { loosenDashes } from '../dashes';
import { noDash } from '../messages/modifiers';
import { DASHES } from '../pattern';
import { expectedText } from './describe';
import { PLAIN, type ValueModifier } from './modifier';

export const windash: ValueModifier = {
  ...PLAIN,
  name: 'windash',
  doc: `A dash or slash that begins a word may be any of ${[...DASHES].map((dash) => `\`${dash}\``).join(' ')} in the event, as Windows programs take them for alike. A dash inside or behind a word stays itself.`,
  leads: ['base64', 'base64offset', 'wide', 'utf16', 'utf16le', 'utf16be'],
  apply(operand, use) {
    if (operand.op !== 'text') return expectedText('windash', operand, use);
    const pattern = loosenDashes(operand.pattern);
    // in a list the dash may be another value's
    if (
      !use.value.listed &&
      !pattern.some(({ kind }) => kind === 'dash' || kind === 'placeholder')
    ) {
      use.say(noDash(use.value.range));
    }
    return { ...operand, pattern };
  },
};
