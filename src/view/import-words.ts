// What became of rules that were taken in, in words.
import type { ImportAnswer } from '../worker/catalogue-api';
import { count } from './value-words';

const NAMED = 3;

/** `3,780 rules of sigmahq-rules.zip are open and kept in this browser.` `unkept`: why they are not kept, where they are not. */
export function importedWords(name: string, answer: ImportAnswer, unkept = ''): string {
  if ('problem' in answer) return answer.problem;
  const { rules, passedOver, damaged } = answer;
  const more = damaged.length > NAMED ? ` and ${damaged.length - NAMED} more` : '';
  return [
    `${count(rules, 'rule')} of ${name} ${rules === 1 ? 'is' : 'are'} open${unkept === '' ? ' and kept in this browser' : ', but not kept'}.`,
    ...(unkept === '' ? [] : [unkept]),
    ...(passedOver === 0 ? [] : [`${count(passedOver, 'file')} passed over: no .yml.`]),
    ...(damaged.length === 0
      ? []
      : [`Can’t be read: ${damaged.slice(0, NAMED).join(', ')}${more}.`]),
  ].join(' ');
}
