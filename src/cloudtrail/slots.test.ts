import { describe, expect, it } from 'vitest';
import { textAt } from '../text/byte-search';
import { isPlainList, layoutOf, linesIn, membersIn, type Slots } from './slots';

const A = '{"eventVersion":"1.08","eventName":"A"}';
const B = '{"eventVersion":"1.08","eventName":"B","resources":[{"x":1},{"y":"]}{"}]}';
const OTHER = '{"eventName":"C","eventVersion":"1.08"}';

describe('how a text is laid out', () => {
  it.each([
    ['records on lines', `${A}\n${B}`, 'lines'],
    ['objects of any kind on lines', '{"a":1}\n{"b":2}', 'lines'],
    ['blank lines before the first', `\n\r\n ${A}\n${B}`, 'lines'],
    ['a log file', `{"Records":[${A}]}`, 'list'],
    ['a list with white space', `{"Records": [${A}]}`, null],
    ['a list that begins with another member', `{"Records":[${OTHER}]}`, null],
    ['one record, whatever white space follows', `${A}\n \n`, null],
    ['an object on several lines', '{\n"a":1}\n', null],
    ['a table', 'eventName,eventSource\nA,b', null],
    ['nothing', '', null],
    ['empty lines', '\n\n\n', null],
  ])('%s', (_, text, layout) => {
    expect(layoutOf(text, false)).toBe(layout);
  });

  it('one line with more to come that is not seen yet is taken for lines', () => {
    expect(layoutOf(`${A}\n`, true)).toBe('lines');
  });
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

const texts = (text: string, { starts, ends, count }: Slots) =>
  Array.from({ length: count }, (_, i) => textAt(bytesOf(text), starts[i]!, ends[i]!));

describe('lines', () => {
  it('leave out what is empty, and white space around', () => {
    const text = `${A}\r\n\r\n \t\n  ${B} \n${A}`;
    const lines = linesIn(bytesOf(text));
    expect(texts(text, lines)).toEqual([A, B, A]);
    expect(lines.plain).toBe(true);
  });

  it.each([
    ['a record in another order', OTHER],
    ['a record that is cut off', '{"eventVersion":"1.08","eventNa'],
    ['what is no record', 'hello'],
  ])('are not plain with %s', (_, line) => {
    const lines = linesIn(bytesOf(`${A}\n${line}\n${B}`));
    expect(lines.plain).toBe(false);
    expect(lines.count).toBe(3);
  });

  it('are found in a million', () => {
    expect(linesIn(bytesOf('\n'.repeat(1_000_000))).count).toBe(0);
    expect(linesIn(bytesOf('{}\n'.repeat(100_000))).count).toBe(100_000);
  });
});

describe('members of lists', () => {
  it('end where the next begins, without what closes the list', () => {
    const text = `{"Records":[${A},${B},${A}]}\n`;
    expect(texts(text, membersIn(bytesOf(text)))).toEqual([A, B, A]);
  });

  it.each([
    ['one list', `{"Records":[${A},${B},${A}]}`],
    ['lists one behind the other', `{"Records":[${A},${B}]}{"Records":[${B}]}\n{"Records":[${A}]}`],
    ['a part of a list', `${B},${A},${B},`],
    ['lists in records', `{"Records":[${B},${A},${B},${B}]}`],
  ])('of %s have nothing between them', (_, text) => {
    expect(isPlainList(bytesOf(text), membersIn(bytesOf(text)))).toBe(true);
  });

  it.each([
    ['a record in another order', `{"Records":[${A},${OTHER},${B}]}`],
    ['one at the end', `{"Records":[${B},${OTHER}]}`],
    ['null', `{"Records":[${A},null,${B}]}`],
    ['a text', `{"Records":[${A},"x",${B}]}`],
    ['white space', `{"Records":[${A}, ${B}]}`],
    ['line breaks', `{"Records":[${B},\n${B}]}`],
    ['a list that begins in another way', `{"Records":[${A}]}{"Records": [${A}]}`],
    ['members behind the list', `{"Records":[${A}],"more":[{"a":1},{"b":2}]}`],
    ['a list of others', `{"Records":[${B}]}\n{"Records":[${OTHER}]}`],
    ['a record that holds another', `{"Records":[{"eventVersion":"1","inner":${A}},${B}]}`],
  ])('with %s between them are read as a whole', (_, text) => {
    expect(isPlainList(bytesOf(text), membersIn(bytesOf(text)))).toBe(false);
  });

  it.each(['"eventName":', '"a":[{"x":1},{"y":]'])(
    'may be broken by %s, and keep their places',
    (broken) => {
      const text = `{"Records":[${A},{"eventVersion":"1.08",${broken}},${A}]}`;
      expect(membersIn(bytesOf(text)).count).toBe(3);
      expect(isPlainList(bytesOf(text), membersIn(bytesOf(text)))).toBe(true);
    },
  );
});
