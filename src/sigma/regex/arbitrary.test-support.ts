// Random regular expressions of the subset, over an alphabet small enough that they often match, and texts to search.
import fc from 'fast-check';

const CHARS = [
  'a',
  'b',
  'K',
  's',
  'é',
  'ß',
  '-',
  '_',
  '1',
  ' ',
  '\n',
  '\r',
  '🔥',
  '\u212a',
  'ſ',
  '\ud83d',
];

export const arbitraryRegexText: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(...CHARS),
  maxLength: 12,
});

const atom = fc.constantFrom(
  ...[
    'a',
    'b',
    'K',
    's',
    'é',
    '-',
    ' ',
    '🔥',
    '.',
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
    '\\n',
  ],
  ...['[ab]', '[^a]', '[a-s]', '[^\\w-]', '[\\W_]', '[K-a]', '[^\\n]', '[é-🔥]', '[]a]', '[^\\sK]'],
);
const place = fc.constantFrom('^', '$', '\\b', '\\B');
const quantifier = fc.constantFrom(
  '*',
  '+',
  '?',
  '{2}',
  '{0,2}',
  '{1,}',
  '{1,3}',
  '*?',
  '+?',
  '??',
);

export const arbitraryRegex: fc.Arbitrary<string> = fc.letrec<{ any: string; group: string }>(
  (tie) => ({
    group: fc
      .tuple(fc.constantFrom('(', '(?:'), tie('any'))
      .map(([open, inner]) => `${open}${inner})`),
    any: fc
      .array(
        fc.oneof(
          { maxDepth: 3, depthSize: 'small' },
          { weight: 4, arbitrary: atom },
          { weight: 1, arbitrary: place },
          { weight: 1, arbitrary: fc.constant('|') },
          { weight: 2, arbitrary: fc.tuple(atom, quantifier).map((parts) => parts.join('')) },
          {
            weight: 2,
            arbitrary: fc.tuple(tie('group'), quantifier).map((parts) => parts.join('')),
          },
        ),
        { maxLength: 4 },
      )
      .map((parts) => parts.join('')),
  }),
).any;
