import { describe, expect, it } from 'vitest';
import { kindOf, kindOfText } from './intake';

const none = new Uint8Array(0);

describe('kindOfText', () => {
  it.each([
    ['an object', '{"eventName": "X"}', 'events'],
    ['an array behind blanks', '\n\n [1]', 'events'],
    ['a byte order mark', '\uFEFF{"a": 1}', 'events'],
    ['a rule', 'title: A\ndetection:\n  a: b', 'rule'],
    ['a rule behind a comment', '# mine\nlogsource:\n  product: aws', 'rule'],
    ['a rule of Windows lines', 'title: A\r\ndetection:\r\n', 'rule'],
    ['JSON that mentions a title', '{"x": "\\ntitle: a"}', 'events'],
    ['prose', 'hello there', 'unknown'],
    ['an indented key', '  title: not at the start', 'unknown'],
  ] as const)('%s', (_, text, kind) => {
    expect(kindOfText(text)).toBe(kind);
  });
});

describe('kindOf', () => {
  it.each([
    ['gzip, whatever it is called', 'a.yml', new Uint8Array([0x1f, 0x8b]), '\u001f', 'events'],
    ['content before name', 'a.yml', none, '{"a":1}', 'events'],
    ['a rule called .json', 'a.json', none, 'title: A', 'rule'],
    ['an unreadable .yaml', 'a.YAML', none, 'oops', 'rule'],
    ['an unreadable .ndjson', 'a.ndjson', none, 'oops', 'events'],
    ['a picture', 'a.png', none, 'PNG', 'unknown'],
  ] as const)('%s', (_, name, bytes, head, kind) => {
    expect(kindOf(name, bytes, head)).toBe(kind);
  });
});
