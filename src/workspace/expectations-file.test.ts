// What is wrong in a file of expectations is named at its place, and nothing is thrown.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExpectations, writeExpectations } from './expectations-file';

const HEAD = 'version: 1\nexpectations:\n';
const GOOD = '  - { rule: r, event: 1, expected: match }\n';

describe('a file of expectations', () => {
  it('is written an entry a line', () => {
    expect(
      writeExpectations([
        { rule: 'id', set: 'a.json', event: 'e', expected: 'match', note: 'a "quote"' },
        { rule: 2, event: 7, expected: 'known gap' },
      ]),
    ).toBe(
      [
        '# What each event is expected to come to under each rule.',
        'version: 1',
        'expectations:',
        '  - { rule: "id", set: "a.json", event: "e", expected: "match", note: "a \\"quote\\"" }',
        '  - { rule: 2, event: 7, expected: "known gap" }',
        '',
      ].join('\n'),
    );
  });

  it('may be empty', () => {
    expect(readExpectations(writeExpectations([]))).toEqual({ expectations: [], problems: [] });
  });

  it.each([
    ['  - match\n', 'match', 'An expectation is a map'],
    ['  - { rule: r, event: 0, expected: match }\n', '0', '"event" is missing, or not an eventID'],
    ['  - { rule: [r], event: 1, expected: match }\n', '[r]', '"rule" is missing, or not the id'],
    ['  - { rule: r, event: 1, expected: yes }\n', 'yes', '"expected" is missing, or none of'],
    ['  - { rule: r, event: 1 }\n', '{ rule: r, event: 1 }', '"expected" is missing'],
  ])('keeps what is good and names the rest at its place: %j', (bad, place, message) => {
    const text = HEAD + GOOD + bad + GOOD;
    const { expectations, problems } = readExpectations(text);
    expect(expectations).toHaveLength(2);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toContain(message);
    expect(text.slice(...problems[0]!.range)).toBe(place);
  });

  it('keeps an entry with a key too many, and says so', () => {
    const { expectations, problems } = readExpectations(
      `${HEAD}  - { rule: r, event: 1, expected: match, why: x }\n`,
    );
    expect(expectations).toMatchObject([{ rule: 'r', event: 1, expected: 'match' }]);
    expect(problems.map(({ message }) => message)).toEqual([
      'Only rule, set, event, expected, note can stand here.',
    ]);
  });

  it.each([
    ['', 0],
    ['version: 2\nexpectations: []\n', 1],
    ['expectations: []\n', 1],
    ['version: 1\n', 1],
    ['- a\n', 1],
    ['version: 1\nexpectations: {\n', 1],
  ])('of another shape holds none: %j', (text, problems) => {
    const read = readExpectations(text);
    expect(read.expectations).toEqual([]);
    expect(read.problems).toHaveLength(problems);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => HEAD + text),
        ),
        (text) => void readExpectations(text),
      ),
      { numRuns: 2000 },
    );
  });

  it('is what the documentation shows', () => {
    const docs = readFileSync('docs/expectations.md', 'utf8');
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(docs) ?? [];
    const read = readExpectations(example);
    expect(read.problems).toEqual([]);
    expect(read.expectations.length).toBeGreaterThan(2);
  });
});
