// D12: the whole item is negated, so an absent field satisfies it.
import type { ItemModifier } from './modifier';

export const neq: ItemModifier = {
  acts: 'item',
  name: 'neq',
  aliases: [],
  doc: 'Turns the whole item round: none of the values is found. An event without the field satisfies it.',
  sets: 'negated',
};
