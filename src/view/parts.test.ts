import { describe, expect, it } from 'vitest';
import { code, cutMiddle, list, plain, text } from './parts';

describe('cutMiddle', () => {
  it.each([
    ['keeps what fits', 'abcdef', 6, 'abcdef'],
    ['keeps head and tail', 'abcdefghij', 7, 'abc…hij'],
    ['never leaves half a surrogate pair', 'ab😀😀😀yz', 7, 'ab…yz'],
  ])('%s', (_, words, most, cut) => {
    expect(cutMiddle(words, most)).toBe(cut);
  });
});

describe('code', () => {
  it('carries the whole of what it cut', () => {
    expect(code('abcdefghij', 7).full).toBe('abcdefghij');
    expect(code('abc', 7).full).toBeNull();
  });
});

describe('list', () => {
  it.each([
    ['one', 'a'],
    ['two', 'a and b'],
    ['three', 'a, b and c'],
    ['more, counted', 'a, b and 3 more'],
  ])('%s', (_, words) => {
    const items = { a: 1, 'a and b': 2, 'a, b and c': 3, 'a, b and 3 more': 5 }[words]!;
    const letters = [...'abcde'].slice(0, items).map(text);
    expect(plain(list(letters, 'and'))).toBe(words);
  });
});
