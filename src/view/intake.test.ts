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
    ['a table', '"eventname","eventsource"\n"GetObject","s3.amazonaws.com"\n', 'events'],
    ['a table with tabs', 'a\tb\n1\t2', 'events'],
    ['lines of a log', 'Jan 15 host ct: {"a": 1}\n', 'events'],
    ['prose', 'hello there', 'unknown'],
    ['prose with a comma', 'Hello, you there. How\nare you?', 'unknown'],
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
    ['zip', 'a', new Uint8Array([0x50, 0x4b, 3, 4]), 'PK', 'events'],
    ['UTF-16', 'a.txt', new Uint8Array([0xff, 0xfe]), '', 'events'],
    [
      'Parquet, to be told what to do',
      'a',
      new Uint8Array([0x50, 0x41, 0x52, 0x31]),
      'PAR1',
      'events',
    ],
    ['a picture', 'a.png', none, 'PNG', 'unknown'],
  ] as const)('%s', (_, name, bytes, head, kind) => {
    expect(kindOf(name, bytes, head)).toBe(kind);
  });
});
