// What can stand in a condition over rules at the caret: names of rules, or the operators between them.
import { BOUNDS } from '../correlation-keys';
import { firstSentence } from '../markdown';
import { isOperator } from '../scope';
import { operator, operators, wordsBefore } from './condition';
import { rulesHere } from './correlation';
import { put, type Asked, type Completion, type Offer } from './offer';

export function extendedOffers(asked: Asked): Completion[] {
  const { words, range } = wordsBefore(asked);
  const rules = rulesHere(asked).filter(({ text }) => /^[\w-]+$/.test(text));
  const known = new Set(rules.map(({ text }) => text));
  const last = words.at(-1);
  if (last !== undefined && last !== '(' && !isOperator(last, known)) {
    return put(asked, operators(words), range);
  }
  const not = operator('not', 'The rule must not have matched within the time.');
  const operands = last === 'not' ? rules : [...rules, not];
  const begins = last === undefined && asked.place.stands === 'below';
  return put(asked, begins ? [...operands, ...BOUND_OFFERS] : operands, range);
}

/** A temporal correlation may count the rules that have matched as well. */
const BOUND_OFFERS: readonly Offer[] = BOUNDS.filter(({ name }) => /^[gl]te?$/.test(name)).map(
  ({ name, doc }) => ({
    label: name,
    text: `${name}: `,
    kind: 'key',
    detail: firstSentence(doc),
    doc,
  }),
);
