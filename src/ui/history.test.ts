import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from './draft-record';
import { NO_HISTORY, push, redo, undo, type History, type Step } from './history';

const draft = (rule: string): Draft => ({ rule, sources: [], edits: [], view: {} });
const before = (rule: string, label: string) => ({ ...draft(rule), label });

const some = (step: Step | null): Step => {
  if (step === null) throw new Error('nowhere to go');
  return step;
};

describe('history', () => {
  it('brings back what was there, and again what took its place', () => {
    const history = push(NO_HISTORY, before('mine', 'opening a link'));
    const back = some(undo(history, draft('theirs')));
    expect(back.open).toEqual(before('mine', 'opening a link'));
    // edited since: what is done again is what was there when it was undone
    const again = some(redo(back.history, draft('mine, edited')));
    expect(again.open).toEqual(before('theirs', 'opening a link'));
    expect(some(undo(again.history, draft('theirs'))).open.rule).toBe('mine, edited');
  });

  it('goes several steps', () => {
    const history = push(push(NO_HISTORY, before('1', 'an example')), before('2', 'Clear'));
    const one = some(undo(history, draft('3')));
    const two = some(undo(one.history, draft(one.open.rule)));
    expect([one.open.rule, two.open.rule]).toEqual(['2', '1']);
    expect(undo(two.history, draft('1'))).toBeNull();
    expect(some(redo(two.history, draft('1'))).open).toMatchObject({
      rule: '2',
      label: 'an example',
    });
  });

  it('forgets what was undone when something else is opened', () => {
    const back = some(undo(push(NO_HISTORY, before('1', 'a file')), draft('2')));
    expect(redo(push(back.history, before('1', 'a paste')), draft('3'))).toBeNull();
  });

  it('has nowhere to go at first', () => {
    expect(undo(NO_HISTORY, draft(''))).toBeNull();
    expect(redo(NO_HISTORY, draft(''))).toBeNull();
  });

  it('keeps the youngest ten', () => {
    let history: History = NO_HISTORY;
    for (let n = 0; n < 25; n += 1) history = push(history, before(`${n}`, ''));
    expect(history.past.map(({ rule }) => rule)).toEqual(
      Array.from({ length: 10 }, (_, index) => `${15 + index}`),
    );
  });

  it('undo and redo are each other’s opposite (500 runs)', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (steps) => {
        let history: History = NO_HISTORY;
        for (const rule of ['a', 'b', 'c']) history = push(history, before(rule, `after ${rule}`));
        const order = ['a', 'b', 'c', 'd'];
        let at = 3;
        for (const back of steps) {
          const step = (back ? undo : redo)(history, draft(order[at]!));
          const next = at + (back ? -1 : 1);
          expect(step?.open.rule).toBe(order[next]);
          if (step === null) continue;
          at = next;
          history = step.history;
        }
      }),
      { numRuns: 500 },
    );
  });
});
