// The specification's other modifiers: known, and refused loudly until they are built.
import type { LaterModifier } from './modifier';

const NAMES =
  'base64 base64offset wide utf16le utf16be utf16 windash minute hour day week month year expand';

export const later: readonly LaterModifier[] = NAMES.split(' ').map((name) => ({
  acts: 'later',
  name,
  aliases: [],
}));
