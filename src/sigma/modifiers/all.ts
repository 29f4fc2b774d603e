import type { ItemModifier } from './modifier';

export const all: ItemModifier = {
  acts: 'item',
  name: 'all',
  aliases: [],
  doc: 'Every value of the list must be found, not only one of them. In a field that holds several members, different members may satisfy different values.',
  sets: 'all',
};
