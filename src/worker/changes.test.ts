import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edited, NO_CHANGES, shifted, shiftList, type Changes } from './changes';

/** What a worker that is started anew makes of them. */
function played(texts: readonly string[], { edits, shifts }: Changes): string[] {
  const list = [...texts];
  const counts = [list.length];
  for (const [at, text] of shifts) shiftList(list, counts, at, text);
  for (const [index, text] of edits) list[index] = text;
  return list;
}

describe('changes', () => {
  it('forget what was put in and taken out again', () => {
    expect(shifted(shifted(NO_CHANGES, 1, 'x'), 1, null)).toEqual(NO_CHANGES);
  });

  it('remember what was taken out and put in again as an edit', () => {
    expect(shifted(shifted(NO_CHANGES, 1, null), 1, 'x')).toEqual({
      shifts: [],
      edits: [[1, 'x']],
    });
  });

  it('played anew give the list they were made on: 1,000 runs', () => {
    const step = fc.record({
      kind: fc.constantFrom('edit', 'insert', 'remove'),
      at: fc.nat(),
      text: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.array(step), (texts, steps) => {
        const list = [...texts];
        let changes = NO_CHANGES;
        for (const { kind, at: drawn, text } of steps) {
          const at = drawn % (list.length + (kind === 'insert' ? 1 : 0) || 1);
          if (kind === 'insert') list.splice(at, 0, text);
          else if (list.length === 0) continue;
          else if (kind === 'edit') list[at] = text;
          else list.splice(at, 1);
          changes =
            kind === 'edit'
              ? edited(changes, at, text)
              : shifted(changes, at, kind === 'insert' ? text : null);
        }
        expect(played(texts, changes)).toEqual(list);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('shiftList', () => {
  it.each([
    [2, 'x', [3, 1], ['a', 'b', 'x', 'c']],
    [3, 'x', [2, 2], ['a', 'b', 'c', 'x']],
    [0, null, [1, 1], ['b', 'c']],
    [2, null, [2, 0], ['a', 'b']],
    [9, 'x', [2, 1], ['a', 'b', 'c']],
  ] as const)('at %i %j: counts %j', (at, item, counts, list) => {
    const now = ['a', 'b', 'c'];
    const by = [2, 1];
    shiftList<string>(now, by, at, item);
    expect({ now, by }).toEqual({ now: list, by: counts });
  });
});
