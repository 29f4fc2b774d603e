// What may be drawn a frame later than what it belongs to.
import { untrack } from 'svelte';

/** The same value a frame behind, also the first that comes; none, and what is there at the start, at once. Called while a component is set up. */
export function allBehind<T>(of: () => T | null): { readonly value: T | null } {
  return behind(of, () => false);
}

/** The same, with the first one at once. */
export function frameBehind<T>(of: () => T | null): { readonly value: T | null } {
  return behind(of, (now) => now === null);
}

function behind<T>(
  of: () => T | null,
  atOnce: (now: T | null) => boolean,
): { readonly value: T | null } {
  let value = $state.raw(untrack(of));
  $effect(() => {
    const next = of();
    const now = untrack(() => value);
    if (now === next) return undefined;
    if (next === null || atOnce(now)) {
      value = next;
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => (timer = setTimeout(() => (value = next))));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  });
  return {
    get value() {
      return value;
    },
  };
}
