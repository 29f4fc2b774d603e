import { describe, expect, it } from 'vitest';
import type { Correlation } from './document';
import { parse } from './parse';

const HEAD = 'title: c\ncorrelation:\n';
const indented = (body: string) => body.replace(/^/gm, '  ');
const COUNT = 'type: event_count\nrules: [a, b]\ngroup-by: [u]\ntimespan: 5m\ncondition: {gte: 3}';
const TEMPORAL = 'type: temporal\nrules: [a, b]\ngroup-by: [u]\ntimespan: 5m';

function read(body: string, top = '') {
  const source = `${top}${HEAD}${indented(body)}\n`;
  const { documents, diagnostics } = parse(source);
  const at = ({ range }: { range: readonly [number, number] }) => source.slice(...range);
  return {
    correlation: documents[0] as Correlation,
    said: diagnostics.map((one) => `${one.code}: ${at(one)}`),
    fixes: diagnostics.flatMap(({ fixes }) => fixes.map(({ text }) => text)),
    at,
  };
}

describe('what is read, with its places', () => {
  it('a count with bounds', () => {
    const { correlation, said, at } = read(
      COUNT.replace('{gte: 3}', '{gt: 3, lte: "10"}'),
      'id: x\nlevel: high\n',
    );
    const { type, rules, groupBy, timespan, condition, generate, sound, level } = correlation;
    expect([type, sound, level, generate]).toEqual(['event_count', true, 'high', false]);
    expect(rules.map(at)).toEqual(['a', 'b']);
    expect(groupBy.map(at)).toEqual(['u']);
    expect([timespan!.seconds, timespan!.text, at(timespan!)]).toEqual([300, '5m', '5m']);
    if (condition?.kind !== 'threshold') throw new Error('no threshold');
    expect(condition.bounds.map((one) => [one.relation, one.value, at(one)])).toEqual([
      ['gt', 3, 'gt: 3'],
      ['lte', 10, 'lte: "10"'],
    ]);
    expect(said).toEqual(['bad-id: x', 'correlation-range: {gt: 3, lte: "10"}']);
  });

  it('aliases, with the field of each rule', () => {
    const { correlation, at } = read(
      `${COUNT.replace('[u]', '[who]')}\naliases: {who: {a: x, b: y.z}}`,
    );
    const [alias] = correlation.aliases;
    expect([alias!.name, at(alias!)]).toEqual(['who', 'who']);
    expect(alias!.fields.map(({ rule, field }) => [at(rule), at(field)])).toEqual([
      ['a', 'x'],
      ['b', 'y.z'],
    ]);
  });

  it('a condition over rules, and the rules it names where there is no list', () => {
    const body = TEMPORAL.replace('rules: [a, b]\n', '');
    const { correlation, said, at } = read(`${body}\ncondition: b and not (a-1 or b)`);
    expect(correlation.rules.map(at)).toEqual(['b', 'a-1']);
    expect([correlation.condition!.kind, said]).toEqual(['extended', []]);
  });

  it('no condition at all where the type has a default', () => {
    const { correlation, said } = read(TEMPORAL);
    expect([correlation.condition!.kind, said]).toEqual(['every', []]);
  });

  it.each([
    ['generate: true', '', true, []],
    ['', 'generate: true\n', true, ['correlation-generate-outside: true']],
    ['generate: false', 'generate: true\n', false, ['correlation-generate-outside: true']],
  ])('generate inside (%s) and beside (%s)', (inside, beside, expected, complaints) => {
    const { correlation, said } = read(`${COUNT}\n${inside}`, beside);
    expect([correlation.generate, said]).toEqual([expected, complaints]);
  });
});

