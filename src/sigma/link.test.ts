import { describe, expect, it } from 'vitest';
import { readableOrder } from './circles';
import { link, type Program } from './link';
import { parse } from './parse';

const rule = (head: string, logsource = '{product: aws, service: cloudtrail}', item = 'a: x') =>
  `title: t\n${head}\nlogsource: ${logsource}\ndetection: {s: {${item}}, condition: s}\n`;
const correlation = (head: string, rules: string, more = '') =>
  `title: c\n${head}\ncorrelation:\n  {type: event_count, rules: [${rules}], group-by: [u], timespan: 5m, condition: {gte: 3}${more}}\n`;
const filter = (rules: string, logsource = 'logsource: {product: aws}\n') =>
  `title: f\n${logsource}filter: {rules: ${rules}, s: {u: root}, condition: not s}\n`;

function linked(...documents: readonly string[]): { program: Program; said: string[] } {
  const source = documents.join('---\n');
  const program = link(parse(source).documents);
  const said = program.diagnostics.map(
    ({ code, range, document }) => `${document} ${code}: ${source.slice(...range)}`,
  );
  return { program, said };
}

describe('references', () => {
  const ID = '0A8C2D5E-1111-4F0A-9A3B-5C6D7E8F9A0B';

  it.each([
    ['name: one', 'one'],
    [`id: ${ID}`, ID.toLowerCase()],
    [`id: ${ID}`, ID.replaceAll('-', '')],
    ['id: rule-1', 'rule-1'],
  ])('%s is found by %s', (head, reference) => {
    const { program, said } = linked(rule(head), correlation('name: c', reference));
    expect(said).toEqual([]);
    expect(program.correlations[0]).toMatchObject({ sound: true, groupBy: [['u']] });
    expect(program.correlations[0]!.targets).toEqual([{ kind: 'rule', index: 0 }]);
    expect(program.rules[0]!.alerts).toBe(false);
  });

  it('an id goes before a name', () => {
    const { program } = linked(rule('name: x'), rule('id: x'), correlation('name: c', 'x'));
    expect(program.correlations[0]!.targets).toEqual([{ kind: 'rule', index: 1 }]);
  });

  it('unknown, ambiguous and refused ones block the correlation, and silence nothing', () => {
    const { program, said } = linked(
      rule('name: one'),
      rule('name: two'),
      rule('name: two'),
      rule('name: bad', '{product: aws}', 'a|contain: x'),
      correlation('name: c1', 'one, oen'),
      correlation('name: c2', 'one, two'),
      correlation('name: c3', 'one, bad'),
      correlation('name: c4', 'c3'),
    );
    expect(said).toEqual([
      '4 correlation-unknown-rule: oen',
      '5 ambiguous-reference: two',
      '6 reference-refused: bad',
      '7 reference-refused: c3',
    ]);
    expect(program.diagnostics[0]!.fixes).toEqual([
      { title: 'Write one', range: program.diagnostics[0]!.range, text: 'one' },
    ]);
    expect(program.correlations.map(({ sound }) => sound)).toEqual([false, false, false, false]);
    expect([program.order, program.rules[0]!.alerts]).toEqual([[], true]);
  });

  it('the same rule by id and by name counts once', () => {
    const { program, said } = linked(rule('name: one\nid: i'), correlation('name: c', 'i, one'));
    expect(said).toEqual(['1 correlation-rule-twice: one']);
    expect(program.correlations[0]!.targets).toHaveLength(1);
  });
});

