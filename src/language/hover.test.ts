// A text with a caret → what hover says there.
import { describe, expect, it } from 'vitest';
import { caret, KNOWN, rule } from './caret.test-support';
import { hover } from './hover';
import { NOTHING } from './known';

function said(marked: string): string {
  const { source, offset } = caret(marked);
  const found = hover(source, offset, KNOWN);
  return found === null
    ? 'nothing'
    : `«${source.slice(...found.range)}» ${found.lines.join(' / ')}`;
}

describe('keys and their values', () => {
  it.each([
    ['ti‸tle: x', '«title» `title`: What the rule detects, in a few words.'],
    ['level: hi‸gh', '«high» Somebody should look soon.'],
    [
      'logsource:\n  serv‸ice: cloudtrail',
      '«service» `service`: Which log of the product, such as `cloudtrail`.',
    ],
    [
      rule('condi‸tion: s\ns: x'),
      '«condition» `condition`: How the search identifiers are joined: `and`, `or`, `not`, parentheses, `1 of`, `all of`.',
    ],
    ['title: t\nlogsource: {product: x}\ndetection: {s: x, condition: s}\nunheard‸: of', 'nothing'],
    ['title: x‸', 'nothing'],
    ['# ti‸tle: x', 'nothing'],
  ])('%j', (marked, expected) => {
    expect(said(marked)).toBe(expected);
  });
});

const item = (line: string): string => rule(`s:\n    ${line}\ncondition: s\n`);

describe('fields and modifiers', () => {
  it.each([
    [
      'event‸Name: x',
      /^«eventName» `eventName`: The API call.* \/ 3 of 3 loaded events have it\.$/,
    ],
    ['errorCode‸|contains: x', /^«errorCode» .* \/ 1 of 3 loaded events has it\.$/],
    [
      'requestParameters.port‸: x',
      /^«requestParameters.port» The field `requestParameters.port`\. \/ 1 of 3/,
    ],
    ['errorCode|con‸tains: x', /^«contains» `contains`: The value occurs anywhere in the field/],
    ['errorCode|base64‸: x', /^«base64» `base64`: The value is encoded as base64/],
    ['- errorCode‸: x', /^«errorCode»/],
    ['errorCode|con‸', /^«errorCode\|con»|nothing|^«con»/],
  ])('%s', (line, expected) => {
    expect(said(item(line))).toMatch(expected);
  });

  it('counts nothing where there are no events', () => {
    const { source, offset } = caret(item('event‸Name: x'));
    expect(hover(source, offset, NOTHING)!.lines).toHaveLength(1);
  });
});

describe('values', () => {
  it.each([
    [
      'eventName: Get‸Object',
      'Read as a text. / `eventName` is `GetObject`, upper and lower case alike. / 2 loaded events have it.',
    ],
    [
      "eventName: 'Get‸*'",
      'Read as a text, because of its quotes. / `eventName` starts with `Get`, upper and lower case alike. / `*` stands for any run of characters.',
    ],
    [
      'a|contains|cased: x‸',
      'Read as a text. / `a` contains `x`, upper and lower case as written.',
    ],
    [
      'a: x\\*‸y?',
      'Read as a text. / `a` is like `x\\*y?`, upper and lower case alike. / `?` for exactly one character and a backslash makes `*`, `?` or `\\` behind it literal.',
    ],
    [
      'a: C:\\d‸',
      'Read as a text. / `a` is `C:\\d`, upper and lower case alike. / The backslash is a backslash here.',
    ],
    [
      'a: 01‸0',
      'Read as the number 8; YAML 1.2 tools read the number 10. Quotes settle it. / `a` is `8`; a text that is this number fits too.',
    ],
    [
      "a: '01‸0'",
      'Read as a text, because of its quotes. / `a` is `010`, upper and lower case alike.',
    ],
    ['a: 2‸2', 'Read as the number 22. / `a` is `22`; a text that is this number fits too.'],
    ['a: tr‸ue', 'Read as the boolean true. / `a` is `true`; a text that says so fits too.'],
    ['a: nu‸ll', 'Read as null. / `a` is null or absent.'],
    ["a: '‸'", 'Read as a text, because of its quotes. / `a` is the empty text.'],
    ['a|gte: 2‸2', 'Read as the number 22. / `a` is at least `22`.'],
    ['a|re: ^x‸.*', 'Read as a text. / `a` matches `^x.*`, upper and lower case as written.'],
    ['a|cidr: 10.0.0.0/‸8', 'Read as a text. / `a` is an address in `10.0.0.0/8`.'],
    ['a|exists: tr‸ue', 'Read as the boolean true. / `a` is there, whatever its value.'],
    [
      'a|base64offset|contains: foob‸ar',
      'Read as a text. / `a` contains `Zm9vYmFy`, `Zvb2Jhc` or `mb29iYX`, upper and lower case alike. / In base64: `Zm9vYmFy` with 0 bytes before it, `Zvb2Jhc` with 1 byte before it or `mb29iYX` with 2 bytes before it, or as many and any number of threes.',
    ],
    [
      'a|windash|contains: cmd -en‸c /c',
      'Read as a text. / `a` contains `cmd -enc /c`, upper and lower case alike. / The dash of `-enc` and `/c` may be any of `-` `/` `–` `—` `―`.',
    ],
    [
      'a|hour|gte: 3.‸5',
      'Read as the number 3.5. / `a` is a time in UTC of which the hour is at least `3`. / Compared is the hour in UTC, 0 to 23. 3\\.5 is cut to 3.',
    ],
    [
      "a|expand: 'x%y%‸'",
      'Read as a text, because of its quotes. / `a` is `x%y%`, upper and lower case alike. / `%y%` has no values yet.',
    ],
    ['a|fieldref: b‸', 'Read as a text. / `a` equals the field `b`.'],
    ['a|neq: x‸', 'Read as a text. / Does not hold where `a` is `x`, upper and lower case alike.'],
    ['a: [x, y‸]', 'Read as a text. / `a` is `y`, upper and lower case alike.'],
    ['a|contains: 5‸', 'Read as the number 5.'],
    [
      'a: "b`c`‸"',
      'Read as a text, because of its quotes. / `a` is `` b`c` ``, upper and lower case alike.',
    ],
  ])('%s', (line, expected) => {
    expect(said(item(line))).toBe(`«${said(item(line)).slice(1).split('»')[0]}» ${expected}`);
  });

  it('tell what placeholders stand for', () => {
    const { source, offset } = caret(item("a|expand: 'x%y%‸'"));
    const { lines } = hover(source, offset, KNOWN, new Map([['y', ['1', '2*']]]))!;
    expect(lines.slice(1)).toEqual([
      '`a` is `x1` or starts with `x2`, upper and lower case alike.',
      '`%y%` stands for `1` or `2*`.',
    ]);
  });

  it('are read where the rest of the text is broken', () => {
    expect(said('detection:\n  s:\n    a: x‸\n    b: "')).toContain('`a` is `x`');
  });
});

