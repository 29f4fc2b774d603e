// What is small and claims, or hides, gigabytes is refused before anybody waits.
import { describe, expect, it } from 'vitest';
import { bombs, refusedIn } from './bombs.test-support';

/** Milliseconds of the processor. */
const SOON = 100;

describe.each(bombs())('$name', (bomb) => {
  it('is refused within 100 ms', async () => {
    expect(bomb.size).toBeLessThan(2_000_000);
    expect(await refusedIn(bomb, SOON)).toBeLessThan(SOON);
  }, 60_000);
});
