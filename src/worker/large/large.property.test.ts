// Read piece by piece, in whatever order and for whatever rules, files come to what they come to when they are read whole and held.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasBit } from '../../engine/bits';
import { EventSet } from '../../engine/columns';
import type { JsonEvent } from '../../engine/json-event';
import type { Plan } from '../../engine/plan';
import { scan } from '../../engine/scan';
import { compactJson } from '../../text/json';
import type { SourceSummary } from '../api';
import { holdEvents } from '../hold-events';
import { file, packed, rule } from './files.test-support';
import { grow, opened, planOf, rowsOf, type Rows } from './large.test-support';
import type { LargeEvents } from './large-events';

const bitsOf = (bits: Uint32Array, length: number) =>
  Array.from({ length }, (_, i) => (hasBit(bits, i) ? 1 : 0)).join('');

/** What is known is right, however little it is. */
function checkKnown(large: LargeEvents, plans: readonly Plan[], held: readonly JsonEvent[]): void {
  const exact = large.exact();
  for (const plan of plans) {
    const whole = new EventSet(held.slice(0, exact.size)).columns(plan).bits;
    for (const [id, bits] of exact.columns(plan).bits) {
      expect(bitsOf(bits, exact.size), id).toBe(bitsOf(whole.get(id)!, exact.size));
    }
    const { bits, events } = large.verdicts(plan);
    expect(bitsOf(bits, events)).toBe(
      held
        .slice(0, events)
        .map((event) => (scan(plan.condition, event) ? 1 : 0))
        .join(''),
    );
  }
}

const said = ({ name, container, events, skipped, problems }: SourceSummary) => ({
  name,
  container,
  events,
  skipped: skipped.map(({ kind, count }) => `${count} ${kind}`).sort(),
  problems: problems.map(
    ({ diagnostic, line }) => `${line} ${diagnostic.code} ${diagnostic.message}`,
  ),
});

it('of random files, rules, orders and changes of rules (300 runs)', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 1, maxLength: 4 }),
      fc.array(fc.array(rule, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(99), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(120, 300, 700),
      async (files, rules, dice, workers, piece) => {
        const unpacked = 4 * piece;
        const sizes = { piece, head: 600, window: 50, record: 1e6, whole: 1e6, unpacked };
        const { large, readers, sources } = opened(files.map(packed), { workers, sizes });
        const held = await holdEvents(sources, [], []);
        const rows: Rows = [];
        const wanted = rules.map((all) => all.flatMap((one) => planOf(one) ?? []));
        let [step, seen] = [0, 0];
        let plans = wanted[0]!;
        large.want(plans);
        for (; readers.waiting.length > 0; step += 1) {
          const die = dice[step % dice.length]! + step;
          await readers.release(die);
          if (die % 3 === 0) {
            const growth = large.growth(seen);
            seen = growth.revision;
            grow(rows, growth);
            expect(rows.length).toBe(large.size);
            checkKnown(large, plans, held.events);
          }
          if (die % 5 === 0) large.want((plans = wanted[die % wanted.length]!));
        }
        const growth = large.growth(seen);
        grow(rows, growth);
        expect(growth.progress).toBeNull();
        expect(large.sources.map(said)).toEqual(held.sources.map(said));
        const values = held.events.map(({ value }) => value);
        expect(
          Array.from({ length: large.size }, (_, i) => compactJson(large.event(i)!.value)),
        ).toEqual(values.map(compactJson));
        expect(rows).toEqual(rowsOf(values));
        expect(large.exact().size).toBe(held.events.length);
        checkKnown(large, plans, held.events);
      },
    ),
    { numRuns: 300 },
  );
});
