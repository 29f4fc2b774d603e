// Expectations through a zip, by names and back, and what of them waits for rules and events that are not open.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPECTED } from '../text/expected';
import type { Expectation, Named } from '../workspace/expectations';
import { readExpectations } from '../workspace/expectations-file';
import { expectationsIn, expectationsText } from './expecting';
import { Session } from './session';
import type { ZipRequest } from './zip-api';

const among: Named = {
  rules: [
    { id: 'one', title: 'A' },
    { id: null, title: 'B' },
  ],
  events: [
    { set: 'day', eventID: 'e1' },
    { set: 'day', eventID: null },
  ],
};
const entry = (more: string) => `version: 1\nexpectations:\n${more}`;

describe('expectations.yml', () => {
  it('gives what is open, and keeps what is not for another time', () => {
    const text = entry(
      '  - {rule: one, event: e1, expected: match, note: why}\n  - {rule: Away, set: other, event: 3, expected: known gap}\n',
    );
    const found = expectationsIn(text, among);
    expect(found.expectations).toEqual([{ event: 0, rule: 0, expected: 'match', note: 'why' }]);
    expect(found.problems).toEqual([
      '1 expectation names a rule or an event that is not open; kept for when it is.',
    ]);
    const { text: again, left } = expectationsText(found.expectations, found.rest, among);
    expect(left).toEqual([]);
    expect(expectationsIn(again, among)).toEqual(found);
    expect(readExpectations(again!).expectations).toHaveLength(2);
  });

  it('names what can’t be read, by line, and what is there twice', () => {
    const text = entry(
      '  - {rule: one, event: e1, expected: match}\n  - {rule: one, event: e1, expected: no match}\n  - {rule: B, event: -1, expected: match}\n',
    );
    const { expectations, rest, problems } = expectationsIn(text, among);
    expect([expectations.length, rest]).toEqual([1, null]);
    expect(problems).toEqual([
      expect.stringContaining('expectations.yml, line 5: "event" is missing'),
      expect.stringContaining('expectations.yml, line 4 was left out: This event has'),
    ]);
  });

  it('that can’t be read at all stays as it is, and nothing is written over it unsaid', () => {
    const newer = 'version: 9\nexpectations: []\n';
    const { rest, problems } = expectationsIn(newer, among);
    expect(rest).toBe(newer);
    expect(problems[0]).toContain('written by a newer Stagelight');
    expect(expectationsText([], rest, among)).toEqual({ text: newer, left: [] });
    const own = expectationsText([{ event: 0, rule: 0, expected: 'match' }], rest, among);
    expect(own.left).toEqual([
      'What can’t be read of the expectations is not in it; it stays here.',
    ]);
  });

  it('has no entry that would mean another event than it did', () => {
    const rest = entry('  - {rule: B, set: day, event: 2, expected: match}\n');
    expect(expectationsText([], rest, among)).toEqual({
      text: null,
      left: ['1 expectation that would mean another event now is not in it.'],
    });
  });

  it('is none where there is nothing, and says what has lost its event', () => {
    expect(expectationsText([], null, among)).toEqual({ text: null, left: [] });
    const { left } = expectationsText([{ event: 7, rule: 0, expected: 'match' }], null, among);
    expect(left).toEqual(['1 expectation without its rule or event is not in it.']);
  });
});

const word = fc.string({ unit: 'grapheme', maxLength: 8 });
const anyRule = fc.record({ title: word, id: fc.option(word), named: fc.boolean() });
const anySet = fc.record({
  name: word,
  ids: fc.array(fc.option(fc.constantFrom('e1', 'e2', '7', '')), { minLength: 1, maxLength: 4 }),
});
const anyMark = fc.record(
  {
    ...{ event: fc.nat(20), rule: fc.nat(5), expected: fc.constantFrom(...EXPECTED) },
    note: word,
  },
  { requiredKeys: ['event', 'rule', 'expected'] },
);

it('is the same after a zip, whatever rules and events are called', async () => {
  const session = new Session(() => undefined);
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRule, { minLength: 1, maxLength: 4 }),
      fc.array(anySet, { minLength: 1, maxLength: 3 }),
      fc.array(anyMark, { maxLength: 6 }),
      async (rules, sets, marks) => {
        const text = rules
          .map(({ title, id, named }, at) => {
            const file = named ? `--- # file: r${at}.yml` : '---';
            const own = id === null ? '' : `id: ${JSON.stringify(id)}\n`;
            return `${file}\ntitle: ${JSON.stringify(title)}\n${own}detection: {s: {a: b}, condition: s}\n`;
          })
          .join('');
        const total = sets.reduce((sum, { ids }) => sum + ids.length, 0);
        const once = new Map<string, Expectation>();
        for (const mark of marks) {
          const one = { ...mark, event: mark.event % total, rule: mark.rule % rules.length };
          once.set(`${one.event} ${one.rule}`, one);
        }
        const expected = [...once.values()];
        const request: ZipRequest = {
          ...{ name: '', rule: text, rules: [], sets: [], placeholders: {}, view: {} },
          sources: sets.map(({ name, ids }) => {
            const lines = ids.map((eventID) => JSON.stringify(eventID === null ? {} : { eventID }));
            return { name, blob: new Blob([lines.join('\n')]) };
          }),
          ...{ changes: { edits: [], shifts: [] }, expected, expectations: null },
          ...{ redaction: null, fictitious: false },
        };
        const written = await session.writeZip(request);
        if ('problem' in written) throw new Error(written.problem);
        const read = await session.readZip(written.file!);
        if (read === null || 'problem' in read) throw new Error(read?.problem);
        expect(written.left).toEqual([]);
        expect(read.problems).toEqual([]);
        expect(read.parcel.expected).toEqual(expected);
        expect(read.parcel.expectations).toBeNull();
      },
    ),
  );
});
