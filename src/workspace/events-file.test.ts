// Files of events with expected verdicts: bad entries are named at their place, the others are kept.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEventsFile } from './events-file';

describe('a file of events', () => {
  it('tells what each event is expected to come to', () => {
    const { events, expectations, problems, select, title } = readEventsFile(
      '{"title":"T","select":1,"events":[{"note":"why","expect":"match","event":{"n":12345678901234567890}},{"event":{}},{"expect":"known gap","event":{}}]}',
    );
    expect({ title, select, problems }).toEqual({ title: 'T', select: 1, problems: [] });
    expect(events).toEqual([{ n: 12345678901234567890n }, {}, {}]);
    expect(expectations).toEqual([
      { event: 0, rule: 0, expected: 'match', note: 'why' },
      { event: 2, rule: 0, expected: 'known gap' },
    ]);
  });

  it.each([
    ['{"events":[{"event":1},{"expect":"match","event":{}}]}', '1', 1],
    ['{"events":[{"expect":"yes","event":{}},{"expect":"match","event":{}}]}', '"yes"', 1],
    ['{"events":[{"note":""},{"expect":"match","event":{}}]}', '{"note":""}', 1],
    ['{"events":3}', '3', 0],
    ['[]', '[]', 0],
  ])('names what is wrong with %s', (text, place, kept) => {
    const { expectations, problems } = readEventsFile(text);
    expect(problems.map(({ range }) => text.slice(...range))).toEqual([place]);
    expect(expectations).toHaveLength(kept);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readEventsFile(text)),
      { numRuns: 1000 },
    );
  });

  const shipped = readdirSync('rules').filter((name) => name.endsWith('.events.json'));
  it.each(shipped)('%s has an expectation for each of its events', (name) => {
    const file = readEventsFile(readFileSync(`rules/${name}`, 'utf8'));
    expect(file.problems).toEqual([]);
    expect(file.expectations.map(({ event }) => event)).toEqual(file.events.map((_, at) => at));
    expect(file.expectations.every(({ note = '' }) => note !== '')).toBe(true);
  });
});
