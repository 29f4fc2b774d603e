// Rules and sets come, go and change places: an expectation stands for the rule and the event it was made for, waits, or is counted.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../text/file-marks';
import { rearranged } from './rearranging';
import type { Arranged, RearrangeRequest } from './zip-api';

const rule = (title: string) => `title: ${title}\ndetection: {s: {a: b}, condition: s}\n`;
const file = (name: string, ...titles: string[]) => ({
  name,
  text: titles.map(rule).join('---\n'),
});
const set = (name: string, ...ids: (string | null)[]) => ({
  name,
  blob: new Blob([ids.map((id) => JSON.stringify(id === null ? {} : { eventID: id })).join('\n')]),
});

const [A, B] = [file('a.yml', 'A1', 'A2'), file('b.yml', 'B')];
const [DAY, NIGHT] = [set('day', 'd1', null), set('night', 'n1', null)];

const arranged = (
  files: readonly ReturnType<typeof file>[],
  sources: readonly ReturnType<typeof set>[],
  setNames = [DAY, NIGHT].map(({ name }) => name),
): Arranged => ({
  rule: textOf(files),
  events: { sources, changes: { edits: [], shifts: [] } },
  setNames,
});

const BOTH = arranged([A, B], [DAY, NIGHT]);
const asking = (more: Partial<RearrangeRequest>): RearrangeRequest => ({
  ...{ before: BOTH, after: BOTH, gone: 'aside', expected: [], rest: null },
  ...more,
});
const match = (event: number, of: number) => ({ event, rule: of, expected: 'match' as const });

describe('rule files', () => {
  it('set aside take theirs along, as text; taken back they have them again', async () => {
    const expected = [match(0, 0), match(1, 1), match(2, 2)];
    const { rule: text, setNames } = arranged([B], []);
    const away = await rearranged(
      asking({ expected, after: { rule: text, setNames }, files: [null, 0] }),
    );
    expect([away.expected, away.lost]).toEqual([[match(2, 0)], 0]);
    expect(away.rest).toContain('rule: "A1", set: "day", event: "d1"');
    const before = arranged([B], [DAY, NIGHT]);
    const { rule: whole } = arranged([B, A], []);
    const back = await rearranged(
      asking({ ...away, before, after: { rule: whole, setNames }, files: [0] }),
    );
    expect(back).toEqual({
      expected: [match(2, 0), match(0, 1), match(1, 2)],
      rest: null,
      lost: 0,
    });
  });

  it('that are removed lose theirs, counted; a new version of the file has those of its titles', async () => {
    const expected = [match(0, 0), match(1, 1), match(2, 2)];
    const after = { rule: textOf([B, file('a.yml', 'New', 'A2')]), setNames: BOTH.setNames };
    const answer = await rearranged(asking({ expected, after, files: [null, 0], gone: 'removed' }));
    expect(answer).toEqual({ expected: [match(2, 0), match(1, 2)], rest: null, lost: 1 });
  });

  it('of the same title are told apart by their place, and can’t wait by it', async () => {
    const twins = arranged([file('x.yml', 'T'), file('y.yml', 'T')], [DAY]);
    const after = { rule: textOf([file('y.yml', 'T')]), setNames: ['day'] };
    const expected = [match(0, 0), match(1, 1)];
    const answer = await rearranged(asking({ before: twins, after, files: [null, 0], expected }));
    expect(answer).toEqual({ expected: [match(1, 0)], rest: null, lost: 1 });
  });
});

