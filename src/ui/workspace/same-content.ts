// When two drafts are the same to who keeps them.
import type { Draft } from '../draft-record';

/** What one looks at is none of it: two tabs may look at different events. */
export const sameContent = (a: Draft, b: Draft): boolean =>
  sameEvents(a, b) &&
  a.rule === b.rule &&
  JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));

const contentOf = ({ edits, shifts, placeholders, expectations, beside }: Draft) => [
  edits,
  shifts,
  placeholders,
  expectations,
  beside?.rules,
  beside?.expectations,
];

export const sameEvents = (a: Draft, b: Draft): boolean =>
  a.sources === b.sources && (a.beside?.sets ?? NONE) === (b.beside?.sets ?? NONE);

const NONE: readonly never[] = [];
