// What becomes known of events while others may be opened.
import { expect, it, vi } from 'vitest';
import { factColumnsOf } from '../cloudtrail/fact-columns';
import { Facts } from '../view/facts';
import type { Growing } from '../worker/api';
import type { Growth } from '../worker/growth';
import { OpenEvents } from './open-events.svelte';

// Its components are no business of this.
vi.mock('./later', async () => ({ later: Promise.resolve(await import('./next-task')) }));

const facts = (...names: string[]) => factColumnsOf(names.map((eventName) => ({ eventName })));
const summary = { name: 'x', container: 'NDJSON', count: 0, skipped: [], problems: [] };
const opened = (...names: string[]) => ({
  sources: [summary as never],
  facts: facts(...names),
  refused: [],
});

const growthOf = (revision: number, size: number, at: number, ...names: string[]): Growth => ({
  revision,
  size,
  expected: size,
  parts: [{ at, records: null, facts: facts(...names) }],
  sources: [],
  progress: { doing: 'reading', done: 0.5, bytes: 1 },
});
const growing = (growth: Growth): Growing => ({ growth, exact: 0, judged: {} });
const namesIn = ({ shown: { rows } }: OpenEvents) =>
  Array.from({ length: rows.length }, (_, row) => rows.at(row)!.name);

function opening(...names: string[]): OpenEvents {
  const open = new OpenEvents();
  open.opened(opened(...names), {}, null);
  open.show();
  return open;
}

it('shows what was prepared, one behind the other', async () => {
  const open = opening();
  const first = growthOf(1, 2, 0, 'A', 'B');
  const second = growthOf(2, 4, 2, 'C', 'D');
  const shown = (async () => {
    expect(await open.prepare(first)).toBe(true);
    open.grow(growing(first));
    expect(namesIn(open)).toEqual(['A', 'B']);
  })();
  expect(await open.prepare(second)).toBe(true);
  await shown;
  open.grow(growing(second));
  expect(namesIn(open)).toEqual(['A', 'B', 'C', 'D']);
});

it('puts nothing into the place of events that were opened meanwhile', async () => {
  const open = opening();
  const first = open.prepare(growthOf(1, 2, 0, 'A', 'B'));
  const second = open.prepare(growthOf(2, 3, 2, 'C'));
  open.opened(opened('other'), {}, null);
  expect(await first).toBe(false);
  expect(await second).toBe(false);
  open.show();
  expect(namesIn(open)).toEqual(['other']);
});

it('goes on from what was prepared and never shown, copying nothing', async () => {
  const open = opening();
  const first = growthOf(1, 2, 0, 'A', 'B');
  await open.prepare(first);
  // It was overtaken; whoever asks again is told the same once more, and what came since.
  const again = growthOf(2, 3, 0, 'A', 'B', 'C');
  const grown = vi.spyOn(Facts.prototype, 'growing');
  await open.prepare(again);
  expect((grown.mock.contexts[0] as Facts).length).toBe(2);
  open.grow(growing(again));
  expect(namesIn(open)).toEqual(['A', 'B', 'C']);
  await open.prepare(growthOf(3, 4, 3, 'D'));
  open.grow(growing(growthOf(4, 5, 3, 'D', 'E')));
  expect(namesIn(open)).toEqual(['A', 'B', 'C', 'D', 'E']);
});

it('takes what was not prepared at once', () => {
  const open = opening();
  open.grow(growing(growthOf(1, 2, 0, 'A', 'B')));
  expect(namesIn(open)).toEqual(['A', 'B']);
});