describe('every mistake at its place', () => {
  it.each([
    ['event_count', 'event_cuont', 'correlation-type: event_cuont'],
    ['type: event_count', 'type: [x]', 'correlation-not-text: [x]'],
    ['[a, b]', '[]', 'correlation-no-rules: []'],
    ['[a, b]', '[a, {x: y}]', 'bad-reference: {x: y}'],
    ['[a, b]', '[a, a]', 'correlation-rule-twice: a'],
    ['[u]', '[[u]]', 'correlation-field: [u]'],
    ['[u]', '[]', 'correlation-no-group-by: correlation'],
    ['5m', '0m', 'correlation-timespan: 0m'],
    ['5m', '[5m]', 'correlation-timespan: [5m]'],
    ['5m', '9999999999999999y', 'correlation-timespan: 9999999999999999y'],
    ['gte: 3', 'gte: 2.5', 'correlation-fraction: 2.5'],
    ['gte: 3', 'gte: x', 'correlation-bound: x'],
    ['gte: 3', 'gte: .inf', 'correlation-bound: .inf'],
    ['gte: 3', 'gte: [3]', 'correlation-bound: [3]'],
    ['gte: 3', 'gte: 3, gtee: 4', 'correlation-condition-key: gtee'],
    ['gte: 3', 'field: x', 'correlation-no-bound: {field: x}'],
    ['gte: 3', 'gte: 3, field: x', 'correlation-unused: x'],
    ['gte: 3', 'gte: 3, percentile: 5', 'correlation-unused: 5'],
    ['gte: 3', 'lte: 3', 'correlation-silence: {lte: 3}'],
    ['gte: 3', 'eq: 0', 'correlation-silence: {eq: 0}'],
    ['gte: 3', 'gt: 3, lt: 4', 'correlation-never: {gt: 3, lt: 4}'],
    ['{gte: 3}', 'a and b', 'correlation-condition: a and b'],
    ['event_count', 'value_sum', 'correlation-no-field: {gte: 3}'],
    ['condition: {gte: 3}', '', 'correlation-missing: correlation'],
    ['condition: {gte: 3}', 'conditions: {gte: 3}', 'correlation-key: conditions'],
  ])('%s → %s: %s', (before, after, complaint) => {
    expect(COUNT).toContain(before);
    expect(read(COUNT.replace(before, after)).said).toContain(complaint);
  });

  it.each([
    ['a and c', 'correlation-unlisted-rule: c'],
    ['a', 'correlation-unread-rule: b'],
    ['1 of a*', 'correlation-selector: 1 of'],
    ['a and b*', 'correlation-selector: b*'],
    ['a and (b', 'condition-syntax: '],
    ['a AND b', 'condition-operator-case: AND'],
    ['a && b', 'condition-operator: &&'],
    ['[a]', 'condition-not-text: [a]'],
    ['5', 'condition-not-text: 5'],
    ['{gte: 1}', 'correlation-one-rule: {gte: 1}'],
    ['{gte: 3}', 'correlation-never: {gte: 3}'],
  ])('condition: %s → %s', (condition, complaint) => {
    expect(read(`${TEMPORAL}\ncondition: ${condition}`).said).toContain(complaint);
  });

  it.each([
    ['x', 'correlation-aliases: x'],
    ['{w: x}', 'correlation-aliases: x'],
    ['{w: {a: [x]}}', 'correlation-aliases: [x]'],
    ['{w: {a: x}}', 'correlation-alias-unused: w'],
  ])('aliases: %s → %s', (aliases, complaint) => {
    expect(read(`${COUNT}\naliases: ${aliases}`).said).toContain(complaint);
  });

  it.each([
    ['5 m', '5m'],
    ['5S', '5s'],
    ['10min', '10m'],
    ['2 Hours', '2h'],
    ['3months', '3M'],
    ['5x', null],
  ])('timespan %s is mended to %s', (written, fix) => {
    expect(read(COUNT.replace('5m', written)).fixes).toEqual(fix === null ? [] : [fix]);
  });

  it('blocks the document and no other', () => {
    const source = `${HEAD}${indented(COUNT.replace('5m', 'x'))}\n---\n${HEAD}${indented(COUNT)}\n`;
    expect(parse(source).documents.map((one) => 'sound' in one && one.sound)).toEqual([
      false,
      true,
    ]);
  });
});
