// parse and link over texts that nobody would write: they never throw, their places are inside the text, and they take no time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link } from './link';
import { parse } from './parse';
import type { Diagnostic } from '../text/diagnostic';

function read(text: string): readonly Diagnostic[] {
  const { documents, diagnostics } = parse(text);
  return [...diagnostics, ...link(documents).diagnostics];
}

const rule = (detection: string): string =>
  `title: t\nid: 0f3c1d9a-4b5e-4c6d-8e7f-9a0b1c2d3e4f\nlogsource:\n  product: aws\ndetection:\n${detection.replace(/^/gm, '  ')}\n`;

const SEEDS = [
  rule("sel:\n  eventName|startswith: 'Get'\ncondition: sel"),
  rule('sel:\n  a|contains|all:\n    - x*\n    - "y\\\\"\n  b: null\ncondition: sel'),
  rule(
    "s_1:\n  - a: 1\n    b|re: '^x+$'\n  - key word\ncondition: not 1 of s_* or (s_1 and all of them)",
  ),
  rule(
    "sel:\n  a|windash|base64offset|contains: ' -enc'\n  b|re|expand: '^(%x%|a+)+$'\n  c|hour|gte: 3\ncondition: sel",
  ),
  rule('a:\n  b: x\nc:\n  d: y\ntimeframe: 5m\ncondition: a | near c and not a'),
  rule('a:\n  b: x\ntimeframe: 5m\ncondition: a | count(b) by c, d >= 3'),
  `action: global\n${rule('a: {b: x}\ncondition: a')}---\ndate: 2025-01-01\n---\naction: repeat\ndetection:\n  a: {b: y}\n`,
  'title: f\nlogsource: {product: aws}\nfilter:\n  rules: [one, two]\n  sel: {a: x}\n  condition: not sel\n',
  `name: r\n${rule('sel: {a: x}\ncondition: sel')}---\ntitle: c\nname: c\ncorrelation:\n  type: value_count\n  rules: [r]\n  group-by: [u]\n  aliases:\n    u: {r: x}\n  timespan: 5m\n  condition: {gt: 3, lte: 5, field: [a, b]}\n---\ntitle: d\ncorrelation:\n  type: temporal_ordered\n  rules: [r, c]\n  timespan: 1h\n  condition: r and not c\n`,
  "title: t\nname: n\ndate: 2025/01/01\nmodified: 2024-01-01\nlevel: High\ntags: [attack.t1059, 'cve.2024-1']\nrelated:\n  - {id: x, type: obsoletes}\n",
];

const piece = fc.constantFrom(
  ...'\n :|-*&!{}[]\'"#,%@`<>?\\\tax'.split(''),
  ...[
    'not ',
    '0x',
    '0b',
    '_',
    '1',
    '1 of ',
    '---\n',
    '...\n',
    '|contains',
    '|all',
    '|expand',
    '|wide',
    '%x%',
    '\uD83D',
    '<<: ',
    '&a ',
    '*a',
    'C:\\x\\*',
    '**',
  ],
  ...[
    'action: global\n',
    'action: repeat\n',
    'filter:\n',
    'correlation:\n',
    'name: r\n',
    'rules: [c]\n',
    ' | count() > 1',
    ' | near ',
    'condition: ',
  ],
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(8),
  put: fc.oneof(piece, fc.constantFrom(...SEEDS)),
});

const edited = (seed: string, edits: readonly { at: number; cut: number; put: string }[]): string =>
  edits.reduce((text, { at, cut, put }) => {
    const start = Math.floor(at * text.length);
    return text.slice(0, start) + put + text.slice(start + cut);
  }, seed);

it('never throws, and points into the text, whatever is typed (10,000 runs)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SEEDS),
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      (seed, edits) => {
        const text = edited(seed, edits);
        for (const { range, message, fixes, related } of read(text)) {
          for (const place of [range, ...[...fixes, ...related].map((one) => one.range)]) {
            expect(place[0]).toBeGreaterThanOrEqual(0);
            expect(place[1]).toBeGreaterThanOrEqual(place[0]);
            expect(place[1]).toBeLessThanOrEqual(text.length);
          }
          expect(message).not.toBe('');
        }
      },
    ),
    { numRuns: 10_000 },
  );
}, 120_000);