describe('event sets', () => {
  it('left out take theirs along, by number where an event has no id; taken in they have them again', async () => {
    const expected = [match(0, 0), match(1, 1), match(3, 2)];
    const out = arranged([A, B], [NIGHT]);
    const away = await rearranged(asking({ expected, after: out, sets: [null, 0] }));
    expect([away.expected, away.lost]).toEqual([[match(1, 2)], 0]);
    const after = arranged([A, B], [NIGHT, DAY]);
    const back = await rearranged(asking({ ...away, before: out, after, sets: [0] }));
    expect(back).toEqual({
      expected: [match(1, 2), match(2, 0), match(3, 1)],
      rest: null,
      lost: 0,
    });
  });

  it('of the same name leave no number behind that could mean an event of the other', async () => {
    const names = ['day', 'day'];
    const before = arranged([A], [DAY, set('day', null)], names);
    const after = arranged([A], [set('day', null)], names);
    const expected = [match(0, 0), match(1, 0), match(2, 0)];
    const answer = await rearranged(asking({ before, after, sets: [null, 0], expected }));
    expect([answer.expected, answer.lost]).toEqual([[match(0, 0)], 1]);
    expect(answer.rest).toContain('event: "d1"');
  });

  it('removed lose theirs; what waits beside stays as it is', async () => {
    const rest = 'version: 1\nexpectations:\n  - {rule: Away, event: x, expected: match}\n';
    const after = arranged([A, B], [NIGHT]);
    const answer = await rearranged(
      asking({ after, sets: [null, 0], gone: 'removed', expected: [match(0, 0)], rest }),
    );
    expect([answer.expected, answer.lost]).toEqual([[], 1]);
    expect(answer.rest).toContain('rule: "Away"');
  });

  it('too many to be read: what stays stays, what goes is counted', async () => {
    const before = { ...BOTH, events: null };
    const expected = [match(7, 0), match(9_000_000, 2)];
    const after = { rule: textOf([B]), setNames: BOTH.setNames };
    const answer = await rearranged(asking({ before, after, files: [null, 0], expected }));
    expect(answer).toEqual({ expected: [match(9_000_000, 0)], rest: null, lost: 1 });
    const gone = { ...BOTH, events: null };
    expect(await rearranged(asking({ before, after: gone, sets: [null], expected }))).toEqual({
      ...{ expected: [], rest: null, lost: 2 },
    });
  });
});

it('what can’t be read beside stays as it was', async () => {
  const rest = 'version: 9\n';
  const after = arranged([A, B], [NIGHT]);
  const answer = await rearranged(
    asking({ after, sets: [null, 0], expected: [match(0, 0)], rest }),
  );
  expect(answer).toEqual({ expected: [], rest, lost: 1 });
});

it('never stands for another rule or event, however files and sets are shuffled and cut', async () => {
  const titles = ['A', 'B', 'C', 'T', 'T'];
  const files = titles.map((title, at) => file(`${at}.yml`, title));
  const sets = [set('s', 'e1', null), set('s', null), set('u', 'e2', 'e2')];
  const owner = [0, 0, 1, 2, 2];
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([0, 1, 2, 3, 4]),
      fc.shuffledSubarray([0, 1, 2]),
      fc.constantFrom('aside' as const, 'removed' as const),
      async (keptFiles, keptSets, gone) => {
        const all = titles.flatMap((_, of) => owner.map((__, event) => match(event, of)));
        const setNames = sets.map(({ name }) => name);
        const place = (kept: readonly number[]) => (own: number) =>
          kept.includes(own) ? kept.indexOf(own) : null;
        const answer = await rearranged({
          before: arranged(files, sets, setNames),
          after: arranged(
            keptFiles.map((at) => files[at]!),
            keptSets.map((at) => sets[at]!),
            setNames,
          ),
          files: files.map((_, at) => place(keptFiles)(at)),
          sets: sets.map((_, at) => place(keptSets)(at)),
          ...{ gone, expected: all, rest: null },
        });
        const eventsNow = keptSets.flatMap((own) =>
          owner.flatMap((of, event) => (of === own ? [event] : [])),
        );
        const were = answer.expected.map((one) =>
          match(eventsNow[one.event]!, keptFiles[one.rule]!),
        );
        const there = all.filter(
          (one) => keptFiles.includes(one.rule) && keptSets.includes(owner[one.event]!),
        );
        const sorted = (list: typeof were) =>
          list.map(({ event, rule: of }) => `${of} ${event}`).sort();
        expect(sorted(were)).toEqual(sorted(there));
        const waiting = (answer.rest?.match(/^ {2}- /gm) ?? []).length;
        expect(there.length + waiting + answer.lost).toBe(all.length);
      },
    ),
    { numRuns: 60 },
  );
});