describe('search identifiers and the condition', () => {
  const searches =
    's:\n    eventName: [A, B]\n    a|contains|all: [x, y]\nt_1:\n    - b: null\n      c: z\n    - word\nt_2:\n    d|neq: 1\n';
  it.each([
    [
      'condition: s‸',
      '«s» `s` tests: / - all of\n  - `eventName` is `A` or `B`\n  - `a` contains `x` and `y`',
    ],
    [
      'condition: 1 of t‸_*',
      '«1 of t_*» `1 of t_*`: at least one of these must be satisfied. / - `t_1`\n  - at least one of\n    - all of\n      - `b` is null or absent\n      - `c` is `z`\n    - some value contains `word`\n- `t_2`\n  - not: `d` is `1`',
    ],
    ['condition: 1 of‸ x_*', '«1 of x_*» `1 of x_*` fits no search identifier.'],
    ['condition: s an‸d t_1', '«and» Both sides must be satisfied. Binds tighter than `or`.'],
    ['condition: s and (t_2‸', '«t_2» `t_2` tests: / - not: `d` is `1`'],
    ['condition: s ‸ and', 'nothing'],
  ])('%s', (line, expected) => {
    expect(said(rule(searches + line))).toBe(expected);
  });

  it('says who reads a search identifier', () => {
    expect(said(rule(`${searches.replace('t_1', 't‸_1')}condition: t_1 or 1 of t_*`))).toMatch(
      /The condition reads it as `t_1` and `1 of t_\*`\.$/,
    );
    expect(said(rule(`${searches.replace('s:', 's‸:')}condition: t_1`))).toMatch(
      /does not read it\.$/,
    );
  });
});

describe('diagnostics', () => {
  it('stand beside what is said', () => {
    const { source, offset } = caret(item('errorCode|contain‸: x'));
    const found = hover(source, offset, KNOWN)!;
    expect(source.slice(...found.range)).toBe('contain');
    expect(found.diagnostics).toEqual([
      {
        code: 'unknown-modifier',
        severity: 'error',
        message:
          'Found the modifier contain, which Sigma does not have; did you mean contains. Nothing is evaluated until it is right.',
        more: 'docs/diagnostics.md#unknown-modifier',
      },
    ]);
  });

  it('are all there is where the text says nothing by itself', () => {
    const { source, offset } = caret('title: a: b‸');
    const found = hover(source, offset, KNOWN)!;
    expect(found.lines).toEqual([]);
    expect(found.diagnostics[0]!.code).toBe('yaml-syntax');
  });
});

it('says nothing that Markdown could take for an image or a link', () => {
  const evil = '![x](https://attacker.example/)<img src=x>`';
  const marked = rule(`s:\n    a: '${evil}‸'\n    b: x\ncondition: s‸`);
  for (const [index] of [...marked.matchAll(/‸/g)].entries()) {
    let n = -1;
    const one = marked.replace(/‸/g, () => ((n += 1) === index ? '‸' : ''));
    const { source, offset } = caret(one);
    const outside = hover(source, offset, KNOWN)!
      .lines.join('\n')
      .replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
    expect(outside).not.toMatch(/[![<]/);
  }
});