it('reads the same documents without remarks, and says what blocks them (2,000 runs)', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SEEDS), fc.array(edit, { maxLength: 6 }), (seed, edits) => {
      const text = edited(seed, edits);
      const [whole, less] = [parse(text), parse(text, { remarks: false })];
      expect(less.documents).toEqual(whole.documents);
      const blocking = ({ diagnostics }: typeof whole) =>
        diagnostics.filter(({ blocks }) => blocks).map(({ code, range }) => [code, range]);
      expect(blocking(less)).toEqual(blocking(whole));
    }),
    { numRuns: 2000 },
  );
}, 120_000);

const SIZE = 100_000;
const fill = (one: string | ((index: number) => string), size = SIZE): string => {
  let text = '';
  for (let index = 0; text.length < size; index += 1)
    text += typeof one === 'string' ? one : one(index);
  return text;
};
const searches = fill((index) => `s${index}: x\n`, SIZE / 2);
const sel = (body: string): string => rule(`sel:\n${body.replace(/^/gm, '  ')}\ncondition: sel`);

const correlation = (body: string, head = ''): string =>
  `title: c\n${head}correlation:\n  type: temporal\n  ${body}\n`;

/** Each is an attempt to make one part of the reading take the square of its text. */
const LARGE: Record<string, () => string> = {
  'empty documents': () => fill('---\n'),
  'tiny documents': () => fill('---\na: b\n'),
  'broken documents': () => fill('---\na: [\n'),
  'documents that are lists': () => fill('---\n- a\n'),
  'a rule many times': () => fill(`---\n${SEEDS[0]}`),
  'an aggregation many times': () => fill(`---\n${SEEDS[4]}`),
  'what is lent to many documents': () =>
    `action: global\n${rule(`${searches}condition: 1 of s*`)}${fill('---\na: b\n', SIZE / 2)}`,
  'repeats that grow': () =>
    rule('s: x\ncondition: s') + fill((i) => `---\naction: repeat\nx${i}: y\n`),
  'an alias bomb': () =>
    `a: &a [${'x, '.repeat(9)}]\n${Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${`*a${i === 0 ? '' : i - 1}, `.repeat(9)}]\n`).join('')}`,
  'many aliases': () => sel(`a: &x y\n${fill((i) => `b${i}: *x\n`)}`),
  'many merges': () =>
    `b: &b\n${fill((i) => `  k${i}: 1\n`, SIZE / 2)}c:\n  <<: [${'*b, '.repeat(20)}]\n`,
  'unknown aliases': () => sel(fill('a: *b\n')),
  'unknown tags': () => sel(fill('a: !b c\n')),
  'ten thousand values': () => sel(`a:\n${fill((i) => `  - v${i}\n`)}`),
  'values with stars': () => sel(`a:\n${fill((i) => `  - '*v${i}*'\n`)}`),
  'ten thousand nulls': () => sel(`a:\n${fill('  - null\n')}`),
  'ten thousand keywords': () => sel(fill('- x\n')),
  'ten thousand stars': () => sel(`a: '${fill('*')}'`),
  'ten thousand stars in a text': () => sel(`a: '${fill('*a')}'`),
  'a path of stars': () => sel(`a: '${fill('\\ab\\*')}'`),
  'a long line': () => fill('a'),
  'a long line of blanks and a second colon': () => `a: b: ${fill(' ')}c`,
  'a long line of blanks behind an @': () => `a: @${fill(' x')} `,
  'tabs as indentation': () => `a:\n${fill('\t')}b`,
  'a block of many lines': () => sel(`a: |\n${fill('  x\n')}`),
  'ten thousand keys': () => fill((i) => `titl${i}: x\n`),
  'one key many times': () => fill('a: x\n'),
  'one search many times': () => rule(fill('s: x\n')),
  'a flow map': () => rule(`sel: {${fill((i) => `a${i}: x, `)}}\ncondition: sel`),
  'a set without colons': () => `{${fill('a, ')}}`,
  'keys with question marks': () => fill((i) => `? a${i}\n`),
  'deep maps': () => fill((i) => `${' '.repeat(Math.min(i, 55))}a:\n`),
  'deep lists': () => `a: ${'[ '.repeat(50)}${fill('x, ')}${' ]'.repeat(50)}`,
  'too deep lists': () => fill('['),
  'a number of many digits': () => sel(`a: ${fill('9')}`),
  'a hexadecimal number': () => sel(`a: 0x${fill('f')}`),
  'a sexagesimal number': () => sel(`a: 1${fill(':1')}`),
  'a thousand modifiers': () =>
    sel(`? a${fill('|contains', SIZE / 2)}\n: [${fill('x, ', SIZE / 2)}]`),
  'unknown names in a condition': () =>
    rule(`${searches}condition: ${fill((i) => `q${i} or `, SIZE / 2)}s1`),
  'selectors over many searches': () =>
    rule(`${searches}condition: ${fill((i) => `1 of s${i}* or `, SIZE / 2)}s1`),
  'one selector many times': () => rule(`${searches}condition: ${fill('1 of s* or ', SIZE / 2)}s1`),
  parentheses: () => rule(`s: x\ncondition: ${fill('(', SIZE / 2)}s${fill(')', SIZE / 2)}`),
  nots: () => rule(`s: x\ncondition: ${fill('not ')}s`),
  bars: () => rule(`s: x\ncondition: '${fill('| ')}'`),
  'a long group of an aggregation': () =>
    rule(`s: x\ncondition: s | count() by ${fill('a, ')}b > 5`),
  'a long near': () =>
    rule(`${searches}condition: s0 | near ${fill((i) => `s${i} and `, SIZE / 2)}s1`),
  'escapes in a condition': () => rule(`s: x\ncondition: "${fill('\\x73 or ')}s"`),
  'conditions with aggregations': () => rule(`s: x\ncondition:\n${fill('  - s | count() > 1\n')}`),
  tags: () => `title: t\ntags:\n${fill((i) => `  - x${i}.y\n`)}`,
  'a long tag': () => `tags: [${fill('a.')}]`,
  'a long date': () => `date: ${fill('1/')}`,
  'a long id': () => `id: ${fill('a-')}`,
  'related rules': () => `related:\n${fill('  - {id: x, type: y}\n')}`,
  'a correlation of many rules': () => correlation(`rules: [${fill((i) => `r${i}, `)}]`),
  'a correlation of one rule, many times': () => correlation(`rules: [${fill('r, ')}]`),
  'a condition over many rules, and none of them listed': () =>
    correlation(
      `rules: [${fill((i) => `r${i}, `, SIZE / 2)}]\n  condition: ${fill((i) => `q${i} or `, SIZE / 2)}x`,
    ),
  'a group of many fields': () => correlation(`group-by: [${fill((i) => `f${i}, `)}]`),
  'many aliases of many rules': () =>
    `${fill((i) => `---\nname: r${i}\ndetection: {s: {a: x}, condition: s}\n`, SIZE / 3)}---\n${correlation(
      `rules: [${fill((i) => `r${i}, `, SIZE / 3)}]\n  aliases:\n${fill((i) => `    a${i}: {r1: x}\n`, SIZE / 3)}`,
    )}`,
  'many correlations that wait for each other': () => {
    const next = (i: number) => (i % 50 === 49 ? i - 49 : i + 1);
    return fill((i) => `---\n${correlation(`rules: [c${next(i)}]`, `name: c${i}\n`)}`);
  },
  'one round of many correlations': () =>
    `${fill((i) => `---\n${correlation(`rules: [c${i + 1}]`, `name: c${i}\n`)}`)}---\n${correlation('rules: [c0]', 'name: c1000\n')}`,
  'many correlations over names that are not there': () =>
    `${fill((i) => `---\nname: name${i}\ndetection: {s: {a: x}, condition: s}\n`, SIZE / 2)}---\n${correlation(
      `rules: [${fill((i) => `nome${i}, `, SIZE / 2)}]`,
    )}`,
  'many filters of many rules': () =>
    fill('---\nfilter: {rules: any, s: {a: x}, condition: not s}\n', SIZE / 2) +
    fill('---\ndetection: {s: {a: x}, condition: s}\n', SIZE / 2),
  'a long timespan': () => correlation(`rules: [r]\n  timespan: ${fill('9')}s`),
  'a filter of many rules': () =>
    `filter:\n  rules: [${fill('a, ', SIZE / 2)}]\n${searches.replace(/^/gm, '  ')}condition: 1 of s*\n`,
};

/** Milliseconds. */
const SLOW = 4000;

describe('no text of 100,000 characters takes long', () => {
  it.each(Object.entries(LARGE))('%s', (_, make) => {
    const text = make();
    // A quiet machine takes less than a second for each. What grows faster than the text takes many times that;
    // a machine that is busy with other tests does not.
    let best = Infinity;
    for (let run = 0; run < 3 && best >= SLOW; run += 1) {
      const start = performance.now();
      read(text);
      best = Math.min(best, performance.now() - start);
    }
    expect(best).toBeLessThan(SLOW);
  });
});
