import { expect, it } from 'vitest';
import { unclosedBefore } from './unclosed';

it.each([
  ['a: [b, c\n', '[', 3],
  ['a: {b: [c]\n', '{', 3],
  ['a: "b\n  c: d\n', '"', 3],
  ["a: 'it''s\n", "'", 3],
  ['a: ["b", \'c\', [d]\n', '[', 3],
  ['# [ {\na: it\'s "x"\nb: [\n', '[', 21],
])('%j', (text, open, at) => {
  expect(unclosedBefore(text, text.length)).toMatchObject({ open, range: [at, at + 1] });
});

it.each(['a: [b]\n', 'a: b # [\n', 'a: x[0]\n', "a: 'it''s'\n", ''])('nothing in %j', (text) => {
  expect(unclosedBefore(text, text.length)).toBeNull();
});
