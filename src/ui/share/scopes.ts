// Which events may travel: all, those that match, the selected one, none.
import { count } from '../../view/value-words';
import { lit } from '../../view/matrix';
import type { Playground } from '../playground.svelte';

export type ScopeKind = 'all' | 'matching' | 'selected' | 'none';

export interface Scope {
  readonly kind: ScopeKind;
  readonly words: string;
  /** As in a request for a link. */
  readonly events: Uint32Array | null;
}

export function scopesOf({ total, selected, evaluated, inFocus }: Playground): Scope[] {
  const none: Scope = { kind: 'none', words: 'The rule alone', events: new Uint32Array() };
  if (total === 0) return [none];
  const all = total === 1 ? 'The event' : `All ${count(total, 'event')}`;
  const scopes: Scope[] = [{ kind: 'all', words: all, events: null }];
  const bits = evaluated?.bits?.[inFocus.id];
  if (bits !== undefined) {
    const events = Uint32Array.from({ length: total }, (_, i) => i).filter((i) => lit(bits, i));
    const n = events.length;
    const words =
      inFocus.correlation === null
        ? count(n, 'matching event')
        : `${count(n, 'event')} behind an alert`;
    if (n > 0 && n < total) scopes.push({ kind: 'matching', words, events });
  }
  if (selected !== null && total > 1) {
    const words = `Event ${selected + 1} alone`;
    scopes.push({ kind: 'selected', words, events: Uint32Array.of(selected) });
  }
  return [...scopes, none];
}