describe('chains', () => {
  it('inner ones come first, wherever they stand', () => {
    const { program } = linked(
      correlation('name: outer', 'middle'),
      correlation('name: middle', 'inner'),
      correlation('name: inner', 'one', ', generate: true'),
      rule('name: one'),
    );
    expect(program.order).toEqual([2, 1, 0]);
    expect(program.correlations.map(({ alerts }) => alerts)).toEqual([true, false, false]);
    expect(program.rules[0]!.alerts).toBe(true);
  });

  it('circles are named at every reference in them, and what waits for them is refused', () => {
    const { program, said } = linked(
      correlation('name: self', 'self'),
      correlation('name: a', 'b'),
      correlation('name: b', 'a'),
      correlation('name: outside', 'b'),
    );
    expect(said.sort()).toEqual([
      '0 correlation-circle: self',
      '1 correlation-circle: b',
      '2 correlation-circle: a',
      '3 reference-refused: b',
    ]);
    const words = program.diagnostics.find(({ document }) => document === 1)!.message;
    expect(words).toContain('a → b → a');
    expect(program.order).toEqual([]);
  });

  it.each([
    [[[1], [2], []], [2, 1, 0], []],
    [[[1], [0], [0]], [0, 1, 2], [[0, 1]]],
    [
      [[0], [1]],
      [0, 1],
      [[0], [1]],
    ],
    [[[1, 2], [0], [0]], [0, 1, 2], [[0, 1]]],
  ])('what waits for what, %j: order %j, circles %j', (needs, order, circles) => {
    expect(readableOrder(needs)).toEqual({ order, circles });
  });

  it('thousands of circles and long chains are found in no time', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => [i % 2 === 0 ? i + 1 : i - 1]);
    const chain = Array.from({ length: 20_000 }, (_, i) => (i === 0 ? [] : [i - 1]));
    const start = performance.now();
    expect(readableOrder(many).circles).toHaveLength(10_000);
    expect(readableOrder(chain).order).toHaveLength(20_000);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('aliases', () => {
  const fields = (aliases: string) =>
    linked(
      rule('name: one\nid: i'),
      rule('name: two'),
      correlation('name: c', 'one, two', `, aliases: {u: ${aliases}}`),
    );

  it('each rule has its field, by name or id', () => {
    const { program, said } = fields('{i: x, two: y}');
    expect([program.correlations[0]!.groupBy, said]).toEqual([[['x'], ['y']], []]);
  });

  it('a rule without one is read by the alias itself, with a warning', () => {
    const { program, said } = fields('{one: x}');
    expect([program.correlations[0]!.groupBy, said]).toEqual([
      [['x'], ['u']],
      ['2 alias-incomplete: u'],
    ]);
  });

  it('a rule that is none of its own changes nothing, with a warning', () => {
    const { program, said } = fields('{one: x, two: y, three: z}');
    expect([program.correlations[0]!.groupBy, said]).toEqual([
      [['x'], ['y']],
      ['2 alias-of-other-rule: three'],
    ]);
  });
});

describe('filters', () => {
  const narrowed = (...documents: readonly string[]) => {
    const { program, said } = linked(...documents);
    return { said, counts: program.rules.map(({ filters }) => filters.length) };
  };

  it.each([
    ['[one]', [1, 0], []],
    ['any', [1, 1], []],
    ['[one, one]', [1, 0], []],
    ['[one, tow]', [1, 0], ['2 reference-unknown: tow']],
    ['[c]', [0, 0], ['2 filter-of-correlation: c']],
  ])('rules: %s', (rules, counts, said) => {
    const found = narrowed(
      rule('name: one'),
      rule('name: two'),
      filter(rules),
      correlation('name: c', 'one'),
    );
    expect(found).toEqual({ counts, said });
  });

  it.each([
    ['logsource: {product: aws}\n', 1, []],
    ['logsource: {product: aws, service: cloudtrail}\n', 1, []],
    ['', 1, []],
    ['logsource: {product: AWS}\n', 0, ['1 reference-logsource: one']],
    ['logsource: {product: aws, category: x}\n', 0, ['1 reference-logsource: one']],
  ])('%j', (logsource, count, said) => {
    expect(narrowed(rule('name: one'), filter('[one]', logsource))).toEqual({
      counts: [count],
      said,
    });
  });

  it('any that fits no rule is said', () => {
    const windows = filter('any', 'logsource: {product: windows}\n');
    expect(narrowed(rule('name: one'), windows)).toEqual({
      counts: [0],
      said: ['1 filter-narrows-none: any'],
    });
  });

  it('a name that several bear is an error that blocks nothing', () => {
    const { program, said } = linked(rule('name: x'), rule('name: x'), filter('[x]'));
    expect(said).toEqual(['2 ambiguous-reference: x']);
    expect(program.diagnostics[0]!.blocks).toBe(false);
  });

  it('too many filters on too many rules are refused, not endless', () => {
    const rules = Array.from({ length: 210 }, (_, index) => rule(`name: r${index}`));
    const filters = Array.from({ length: 100 }, () => filter('any'));
    const { program, said } = linked(...rules, ...filters);
    expect(said).toEqual([305, 306, 307, 308, 309].map((at) => `${at} too-many-filters: any`));
    expect(program.rules.some(({ sound }) => sound)).toBe(false);
  });

  it('one that is broken keeps the rules it narrows from being evaluated, and what counts them', () => {
    const { program, said } = linked(
      rule('name: one'),
      filter('[one]').replace('u: root', 'u|contain: root'),
      correlation('name: c', 'one'),
    );
    expect(said).toEqual(['1 filter-broken: [one]', '2 reference-refused: one']);
    expect(program.rules[0]).toMatchObject({ sound: false, filters: [], alerts: true });
  });
});
