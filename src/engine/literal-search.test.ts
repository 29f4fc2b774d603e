// Which records are passed over, and which never are.
import { describe, expect, it } from 'vitest';
import { prepare } from './prepare';
import { PreparedNeed, Skipper } from './literal-search';
import { fold } from './text-match';
import type { Need } from './required';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const may = (need: Need, text: string) =>
  new PreparedNeed(need).mayMatch(bytesOf(text), 0, bytesOf(text).length);

describe('a record may match', () => {
  it.each<[string, Need, string, boolean]>([
    ['nothing is needed', [], '{}', true],
    ['a literal is there', [['"send"']], '{"f":"send"}', true],
    ['in other case', [['"send"']], '{"f":"SEND"}', true],
    ['it is not', [['"send"']], '{"f":"sent"}', false],
    ['one of a clause', [['x', 'send']], '{"f":"send"}', true],
    ['not of each', [['send'], ['x']], '{"f":"send"}', false],
    ['a character is escaped', [['send']], '{"f":"s\\u0065nd"}', true],
    ['other escapes hide nothing', [['send']], '{"f":"\\"\\/\\\\\\n"}', false],
    ['a k is the Kelvin sign', [['kelvin']], '{"f":"\u212aelvin"}', true],
    ['an i has a dot', [['i']], '{"f":"\u0130"}', true],
    ['a long s, for expressions', [['send']], '{"f":"\u017fend"}', true],
    ['other letters hide nothing', [['send']], '{"f":"\u017eend \u00e9 \u0436 \u2150"}', false],
    ['an escaped backslash before a u', [['send']], '{"f":"\\\\u0065"}', false],
    ['signs are themselves', [['a.b*[c]^(d)|{e}$+?-']], 'A.B*[C]^(D)|{E}$+?-', true],
    ['and nothing else', [['a.b']], 'axb', false],
    ['nothing ever does', [[]], '{"f":"s\\u0065nd"}', false],
  ])('%s', (_, need, text, expected) => {
    expect(may(need, text)).toBe(expected);
    const bytes = bytesOf(text);
    expect(new Skipper(new PreparedNeed(need.slice(0, 1)), bytes).next(0) < bytes.length).toBe(
      may(need.slice(0, 1), text),
    );
  });

  it('is asked of its own text only', () => {
    const need = new PreparedNeed([['send']]);
    const bytes = bytesOf('send,sent,s\\u0065nd');
    expect(need.mayMatch(bytes, 5, 9)).toBe(false);
    expect(need.mayMatch(bytes, 0, 4)).toBe(true);
  });
});

it('no other character counts as one of ASCII', () => {
  const odd = new Set(['\u0130', '\u017f', '\u212a']);
  const flags = { i: true, m: false, s: false };
  const source = '[!-~]';
  const forms = [true, false].map((tame) =>
    prepare({ op: 're', source, flags, js: source, ignoreCase: true, tame }),
  );
  for (let code = 128; code < 0x110000; code += 1) {
    const char = String.fromCodePoint(code);
    if (odd.has(char)) continue;
    if (/[ -~]/.test(fold(char))) expect.fail(`${code.toString(16)} is folded`);
    const located = [{ value: char, path: 'f', present: true }];
    if (code >= 0xd800 && code < 0xe000) continue;
    const event = { values: () => located, leaves: () => located };
    if (forms.some((form) => form(located, event) >= 0)) expect.fail(code.toString(16));
  }
});

describe('a skipper', () => {
  const text = ['{"a":"x"}', '{"a":"Send"}', '{"a":"\\u0078"}', '{"b":"x"}'].join('\n');

  it('goes from one place to the next', () => {
    const skipper = new Skipper(new PreparedNeed([['send']]), bytesOf(text));
    const places = [0, 10, 17, 23, 30].map((from) => skipper.next(from));
    expect(places.map((at) => text.slice(at, at + 4))).toEqual([
      'Send',
      'Send',
      '\\u00',
      '\\u00',
      '',
    ]);
    expect(places[4]).toBe(text.length);
  });

  it('goes back, too', () => {
    const skipper = new Skipper(new PreparedNeed([['send']]), bytesOf(text));
    expect(skipper.next(30)).toBe(text.length);
    expect(skipper.next(3)).toBe(text.indexOf('Send'));
    expect(skipper.next(0)).toBe(text.indexOf('Send'));
  });

  it('follows the clause that is rarest in the text', () => {
    const at = new Skipper(
      new PreparedNeed([['"a"'], ['"b"', 'send']]),
      bytesOf(text.replaceAll('\\u0078', 'x')),
    ).next(13);
    expect(text.replaceAll('\\u0078', 'x').slice(at, at + 3)).toBe('Sen');
  });

  it('stands still where nothing is needed, and is through where nothing matches', () => {
    expect(new Skipper(new PreparedNeed([]), bytesOf(text)).next(5)).toBe(5);
    expect(new Skipper(new PreparedNeed([['a'], []]), bytesOf(text)).next(5)).toBe(text.length);
  });
});
