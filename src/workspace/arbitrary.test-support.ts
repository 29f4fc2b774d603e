// Random texts for the tests of links and zips: any JavaScript string, names that bite, rules of several documents, records as they
// may arrive.
import fc from 'fast-check';
import { compactJson, type JsonValue } from '../text/json';

const SPECIAL = [
  '',
  '\n',
  '\r\n',
  '\u2028',
  '\ud800',
  '\udc00\ud800',
  '\ufeff',
  '"\\',
  '\0',
  '💡',
] as const;

/** Any UTF-16, halves of characters included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 40,
  }),
  fc.constantFrom(...SPECIAL),
);

/** What files and event sets are called by people, by systems, and by those who look for holes. */
export const STRANGE_NAMES = [
  '',
  ' ',
  '.',
  '..',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  'a/b//c.json',
  '/absolute.json',
  'C:\\logs\\CON.json',
  '👩‍👩‍👧‍👦 🇨🇭.json',
  'سجل الأحداث.json',
  '\u202egnosj.exe',
  'שלום',
  'e\u0301.json',
  '\u00e9.json',
  '日志.ndjson',
  '0',
  '-1',
  'null',
  '<b>&amp;"\'.json',
  'name\nof two lines',
  '%2e%2e%2f',
] as const;

export const anyName = fc.oneof(
  { weight: 3, arbitrary: anyText },
  { weight: 6, arbitrary: fc.constantFrom(...STRANGE_NAMES) },
  { weight: 1, arbitrary: fc.constantFrom(100, 300).map((length) => 'ü'.repeat(length)) },
);

const DOCUMENTS: readonly ((name: string) => string)[] = [
  (name) =>
    `title: ${name}\nname: ${name}\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n  selection:\n    eventName: Get${name}\n    user|expand: "%${name}%"\n    errorCode: null\n  condition: selection\n`,
  (name) =>
    `title: Often ${name}\ncorrelation:\n  type: event_count\n  rules: [${name}]\n  group-by: [sourceIPAddress]\n  timespan: 5m\n  condition: { gte: 10 }\n`,
  (name) =>
    `title: Order ${name}\ncorrelation:\n  type: temporal_ordered\n  rules:\n    - ${name}\n    - other\n  timespan: 1h\n  aliases:\n    who: { ${name}: userIdentity.arn }\n`,
  (name) =>
    `title: Not ${name}\nlogsource: { product: aws }\nfilter:\n  rules: [${name}]\n  selection:\n    userAgent|contains: '${name}'\n  condition: not selection\n`,
  (name) => `action: global\nlevel: low # ${name}\n`,
  (name) => `# file: ${name}.yml`,
  () => '',
  () => 'title: [',
];

const document = fc
  .tuple(fc.constantFrom(...DOCUMENTS), fc.constantFrom('a', 'Größe', '規則', '💡', '1', 'x_y'))
  .map(([print, name]) => print(name));

/** Rules, correlation rules, filters and others, in one text: any number, in any order, line breaks of any system. */
const documents = fc
  .tuple(
    fc.array(document, { maxLength: 4 }),
    fc.constantFrom('---\n', '--- # file: b.yml\n', '\n---\n', '...\n---\n', '---\r\n'),
    fc.constantFrom('', '\n', '\r\n', '\n\n', ' '),
  )
  .map(([all, between, end]) => all.join(between) + end);

export const anyRuleText = fc.oneof(anyText, documents, document);

export const anyKey = fc.oneof(
  anyText,
  fc.constantFrom('__proto__', 'constructor', 'toString', '1', '0', ''),
  fc.constantFrom('eventName', 'errorCode', 'userIdentity', 'requestParameters'),
);

const leaf: fc.Arbitrary<JsonValue> = fc.oneof(
  anyText,
  fc.double({ noNaN: true }),
  fc.constantFrom<JsonValue>(null, null, true, false, 2 ** 53, Infinity, ''),
  fc.bigInt({ min: 2n ** 53n, max: 10n ** 40n }),
  fc.bigInt({ min: -(2n ** 70n), max: -(2n ** 53n) }),
);

interface Bounds {
  readonly depth: number;
  readonly members: number;
  readonly records: number;
}

function valueWithin({ depth, members }: Bounds): fc.Arbitrary<JsonValue> {
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: depth, withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: members }),
      fc.dictionary(anyKey, tie('value'), { maxKeys: members, noNullPrototype: true }),
    ),
  }));
  return value;
}

/** Numbers in all spellings of JSON: a link keeps the text. */
const SPELLINGS = [
  '1.0',
  '-0',
  '1E5',
  '1e400',
  '0.10',
  '-12345678901234567890',
  '9007199254740993',
];

/** As text, since no value has a key twice; the last one counts, and a link may not decide which. */
const repeating = (members: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom('eventName', 'errorCode', '__proto__', '1'),
        fc.oneof(
          leaf.map((value) => compactJson(value)),
          fc.constantFrom(...SPELLINGS),
        ),
      ),
      { maxLength: members },
    )
    .map((all) => `{${all.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`);

/** Lines of records. */
function linesWithin(bounds: Bounds): fc.Arbitrary<string> {
  const record = fc
    .dictionary(anyKey, valueWithin(bounds), { maxKeys: bounds.members, noNullPrototype: true })
    .map((object) => compactJson(object));
  const either = fc.oneof(
    { weight: 3, arbitrary: record },
    { weight: 1, arbitrary: repeating(bounds.members) },
  );
  return fc.array(either, { maxLength: bounds.records }).map((all) => all.join('\n'));
}

/** Links cost their bytes: most are small, as what is wrong mostly shows in little; some are large. */
export const anyLines = fc.oneof(
  { weight: 29, arbitrary: linesWithin({ depth: 2, members: 3, records: 3 }) },
  { weight: 1, arbitrary: linesWithin({ depth: 5, members: 6, records: 8 }) },
);
