import { describe, expect, it } from 'vitest';
import { evaluateOver } from '../worker/evaluate.test-support';
import { eventTree, type TreeLine } from './event-tree';
import { readPlaces } from './field-marks';
import { huesOf } from './hues';

async function lines(
  detection: string,
  event: string,
  toggled: string[] = [],
): Promise<TreeLine[]> {
  const rule = `title: T\nlogsource:\n  product: aws\ndetection:\n${detection.replace(/^/gm, '  ')}\n`;
  const answer = await evaluateOver(rule, event);
  const read = readPlaces(answer.explanation!.rules[0]!, huesOf(answer.rules));
  return eventTree(answer.explanation!.tree, read, new Set(toggled));
}

/** `2   "a": 1, ✓` */
const show = (line: TreeLine): string => {
  const name = line.name === null ? '' : `${line.name}: `;
  const marks = line.marks.map((mark) => (mark.ok ? ' ✓' : ' ✗')).join('');
  return `${line.number ?? '-'} ${'  '.repeat(line.depth)}${name}${line.value}${line.comma ? ',' : ''}${marks}`;
};

const tree = async (detection: string, event: string, toggled: string[] = []) =>
  (await lines(detection, event, toggled)).map(show);

describe('eventTree', () => {
  it('numbers lines as the text has them, folds what the rule does not read, marks what it reads', async () => {
    const event = '{"a":1,"big":{"x":1,"y":2,"z":[3,4]},"list":[],"b":"c"}';
    expect(await tree('s:\n  a: 1\n  b: d\ncondition: s', event)).toEqual([
      '1 {',
      '2   a: 1, ✓',
      '3   big: { "x": 1, … 3 fields },',
      '11   list: [],',
      '12   b: "c" ✗',
      '13 }',
    ]);
  });

  it('unfolds on demand', async () => {
    const event = '{"big":{"x":1,"y":{"z":2},"w":3}}';
    const shown = await tree('s:\n  a: 1\ncondition: s', event, ['big']);
    expect(shown).toContain('4     y: {');
  });

  it('opens what the rule reads inside, and marks the member of a list that answered', async () => {
    const event = '{"r":[{"k":"a"},{"k":"b"},{"k":"c"}]}';
    expect(await tree('s:\n  r.k: b\ncondition: s', event)).toEqual([
      '1 {',
      '2   r: [',
      '3     {',
      '4       k: "a"',
      '5     },',
      '6     {',
      '7       k: "b" ✓',
      '8     },',
      '9     {',
      '10       k: "c"',
      '11     }',
      '12   ]',
      '13 }',
    ]);
  });

  it('shows a ghost for what is looked for and absent, in the object it would stand in', async () => {
    const event = '{"p":{"q":1},"z":2}';
    expect(await tree('s:\n  p.x: null\n  y: 1\ncondition: s', event)).toEqual([
      '1 {',
      '2   p: {',
      '3     q: 1',
      '-     x: absent ✓',
      '4   },',
      '5   z: 2',
      '-   y: absent ✗',
      '6 }',
    ]);
  });

  it('says of a place that two stages read what each of them made of it', async () => {
    const [, line] = await lines('a:\n  f: 1\nb:\n  f: 2\ncondition: a or b', '{"f":1}');
    expect(line!.marks.map(({ says, ok, hue }) => [says, ok, hue!.index])).toEqual([
      ['a: f is 1', true, 1],
      ['b: f is 2', false, 2],
    ]);
  });

  it('keeps digits beyond 2^53, and keys like __proto__', async () => {
    expect(
      await tree('s:\n  f: 1\ncondition: s', '{"f":12345678901234567890,"__proto__":1}'),
    ).toEqual(['1 {', '2   f: 12345678901234567890, ✗', '3   __proto__: 1', '4 }']);
  });
});

it('knows where each line stands, or would stand', async () => {
  const found = await lines('s:\n  a.b.c: 1\ncondition: s', '{"a":{"x.y":[7]}}');
  expect(found.map(({ key, role, place }) => [key, role, place])).toEqual([
    ['', 'box', []],
    ['a', 'box', ['a']],
    ['a.x.y', 'box', ['a', 'x.y']],
    ['a.x.y[0]', 'value', ['a', 'x.y', 0]],
    ['a.x.y}', 'end', ['a', 'x.y']],
    ['a.b.c?', 'ghost', ['a', 'b', 'c']],
    ['a}', 'end', ['a']],
    ['}', 'end', []],
  ]);
});
