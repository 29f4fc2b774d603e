import { placeModifier } from './place';

export const startswith = placeModifier(
  'startswith',
  'The field begins with the value. Upper and lower case are alike, `*` and `?` stay wildcards.',
);
