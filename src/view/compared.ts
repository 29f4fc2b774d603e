// A rule beside the one that was pinned, in words.
import type { Compared, ComparedRule } from '../worker/why-api';
import { count } from './value-words';

export const indexesOf = (bits: Uint32Array): Uint32Array => {
  const found: number[] = [];
  bits.forEach((word, at) => {
    for (let bit = 0; bit < 32; bit += 1) if ((word >>> bit) & 1) found.push(at * 32 + bit);
  });
  return Uint32Array.from(found);
};

export interface Changes {
  readonly gained: Uint32Array;
  readonly lost: Uint32Array;
}

export const changesOf = ({ gained, lost }: ComparedRule): Changes => ({
  gained: indexesOf(gained),
  lost: indexesOf(lost),
});

export const gainedWords = ({ gained }: Changes): string =>
  count(gained.length, 'new match', 'new matches');

export const lostWords = ({ lost }: Changes): string =>
  count(lost.length, 'lost match', 'lost matches');

/** What there is to say where nothing can be compared, else empty. */
export function uncomparedWords(rule: ComparedRule | undefined, { gone }: Compared): string {
  if (rule === undefined) return 'This rule can’t be evaluated: nothing is compared.';
  if (rule.before === null) return 'The pinned text has no rule that goes with this one.';
  return gone.length === 0 ? '' : `Not in the text any more: ${gone.join(', ')}.`;
}
