import { describe, expect, it } from 'vitest';
import type { SourceSummary } from '../worker/api';
import { factColumnsOf } from '../cloudtrail/fact-columns';
import { Facts, type Events } from './facts';
import { sourceProblems } from './source-problems';
import { sourcesWords } from './sources';

const source = (more: Partial<SourceSummary>): SourceSummary => ({
  name: 'a.json',
  container: 'NDJSON',
  events: 0,
  skipped: [],
  problems: [],
  ...more,
});
const answer = (rows: number, sources: readonly SourceSummary[]): Events => ({
  sources,
  rows: Facts.of(factColumnsOf(Array.from({ length: rows }, () => ({})))),
});

describe('sourcesWords', () => {
  it.each<readonly [string, Events, string]>([
    ['nothing', answer(0, []), ''],
    ['the example', answer(12, [source({ name: 'example' })]), 'example, 12 records'],
    ['one file', answer(1, [source({})]), 'NDJSON, 1 record'],
    [
      'what was skipped',
      answer(412, [
        source({
          container: 'CloudWatch Logs export',
          skipped: [
            { kind: 'control message', count: 3 },
            { kind: 'non-JSON message', count: 1 },
          ],
        }),
      ]),
      'CloudWatch Logs export, 412 records, 3 control messages and 1 non-JSON message skipped',
    ],
    ['files of one kind', answer(1200, [source({}), source({})]), '2 × NDJSON, 1,200 records'],
    [
      'files that nobody has looked into yet',
      answer(0, [source({ container: '' }), source({ container: '' })]),
      '2 sources, 0 records',
    ],
    ['one of them', answer(0, [source({ container: '' })]), '0 records'],
    [
      'files of several, skipped ones added up',
      answer(2, [
        source({ skipped: [{ kind: 'digest file', count: 1 }] }),
        source({ container: 'Athena', skipped: [{ kind: 'digest file', count: 1 }] }),
      ]),
      '2 sources, 2 records, 2 digest files skipped',
    ],
  ])('%s', (_, events, words) => {
    expect(sourcesWords(events)).toBe(words);
  });
});

const problem = (code: string, severity: 'error' | 'warning' | 'info', message: string) => ({
  line: 1,
  column: 1,
  diagnostic: { code, severity, message } as SourceSummary['problems'][number]['diagnostic'],
});
const saidOf = (...sources: readonly SourceSummary[]) =>
  sourceProblems(answer(0, sources)).map(({ source: name, diagnostic }) => [
    name,
    diagnostic.message,
  ]);

it('says once what several sources say alike', () => {
  const digest = problem('not-cloudtrail', 'warning', 'digest');
  expect(
    saidOf(
      source({ name: 'a', problems: [digest] }),
      source({ name: 'b', problems: [digest, problem('bad-gzip', 'error', 'broken')] }),
    ),
  ).toEqual([
    ['b', 'broken'],
    ['2 files,', 'digest'],
  ]);
});

it('says one of each kind before the second of any', () => {
  const mistakes = ['1', '2', '3'].map((message) => problem('json-syntax', 'error', message));
  expect(
    saidOf(
      source({ name: 'a', problems: mistakes }),
      source({ name: 'b', problems: [problem('lossy-wrapper', 'info', 'lossy')] }),
      source({ name: 'c', problems: [problem('not-cloudtrail', 'warning', 'digest')] }),
    ).map(([, message]) => message),
  ).toEqual(['1', 'digest', 'lossy', '2', '3']);
});
