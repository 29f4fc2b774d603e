// The founding rule's page, part by part, and rules that bring in what it lacks.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Detection } from '../sigma/document';
import { parse } from '../sigma/parse';
import { indicatorKey, indicatorsOf } from './indicators';
import { exclusionsOf, stagesOf } from './stages';

const FOUNDING = readFileSync('rules/aws_cloudtrail_ssm_malicious_usage.yml', 'utf8');

function detectionOf(text: string): Detection {
  const [rule] = parse(text).documents;
  if (rule?.kind !== 'rule' || rule.detection === null) throw new Error('no rule');
  return rule.detection;
}

const detecting = (detection: string): Detection =>
  detectionOf(`detection:\n${detection.replace(/^/gm, '  ')}`);

const triples = (detection: string) =>
  indicatorsOf(detecting(detection)).looksFor.map(({ field, kind, value }) => [field, kind, value]);

describe('stages', () => {
  const read = stagesOf(detectionOf(FOUNDING), FOUNDING)!;

  it('are the condition and every search identifier, as the rule has them', () => {
    expect(read.condition.text).toBe('selection_event and 1 of selection_status_*');
    expect(read.stages.map(({ number, text }) => `Stage ${number}: ${text}`)).toEqual([
      "Stage 1: selection_event:\n    eventName: 'SendCommand'\n    eventSource: 'ssm.amazonaws.com'",
      "Stage 2: selection_status_success:\n    errorCode: 'Success'",
      'Stage 3: selection_status_null:\n    errorCode: null',
    ]);
  });

  it('group the branches of a selector', () => {
    expect(read.selectors).toEqual([
      { text: '1 of selection_status_*', quantifier: 'any', stages: [2, 3] },
    ]);
    expect(read.stages.map(({ selector }) => selector)).toEqual([
      null,
      '1 of selection_status_*',
      '1 of selection_status_*',
    ]);
    expect(read.condition.tree).toEqual({
      kind: 'and',
      children: [
        { kind: 'identifier', name: 'selection_event', stage: 1 },
        { kind: 'selector', text: '1 of selection_status_*', quantifier: 'any', stages: [2, 3] },
      ],
    });
  });

  it('hold their lines as trees', () => {
    const text = 'a:\n  - x|contains|all: [p, q]\n    y|neq: null\n  - z\ncondition: a';
    const source = `detection:\n${text.replace(/^/gm, '  ')}`;
    expect(stagesOf(detectionOf(source), source)!.stages[0]!.body).toEqual({
      kind: 'any',
      children: [
        {
          kind: 'all',
          children: [
            {
              kind: 'line',
              field: 'x',
              need: 'all',
              negated: false,
              predicates: [
                { kind: 'contains', value: 'p' },
                { kind: 'contains', value: 'q' },
              ],
            },
            {
              kind: 'line',
              field: 'y',
              need: 'any',
              negated: true,
              predicates: [{ kind: 'is_null', value: null }],
            },
          ],
        },
        {
          kind: 'line',
          field: null,
          need: 'any',
          negated: false,
          predicates: [{ kind: 'keyword', value: 'z' }],
        },
      ],
    });
  });
});

describe('exclusions', () => {
  it('are what a top-level not takes out', () => {
    const detection = detecting(
      'a:\n  x: 1\nfilter_main_b:\n  y: 2\nfilter_opt_c:\n  z: 3\ncondition: a and not 1 of filter_main_* and not (filter_opt_c or a)',
    );
    expect(exclusionsOf(detection)).toEqual([
      { text: '1 of filter_main_*', stages: [2] },
      { text: 'filter_opt_c or a', stages: [3, 1] },
    ]);
  });

  it('are none below an or', () => {
    expect(exclusionsOf(detecting('a:\n  x: 1\nb:\n  y: 2\ncondition: a or not b'))).toEqual([]);
  });
});

describe('indicators', () => {
  it('of the founding rule are the four rows of its page', () => {
    const { looksFor, excludes } = indicatorsOf(detectionOf(FOUNDING));
    expect(looksFor).toEqual([
      { field: 'eventName', kind: 'eq', value: 'SendCommand' },
      { field: 'eventSource', kind: 'eq', value: 'ssm.amazonaws.com' },
      { field: 'errorCode', kind: 'eq', value: 'Success' },
      { field: 'errorCode', kind: 'is_null', value: null },
    ]);
    expect(excludes).toEqual([]);
  });

  it.each([
    ["a:\n  x: '*\\cmd.exe'\ncondition: a", [['x', 'endswith', '\\cmd.exe']]],
    ['a:\n  x|endswith: \\cmd.exe\ncondition: a', [['x', 'endswith', '\\cmd.exe']]],
    ["a:\n  x: 'a*b'\ncondition: a", [['x', 'wildcard', 'a*b']]],
    ["a:\n  x: '*'\ncondition: a", [['x', 'wildcard', '*']]],
    ["a:\n  x: ''\ncondition: a", [['x', 'eq', '']]],
    ['a:\n  x|cased: A\ncondition: a', [['x', 'eq|cased', 'A']]],
    ["a:\n  x|re|i: '^a'\ncondition: a", [['x', 're|i', '^a']]],
    ['a:\n  x|base64offset|contains: foo\ncondition: a', [['x', 'base64offset|contains', 'foo']]],
    ['a:\n  x|cidr: 10.0.0.0/8\ncondition: a', [['x', 'cidr', '10.0.0.0/8']]],
    [
      'a:\n  x|gte: 5\n  y: 22\n  z: true\ncondition: a',
      [
        ['x', 'gte', '5'],
        ['y', 'eq', '22'],
        ['z', 'eq', 'true'],
      ],
    ],
    ['a:\n  x|windash|contains: " -f"\ncondition: a', [['x', 'windash|contains', ' -f']]],
    ['a:\n  - foo\ncondition: a', [[null, 'keyword', 'foo']]],
    ['a:\n  x: 1\nb:\n  y: 2\ncondition: a and not b', [['x', 'eq', '1']]],
    ['a:\n  x|neq: 1\nb:\n  y|neq: 2\ncondition: a and not b', [['y', 'eq', '2']]],
    ['a:\n  x: 1\nb:\n  y: 2\ncondition: a', [['x', 'eq', '1']]],
  ])('of %j', (detection, expected) => {
    expect(triples(detection)).toEqual(expected);
  });

  it('are one where case alone differs, and two where case counts', () => {
    const one = { field: 'x', kind: 'eq', value: 'Foo' };
    expect(indicatorKey(one)).toBe(indicatorKey({ ...one, value: 'fOO' }));
    const cased = { ...one, kind: 'eq|cased' };
    expect(indicatorKey(cased)).not.toBe(indicatorKey({ ...cased, value: 'fOO' }));
  });
});
