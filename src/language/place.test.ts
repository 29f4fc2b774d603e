// A text with `|` where the caret is → where that is found to be.
import { describe, expect, it } from 'vitest';
import { placeAt } from './place';
import { sketch } from './sketch';

/** `‸` is the caret: the bar has a meaning of its own in Sigma. */
function place(marked: string): string {
  const offset = marked.indexOf('‸');
  const found = placeAt(sketch(marked.replace('‸', '')), offset);
  if (found === null) return 'nowhere';
  const { part, path, word, stands, colon, lead } = found;
  const rest = [stands, colon ? 'colon' : '', lead === '' ? '' : JSON.stringify(lead)];
  return `${part} ${path.join('/')} «${word.text}» ${rest.filter((one) => one !== '').join(' ')}`;
}

describe('on text that can be read', () => {
  it.each([
    ['ti‸tle: x', 'key  «title» line colon'],
    ['title:‸', 'value title «» behind " "'],
    ['title: ‸', 'value title «» behind'],
    ['title: a b‸', 'value title «a b» behind'],
    ['title: ab‸ # c', 'value title «ab» behind'],
    ['title: ab # c‸', 'nowhere'],
    ['# c‸', 'nowhere'],
    ['a:\n‸  b: c', 'nowhere'],
    ['a: b\n‸', 'key  «» line'],
    ['detection:\n  ‸', 'key detection «» line'],
    ['detection:\n  s:\n    a: x\n    ‸', 'key detection/s «» line'],
    ['detection:\n  s:\n    a: x\n  ‸', 'key detection «» line'],
    ['detection:\n  s:\n    a: x\n‸', 'key  «» line'],
    ['detection:\n  s:\n    a:\n      - x\n      - ‸', 'value detection/s/a «» item'],
    ['detection:\n  s:\n    a:\n      - x\n      -‸', 'value detection/s/a «» item " "'],
    ['detection:\n  s:\n    a:\n      - x\n      ‸', 'value detection/s/a «» below "- "'],
    ['detection:\n  s:\n    a:\n      ‸', 'value detection/s/a «» below "- "'],
    ['detection:\n  s:\n    a:\n    - x‸', 'value detection/s/a «x» item'],
    ['detection:\n  s:\n    - a: x‸', 'value detection/s/a «x» behind'],
    ['detection:\n  s:\n    - a‸: x', 'key detection/s «a» item colon'],
    ['detection:\n  s:\n    - a: x\n      ‸', 'key detection/s «» line'],
    ['detection:\n  s:\n    - a: x\n    ‸', 'key detection/s «» below "- "'],
    ["detection:\n  s:\n    a: 'x‸y'", 'value detection/s/a «xy» behind'],
    ['detection: {s: {a: x‸}}', 'value detection/s/a «x» flow'],
    ['detection: {s: {a: [x, ‸]}}', 'value detection/s/a «» flow'],
    ['detection: {s: {a: x, ‸}}', 'key detection/s «» flow'],
    ['detection: {s: {a: x}‸}', 'nowhere'],
    ['logsource: {product: aws, ‸}', 'key logsource «» flow'],
    ['logsource: {product: ‸}', 'value logsource/product «» flow'],
    ['tags:\n  - attack.‸', 'value tags «attack.» item'],
    ['description: |\n  some text‸\n', 'nowhere'],
    ['description: |\n  some text\n‸', 'key  «» line'],
    ['detection:\n  condition: a‸', 'value detection/condition «a» behind'],
    ['detection:\n  condition: a and\n    b‸', 'value detection/condition «a and\n    b» behind'],
    ['detection:\n  condition: a and\n    ‸', 'value detection/condition «a and» behind'],
    ['detection:\n  condition:\n    - a‸', 'value detection/condition «a» item'],
    [
      'detection:\n  condition: >\n    a\n    and ‸',
      'value detection/condition «    a\n    and » behind',
    ],
    ['a: b\n---\n‸', 'key  «» line'],
  ])('%j', (marked, expected) => {
    expect(place(marked)).toBe(expected);
  });
});

describe('on text that is not finished', () => {
  it.each([
    ['ti‸', 'key  «ti» line'],
    ['detection:\n  s:\n    a: x\n    event‸', 'key detection/s «event» line'],
    ['detection:\n  s:\n    event‸', 'key detection/s «event» line'],
    ['detection:\n  s:\n    event‸\n    a: x', 'key detection/s «event» line'],
    ['detection:\n  s:\n    a|con‸', 'key detection/s «a|con» line'],
    ['detection:\n  s:\n    a|con‸: x', 'key detection/s «a|con» line colon'],
    ['detection:\n  s:\n    - event‸', 'key detection/s «event» item'],
    ['detection:\n  fil‸\n  condition: s', 'key detection «fil» line'],
    ["detection:\n  s:\n    a: 'x‸\n    b: y", 'value detection/s/a «x» behind'],
    ['detection:\n  s:\n    a: [x, y‸\n    b: z', 'value detection/s/a «y» flow'],
    [
      'detection:\n  s:\n    a: x\n  condition: s and (‸',
      'value detection/condition «s and (» behind',
    ],
    ['detection:\n  s:\n    a:\n      Ge‸', 'value detection/s/a «Ge» below "- "'],
    ['detection:\n  s:\n    a: x\n      ‸', 'nowhere'],
  ])('%j', (marked, expected) => {
    expect(place(marked)).toBe(expected);
  });

  it('answers at every offset of anything', () => {
    for (const text of ['a: [b, {c: d', '- - x\n - y: "z', "? a\n: b\n'", '\t\r\n: :\n- -']) {
      for (let offset = 0; offset <= text.length; offset += 1) placeAt(sketch(text), offset);
    }
  });
});
