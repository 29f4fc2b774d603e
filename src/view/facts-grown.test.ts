// Rows of events that are still being read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factColumnsOf } from '../cloudtrail/fact-columns';
import type { GrownPart, Growth } from '../worker/growth';
import { Facts } from './facts';

const record = (name: string) => ({
  eventVersion: '1.08',
  eventName: name,
  eventSource: 's3.amazonaws.com',
  eventTime: '2026-03-02T09:14:07Z',
});
const grown = (size: number, parts: readonly GrownPart[] = [], expected = size): Growth => ({
  ...{ revision: 1, size, expected, parts, sources: [], progress: null },
});
const all = (at: number, ...names: string[]): GrownPart => ({
  at,
  records: null,
  facts: factColumnsOf(names.map(record)),
});
const some = (at: number, records: readonly number[], ...names: string[]): GrownPart => ({
  ...all(at, ...names),
  records: Uint32Array.from(records),
});
const namesOf = (facts: Facts) =>
  Array.from({ length: facts.length }, (_, row) =>
    facts.isUnread(row) ? null : facts.at(row)!.name,
  );

describe('rows of events that are still being read', () => {
  it('are unread until something is known of them', () => {
    const facts = Facts.none.grown(grown(3, [some(0, [1], 'B')], 30));
    expect(namesOf(facts)).toEqual([null, 'B', null]);
    expect(facts.at(0)).toMatchObject({ name: '', time: '', partial: false });
    expect([...facts.times].map(Number.isNaN)).toEqual([true, false, true]);
    expect(facts.partial).toBe(false);
    expect(facts.at(3)).toBeUndefined();
  });

  it('lack something only where what is known of them says so', () => {
    const lacking = { at: 1, records: null, facts: factColumnsOf([{ eventName: 'X' }]) };
    expect(Facts.none.grown(grown(2, [lacking])).partial).toBe(true);
    expect(Facts.none.grown(grown(2, [lacking])).grown(grown(2, [all(1, 'X')])).partial).toBe(
      false,
    );
  });

  it('are known anew where they were changed, the last word counting', () => {
    const facts = Facts.none.grown(grown(2, [all(0, 'A', 'B'), all(1, 'Edited')]));
    expect(namesOf(facts)).toEqual(['A', 'Edited']);
  });

  it('come in any order and however often, and come to the same (1,000 runs)', () => {
    const pieces = fc.array(fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        pieces,
        fc.array(fc.nat(100), { minLength: 1 }),
        fc.integer({ min: 0, max: 60 }),
        (lists, dice, expected) => {
          const names = lists.flat();
          const starts = lists.map((_, i) => lists.slice(0, i).flat().length);
          let facts = Facts.none;
          let size = 0;
          const known = new Array<string | null>(names.length).fill(null);
          for (let step = 0; step < 20; step += 1) {
            const die = dice[step % dice.length]! + step;
            size = Math.max(size, die % (names.length + 1));
            const at = die % lists.length;
            const list = lists[at]!;
            const fits = starts[at]! + list.length <= size;
            if (fits) list.forEach((name, i) => (known[starts[at]! + i] = name));
            facts = facts.grown(grown(size, fits ? [all(starts[at]!, ...list)] : [], expected));
            expect(namesOf(facts)).toEqual(known.slice(0, size));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('stay as they were for those who hold them, where more come behind', () => {
    const before = Facts.none.grown(grown(2, [all(0, 'A', 'B')], 100));
    const after = before.grown(grown(4, [all(2, 'C')], 100));
    expect(namesOf(before)).toEqual(['A', 'B']);
    expect(namesOf(after)).toEqual(['A', 'B', 'C', null]);
    expect(before.column('name').length).toBe(2);
  });

  it('are as many as there turn out to be, more than expected too', () => {
    const facts = Facts.none.grown(grown(1, [all(0, 'A')], 2)).grown(grown(50, [all(49, 'Z')], 2));
    expect(namesOf(facts)).toEqual(['A', ...new Array<null>(48).fill(null), 'Z']);
  });

  it('are fewer when a new worker begins again, and unread again where they come anew', () => {
    const before = Facts.none.grown(grown(4, [all(0, 'A', 'B', 'C', 'D')], 4));
    const fewer = before.grown(grown(2, [], 4));
    expect(namesOf(fewer)).toEqual(['A', 'B']);
    const again = fewer.grown(grown(4, [all(3, 'D')], 4));
    expect(namesOf(again)).toEqual(['A', 'B', null, 'D']);
  });

  it('grow on after reading was stopped: numbers of events behind are known then', () => {
    const stopped = Facts.none
      .grown(grown(1, [all(0, 'A')], 10))
      .grown(grown(3, [some(1, [1], 'C')], 3));
    expect(namesOf(stopped)).toEqual(['A', null, 'C']);
    expect(namesOf(stopped.grown(grown(3, [all(1, 'B', 'C')], 3)))).toEqual(['A', 'B', 'C']);
  });

  it('are the same object where nothing came', () => {
    const facts = Facts.none.grown(grown(2, [all(0, 'A', 'B')], 100));
    expect(facts.grown(grown(2, [], 100))).toBe(facts);
    expect(facts.grown(grown(3, [], 100))).not.toBe(facts);
    expect(facts.grown(grown(2, [all(0, 'A', 'B'), some(0, [1], 'B')], 100))).toBe(facts);
    expect(facts.grown(grown(2, [some(0, [1], 'C')], 100))).not.toBe(facts);
  });

  it('make room once for as many as are expected', () => {
    let facts = Facts.none.grown(grown(1, [], 1000));
    const { buffer } = facts.times;
    for (let size = 2; size <= 1000; size += 1) facts = facts.grown(grown(size, [], 1000));
    expect(facts.times.buffer).toBe(buffer);
  });
});

describe('more texts than half a number holds', () => {
  const names = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => `Call${from + i}`);

  it('stand where they stood, and the others as well', () => {
    const half = Facts.none.grown(grown(40_000, [all(0, ...names(0, 40_000))], 90_000));
    expect(half.column('name')).toBeInstanceOf(Uint16Array);
    const both = half.grown(grown(80_000, [all(40_000, ...names(40_000, 40_000))], 90_000));
    expect(both.column('name')).toBeInstanceOf(Uint32Array);
    expect(namesOf(both)).toEqual(names(0, 80_000));
    expect(namesOf(half)).toEqual(names(0, 40_000));
    // Nothing is known of the last yet, which is said by a text as well.
    const unread = both.grown(grown(80_001));
    expect([unread.isUnread(79_999), unread.isUnread(80_000)]).toEqual([false, true]);
  });

  it('may have come with rows that share them', () => {
    const few = Facts.of(factColumnsOf(names(0, 60_000).map(record)));
    const other = few.spliced(0, 1, factColumnsOf(names(60_000, 10_000).map(record)));
    expect(namesOf(other)).toEqual([...names(60_000, 10_000), ...names(1, 59_999)]);
    const more = few.plus(factColumnsOf([record('Call69999'), record('Call5')]));
    expect(namesOf(more)).toEqual([...names(0, 60_000), 'Call69999', 'Call5']);
    expect(namesOf(few)).toEqual(names(0, 60_000));
  });
});
