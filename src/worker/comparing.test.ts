// A text beside the one that was pinned; parts left out; coverage: over a few events of our own.
import { describe, expect, it } from 'vitest';
import { hasBit } from '../engine/bits';
import { Session } from './session';

const rule = (detection: string, head = 'title: One\n') =>
  `${head}logsource:\n  product: p\ndetection:\n${detection}`;

const EVENTS = [{ a: 1 }, { a: 2 }, { a: 3, b: 1 }, { b: 1 }];

async function evaluate(
  text: string,
  more: { readonly pinned?: string; readonly off?: readonly string[] } = {},
) {
  const session = new Session(() => undefined);
  await session.open([{ name: 'e', blob: new Blob([JSON.stringify(EVENTS)]) }], []);
  const answer = await session.evaluate({
    rule: text,
    selected: 0,
    refused: [],
    held: null,
    ...more,
  });
  return { session, answer };
}

const indexes = (bits: Uint32Array): number[] =>
  EVENTS.flatMap((_, index) => (hasBit(bits, index) ? [index] : []));

describe('comparing with a pinned text', () => {
  const before = rule('  s:\n    a:\n      - 1\n      - 2\n  condition: s\n');

  it('tells new and lost matches, and why the pinned rule decided otherwise', async () => {
    const now = rule('  s:\n    a:\n      - 2\n      - 3\n  condition: s\n');
    const { session, answer } = await evaluate(now, { pinned: before });
    const [one] = answer.compared!.rules;
    expect([indexes(one!.gained), indexes(one!.lost)]).toEqual([[2], [0]]);
    const trace = await session.pinnedReasons(one!.before!, 0);
    expect(trace?.matched).toBe(true);
  });

  it('pairs rules by id, then by title, then by place', async () => {
    const other = rule('  s:\n    b: 1\n  condition: s\n', 'title: Two\n');
    const { answer } = await evaluate(`${other}---\n${before}`, {
      pinned: `${before}---\n${other}`,
    });
    expect(answer.compared!.rules.map(({ id, before: pair }) => [id, pair])).toEqual([
      ['condition', '1//condition'],
      ['1//condition', 'condition'],
    ]);
    const renamed = await evaluate(before.replace('One', 'Another'), { pinned: before });
    expect(renamed.answer.compared!.rules[0]!.before).toBe('condition');
  });

  it('names what is gone, and compares nothing with what can’t be evaluated', async () => {
    const other = rule('  s:\n    b: 1\n  condition: s\n', 'title: Two\n');
    const { answer } = await evaluate(before, { pinned: `${before}---\n${other}` });
    expect(answer.compared!.gone).toEqual(['Two']);
    const broken = await evaluate(before, { pinned: 'title: x' });
    expect(broken.answer.compared!.rules[0]).toMatchObject({ before: null });
  });

  it('says nothing where nothing is pinned', async () => {
    expect((await evaluate(before)).answer.compared).toBeNull();
  });
});

describe('parts that are left out', () => {
  const text = rule(
    '  s:\n    a:\n      - 1\n      - 2\n  f:\n    b: 1\n  condition: s or not f\n',
  );

  it('change verdicts and reasons; their own lights stay', async () => {
    const { answer } = await evaluate(text, { off: ['f'] });
    expect(indexes(answer.bits!['condition']!)).toEqual([0, 1]);
    expect(indexes(answer.bits!['f']!)).toEqual([2, 3]);
    expect(answer.counts).toMatchObject({ condition: 2, s: 2, f: 2 });
    expect(answer.rules[0]!.stages.map(({ id }) => id)).toEqual(['s', 'f']);
    expect(answer.explanation!.rules[0]!.unused).toEqual([]);
  });

  it('may be a value or a line', async () => {
    const value = await evaluate(rule('  s:\n    a:\n      - 1\n      - 2\n  condition: s\n'), {
      off: ['s#1', 's/0#1'],
    });
    expect(value.answer.counts['condition']).toBe(1);
  });
});

it('says how often each part was true, false and decisive', async () => {
  const { session } = await evaluate(
    rule('  s:\n    a: 1\n  f:\n    b: 1\n  condition: s and not f\n'),
  );
  const covered = (await session.coverage('condition'))!;
  expect(covered.events).toBe(4);
  expect(covered.parts['s']).toEqual({ truths: 1, falsities: 3, decisive: 2 });
  expect(covered.parts['f']).toEqual({ truths: 2, falsities: 2, decisive: 1 });
  expect(await session.coverage('gone')).toBeNull();
});
