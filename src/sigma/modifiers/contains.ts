import { placeModifier } from './place';

export const contains = placeModifier(
  'contains',
  'The value occurs anywhere in the field. Upper and lower case are alike, `*` and `?` stay wildcards. An empty value asks for any text at all.',
);
