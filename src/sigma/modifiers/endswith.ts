import { placeModifier } from './place';

export const endswith = placeModifier(
  'endswith',
  'The field ends with the value. Upper and lower case are alike, `*` and `?` stay wildcards.',
);
