// What may be drawn a frame later than what it belongs to.
import { untrack } from 'svelte';

/** The same value a frame behind; the first one, and none, at once. Called while a component is set up. */
export function frameBehind<T>(of: () => T | null): { readonly value: T | null } {
  let value = $state.raw(untrack(of));
  $effect(() => {
    const next = of();
    const now = untrack(() => value);
    if (now === next) return undefined;
    if (now === null || next === null) {
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
