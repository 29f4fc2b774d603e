// What may be drawn a frame later than what it belongs to.
import { untrack } from 'svelte';

interface Behind<T> {
  readonly value: T | null;
}

type Gap<T> = (now: T, next: T) => number;

/** The same value a frame behind, also the first that comes; none, and what is there at the start, at once. Called while a component is set up. */
export function allBehind<T>(of: () => T | null): Behind<T> {
  return behind(
    of,
    () => false,
    () => 0,
  );
}

/** The same, with the first one at once. `gap`: milliseconds from one to the next at least. */
export function frameBehind<T>(of: () => T | null, gap: Gap<T> = () => 0): Behind<T> {
  return behind(of, (now) => now === null, gap);
}

function behind<T>(of: () => T | null, atOnce: (now: T | null) => boolean, gap: Gap<T>): Behind<T> {
  let value = $state.raw(untrack(of));
  let since = -Infinity;
  function put(next: T | null) {
    value = next;
    since = performance.now();
  }
  $effect(() => {
    const next = of();
    const now = untrack(() => value);
    const wait = now === null || next === null ? 0 : gap(now, next);
    if (now === next) return undefined;
    if (next === null || atOnce(now)) {
      put(next);
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => put(next), since + wait - performance.now());
    });
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
