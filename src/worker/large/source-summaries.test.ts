import { expect, it } from 'vitest';
import { error } from '../../text/diagnostic';
import type { Problem } from '../../cloudtrail/read';
import { heldOf } from './held';
import { blobOf } from './large.test-support';
import type { Remarks } from './piece';
import { Summaries } from './source-summaries';

const problem = (line: number, message: string, at = 1): Problem => ({
  diagnostic: error(message === 'none' ? 'no-events' : 'json-syntax', [at, at], message),
  line,
  column: 1,
});

/** A piece that was looked at, and what it holds. */
function piece(remarks: Partial<Remarks>, count = 1, normal = false) {
  const known = { blob: blobOf(''), from: 0, to: 0, layout: null, packed: false, normal };
  const whole = { container: 'NDJSON', skipped: [], problems: [], lines: 10, ...remarks };
  return { ...heldOf(0, known, 1), count, remarks: whole };
}

const SOURCE = { name: 'e', blob: blobOf('') };
const summary = (...held: ReturnType<typeof piece>[]) => {
  const summaries = new Summaries([SOURCE]);
  summaries.put(held, [], 1);
  return summaries.all[0]!;
};
const said = (...held: ReturnType<typeof piece>[]) =>
  summary(...held).problems.map(({ line, diagnostic }) => `${line} ${diagnostic.message}`);

it('counts lines through pieces, but not those that were put together again', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ problems: [problem(2, name)] }));
  expect(said(piece(a!), piece({ lines: 99 }, 5, true), piece(b!), piece(c!))).toEqual([
    ...['2 a', '12 b', '22 c'],
  ]);
});

it('says once what has no place of its own', () => {
  const everywhere = { problems: [problem(1, 'bytes', 0)] };
  expect(said(piece(everywhere), piece(everywhere))).toEqual(['1 bytes']);
  expect(
    said(piece({ problems: [problem(1, 'x')] }), piece({ problems: [problem(1, 'x')] })),
  ).toEqual([...['1 x', '11 x']]);
});

it('does not say of a part that it holds no events, where the file does', () => {
  const nothing = { problems: [problem(1, 'none', 0)] };
  expect(said(piece(nothing, 0), piece({}, 3))).toEqual([]);
  expect(said(piece(nothing, 0), piece(nothing, 0))).toEqual(['1 none']);
});

it('says how many problems there are beyond the first fifty', () => {
  const twenty = { problems: Array.from({ length: 20 }, (_, i) => problem(i, `${i}`)) };
  const all = said(piece(twenty), piece(twenty), piece(twenty));
  expect(all.length).toBe(51);
  expect(all.at(-1)).toBe('30 And 10 more further down.');
});

it('is named by a wrapper before how a text is laid out', () => {
  const named = (...names: string[]) =>
    summary(...names.map((container) => piece({ container }))).container;
  expect(named('', 'NDJSON', '')).toBe('NDJSON');
  expect(named('NDJSON', 'CloudTrail log file')).toBe('CloudTrail log file');
  expect(named('CSV', 'NDJSON')).toBe('CSV');
  expect(named('', '')).toBe('');
});

it('adds up what was left out', () => {
  const skipped = [{ kind: 'control message', count: 2 }];
  expect(summary(piece({ skipped }), piece({}), piece({ skipped }, 4))).toMatchObject({
    events: 6,
    skipped: [{ kind: 'control message', count: 4 }],
  });
});

it('tells of many files those that are others since', () => {
  const files = ['a', 'b', 'c'].map((name) => ({ name, blob: blobOf('') }));
  const summaries = new Summaries(files);
  const held = files.map((_, source) => ({ ...piece({}), source }));
  const names = (seen: number) => summaries.since(seen).map(([at, { name }]) => `${at} ${name}`);
  summaries.put(held, [], 5);
  expect(names(0)).toEqual(['0 a', '1 b', '2 c']);
  expect(names(5)).toEqual([]);
  held[1] = { ...held[1]!, count: 7, version: 1 };
  summaries.put(held, [], 6);
  expect(names(5)).toEqual(['1 b']);
  expect(summaries.all.map(({ events }) => events)).toEqual([1, 7, 1]);
  summaries.put(held, [{ source: 2, problem: problem(1, 'gone') }], 7);
  expect(names(6)).toEqual(['2 c']);
  summaries.put(held.slice(0, 2), [{ source: 2, problem: problem(1, 'gone') }], 8);
  expect(names(7)).toEqual(['2 c']);
  expect(names(0)).toHaveLength(3);
});
