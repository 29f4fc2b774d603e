// What redaction takes out of events, and what a kind of it has to say: how it looks, what may stay, what stands in for it.

export type Kind =
  | 'secrets'
  | 'accounts'
  | 'keys'
  | 'uniqueIds'
  | 'addresses'
  | 'emails'
  | 'users'
  | 'roles'
  | 'sessions'
  | 'buckets'
  | 'objectKeys'
  | 'hosts'
  | 'names'
  | 'resourceIds'
  | 'ids';

/** In the order a page would count them. */
export const KINDS: readonly Kind[] = [
  ...(['secrets', 'accounts', 'keys', 'uniqueIds', 'addresses', 'emails'] as const),
  ...(['users', 'roles', 'sessions', 'buckets', 'objectKeys', 'hosts', 'names'] as const),
  ...(['resourceIds', 'ids'] as const),
];

/** A stretch of a text that must not travel: offsets, end exclusive. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

export interface KindRules {
  /** A documentation value or a stand-in of ours: nothing to hide, so a second redaction changes nothing. */
  stays(original: string): boolean;
  /** Another one for every number from 1 on, in the shape of the original. */
  standIn(original: string, number: number): string;
}

/** Of every match of a global pattern, the group named `it`, or the whole. */
export function findAll(text: string, pattern: RegExp, kind: Kind): Finding[] {
  return [...text.matchAll(pattern)].map((match) => {
    const it = match.groups?.['it'] ?? match[0];
    const start = match.index + match[0].indexOf(it);
    return { start, end: start + it.length, kind };
  });
}
