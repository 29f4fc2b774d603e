// Links go a long way by hand, mail and chat: whatever arrives, the page sees the same state or says what is wrong.
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './arbitrary.test-support';
import { anyState, earlierLink, earlierState, framed } from './arbitrary-state.test-support';
import { MAX_BYTES, MAX_LENGTH, PREFIX, readLink, writeLink, type LinkState } from './link';
import { pack } from './pack';

async function hashOf(state: LinkState): Promise<string> {
  const written = await writeLink(state);
  if ('problem' in written) throw new Error(written.problem.code);
  return written.hash;
}

const codeOf = async (hash: string): Promise<string> => {
  const read = await readLink(hash);
  return 'problem' in read ? read.problem.code : 'opened';
};

const packed = (text: string, version = '1') =>
  version === '3'
    ? framed(pack(new TextEncoder().encode(text)), version)
    : framed(deflateRawSync(text), version);

const SMALL: LinkState = {
  rule: 'title: A\n',
  events: [{ name: 'pasted', text: '{"eventName":"GetObject"}' }],
  view: { selected: 0 },
};

/** What is packed with the model costs its bytes, some microseconds each: most of the states are small. */
const RUNS = 2000;

describe('a state comes back as it was', () => {
  it('whatever it holds (2,000 runs)', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, async (state) => {
        expect(await readLink(await hashOf(state))).toEqual({ state });
      }),
      { numRuns: RUNS },
    );
  }, 180_000);

  it.each(['1', '2'] as const)('from version %s as well (2,000 runs)', async (version) => {
    await fc.assert(
      fc.asyncProperty(anyState, async (any) => {
        const state = earlierState(any, version);
        expect(await readLink(earlierLink(any, version))).toEqual({ state });
      }),
      { numRuns: RUNS },
    );
  });

  it.each<[string, LinkState]>([
    ['nothing at all', { rule: '', events: [], view: {} }],
    ['a set without records', { ...SMALL, events: [{ name: 'a', text: '' }] }],
    [
      'sets with and without records',
      {
        ...SMALL,
        events: ['', '{}\n{"a":1}', '', '{}'].map((text, index) => ({ name: `${index}`, text })),
      },
    ],
    [
      'integers beyond 2^53, and keys in their order',
      {
        ...SMALL,
        events: [{ name: 'a', text: '{"b":123456789012345678901234567890,"2":0,"1":0}' }],
      },
    ],
    ['long integers in the rule', { ...SMALL, rule: 'id: 12345678901234567890 "1": x' }],
    [
      'a view with __proto__',
      { ...SMALL, view: JSON.parse('{"__proto__":"x"}') as object as LinkState['view'] },
    ],
    ['a rule of half characters', { ...SMALL, rule: 'title: \ud800\nx: y\n' }],
    ['a rule that ends in line breaks', { ...SMALL, rule: '\n\n' }],
    ['a rule of Windows', { ...SMALL, rule: 'title: A\r\nlevel: low\r\n' }],
    ['no placeholders, and that is said', { ...SMALL, placeholders: {} }],
    ['no expectations, and that is said', { ...SMALL, expectations: [] }],
    [
      'expectations',
      {
        ...SMALL,
        events: ['{}', '', '{}\n{"a":1}'].map((text, index) => ({ name: `${index}`, text })),
        expectations: [
          { event: 0, rule: 0, expected: 'match' },
          { event: 2, rule: 1, expected: 'no match' },
          { event: 2, rule: 0, expected: 'known gap' },
        ],
      },
    ],
    [
      'more than the model packs',
      {
        ...SMALL,
        events: [
          {
            name: 'é',
            text: Array.from({ length: 3000 }, (_, n) => `{"é":"${n * 7919}"}`).join('\n'),
          },
        ],
      },
    ],
    ['a long rule', { ...SMALL, rule: 'x'.repeat(900_000) }],
  ])('%s', async (_, state) => {
    expect(await readLink(await hashOf(state))).toEqual({ state });
  });

  it('leaves out of the view what is not small', async () => {
    const view = { selected: 1, marked: 'x'.repeat(5000), width: Infinity };
    expect(await readLink(await hashOf({ ...SMALL, view }))).toEqual({
      state: { ...SMALL, view: { selected: 1 } },
    });
  });

  it('leaves out expectations of events that are not there', async () => {
    const expectations = [
      { event: 0, rule: 0, expected: 'match' },
      { event: 1, rule: 0, expected: 'match' },
      { event: 0, rule: -1, expected: 'match' },
    ] as const;
    expect(await readLink(await hashOf({ ...SMALL, expectations }))).toEqual({
      state: { ...SMALL, expectations: expectations.slice(0, 1) },
    });
  });

  it('writes half characters of an event as escapes', async () => {
    const events = [{ name: 'a', text: '{"a":"\ud800"}' }];
    expect(await readLink(await hashOf({ ...SMALL, events }))).toEqual({
      state: { ...SMALL, events: [{ name: 'a', text: '{"a":"\\ud800"}' }] },
    });
  });

  it('needs no escape in an address', async () => {
    expect(await hashOf(SMALL)).toMatch(/^#\/p\/3[\w-]+$/);
  });
});

/** The same link with one character replaced. */
const changedAt = (hash: string, at: number, by: string) =>
  hash.slice(0, at) + by + hash.slice(at + 1);

describe('one changed character', () => {
  it.each(['1', '2', '3'] as const)(
    'of version %s opens the same or is called damaged (2,000 runs)',
    async (version) => {
      const character = fc.oneof(
        fc.constantFrom(...'AQgw-_09azZ'),
        fc.string({ minLength: 1, maxLength: 1 }),
      );
      await fc.assert(
        fc.asyncProperty(anyState, fc.nat(), character, async (any, place, by) => {
          const state = version === '3' ? any : earlierState(any, version);
          const hash = version === '3' ? await hashOf(any) : earlierLink(any, version);
          const at = PREFIX.length + (place % (hash.length - PREFIX.length));
          const read = await readLink(changedAt(hash, at, by));
          if ('state' in read) expect(read).toEqual({ state });
          else expect(read.problem.code).toBe('damaged');
        }),
        { numRuns: RUNS },
      );
    },
    180_000,
  );

  it('at every place of a short link, by every printable character', async () => {
    const hash = await hashOf({ rule: 'a', events: [], view: {} });
    const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
    const seen = new Set<string>();
    for (let at = PREFIX.length; at < hash.length; at += 1) {
      for (const by of printable.filter((one) => one !== hash[at])) {
        const read = await readLink(changedAt(hash, at, by));
        if ('state' in read) expect(read.state.rule).toBe('a');
        seen.add('state' in read ? 'same' : read.problem.code);
      }
    }
    expect(seen.has('damaged')).toBe(true);
    expect([...seen].filter((one) => one !== 'same')).toEqual(['damaged']);
  }, 180_000);

  it('a link cut off anywhere is damaged', async () => {
    const hash = await hashOf(SMALL);
    for (let end = PREFIX.length; end < hash.length; end += 1) {
      expect(await codeOf(hash.slice(0, end))).toBe('damaged');
    }
  });
});

describe('what is no link', () => {
  it.each([
    ['nothing', '', 'foreign'],
    ['another route', '#/about', 'foreign'],
    ['another site’s link', '#pako:eNptkc1u', 'foreign'],
    ['the bare prefix', PREFIX, 'damaged'],
    ['a later version, whole', framed(deflateRawSync('…'), '4'), 'newer'],
    ['a later version, changed', framed(deflateRawSync('…'), '4').slice(0, -2), 'damaged'],
    ['no deflate stream', framed(Uint8Array.of(1, 2, 3, 4, 5), '1'), 'foreign'],
    [
      'an unfinished deflate stream',
      framed(deflateRawSync('x'.repeat(99)).subarray(0, -1), '1'),
      'foreign',
    ],
    ['an empty body', framed(new Uint8Array(), '1'), 'foreign'],
    ['no UTF-8', framed(deflateRawSync(Uint8Array.of(0xff, 0xfe)), '1'), 'foreign'],
    ['no JSON', packed('title: x'), 'foreign'],
    ['another shape', packed('{"rule":"x"}'), 'foreign'],
    ['a rule that is no text', packed('[1,{},[]]'), 'foreign'],
    ['version 2 without placeholders', packed('["",{},[]]', '2'), 'foreign'],
    ['a placeholder that is no list', packed('["",{},[],{"a":"b"}]', '2'), 'foreign'],
    ['a value that is no text', packed('["",{},[],{"a":[1]}]', '2'), 'foreign'],
    ['version 1 with placeholders', packed('["",{},[],{"a":["b"]}]'), 'foreign'],
    ['a member too many', packed('["",{},[],0]'), 'foreign'],
    ['a view of things not small', packed('["",{"a":{}},[]]'), 'foreign'],
    ['a view with an endless number', packed('["",{"a":1e999},[]]'), 'foreign'],
    ['a view with a long integer', packed('["",{"a":123456789012345678901},[]]'), 'foreign'],
    ['a set without a count', packed('["",{},[["a"]]]'), 'foreign'],
    ['a count below zero', packed('["",{},[["a",-1]]]'), 'foreign'],
    ['a count and a half', packed('["",{},[["a",1.5]]]\n{}'), 'foreign'],
    ['fewer records than counted', packed('["",{},[["a",2]]]\n{}'), 'foreign'],
    ['more records than counted', packed('["",{},[["a",1]]]\n{}\n{}'), 'foreign'],
    ['a line behind no set', packed('["",{},[]]\n'), 'foreign'],
    ['a record that is no object', packed('["",{},[["a",1]]]\n[1]'), 'foreign'],
    ['a record that is no JSON', packed('["",{},[["a",1]]]\n{a}'), 'foreign'],
    ['version 3: an empty body', framed(new Uint8Array(), '3'), 'foreign'],
    ['version 3: a number without end', framed(new Uint8Array(9).fill(255), '3'), 'foreign'],
    ['version 3: more than it has', framed(Uint8Array.of(2, 1, 9, 0), '3'), 'foreign'],
    ['version 3: a bit kept for later', framed(Uint8Array.of(1, 0, 0), '3'), 'newer'],
    ['version 3: another shape', packed('[0,{}]', '3'), 'foreign'],
    ['version 3: a member too many', packed('[0,{},[],{},[],1]', '3'), 'foreign'],
    ['version 3: fewer lines than the rule has', packed('[3,{},[]]\na\nb', '3'), 'foreign'],
    ['version 3: more lines than the rule has', packed('[1,{},[]]\na\nb', '3'), 'foreign'],
    ['version 3: a rule of many lines', packed('[3001,{},[]]', '3'), 'foreign'],
    ['version 3: a count below zero', packed('[0,{},[["a",-1]]]', '3'), 'foreign'],
    ['version 3: a value that is no text', packed('[0,{},[],{"a":[1]}]', '3'), 'foreign'],
    ['version 3: an event not there', packed('[0,{},[],null,[[0,0,"match"]]]', '3'), 'foreign'],
    [
      'version 3: another word',
      packed('[0,{},[["a",1]],null,[[0,0,"maybe"]]]\n{}', '3'),
      'foreign',
    ],
    ['version 3: half an expectation', packed('[0,{},[["a",1]],null,[[0,0]]]\n{}', '3'), 'foreign'],
    ['a deep nest', packed('['.repeat(90_000)), 'foreign'],
    ['a nest deeper than a line may be full', packed('['.repeat(1_000_000)), 'too-large'],
    ['more events than a link may have', packed('["",{},[["a",50001]]]'), 'too-large'],
    ['a long head', packed(`["${'x'.repeat(3_000_000)}",{},[]]`), 'foreign'],
    ['an endless address', PREFIX + 'A'.repeat(MAX_LENGTH), 'too-large'],
  ])('%s', async (_, hash, code) => {
    expect(await codeOf(hash)).toBe(code);
  });

  it('never throws, whatever follows the prefix (1,000 runs)', async () => {
    const version = fc.constantFrom('1', '2', '3');
    const body = fc
      .tuple(fc.uint8Array({ maxLength: 60 }), version)
      .map(([bytes, of]) => framed(bytes, of));
    const inside = fc
      .tuple(fc.oneof(anyText, fc.json()), version)
      .map(([text, of]) => packed(text, of));
    const text = anyText.map((one) => PREFIX + one);
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, body, inside), async (hash) => {
        expect(await codeOf(hash)).toMatch(/^(damaged|foreign|newer|too-large)$/);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);
});

describe('sizes', () => {
  it('refuses what packs well and would take the page long to draw', async () => {
    const rule = '#\n'.repeat(200_000);
    const sets = Array.from({ length: 120_000 }, () => ['', 0]);
    for (const head of [
      [rule, {}, []],
      ['title: t', {}, sets],
    ]) {
      const read = await readLink(packed(JSON.stringify(head)));
      expect(read).toMatchObject({ problem: { code: 'too-large' } });
    }
    expect(await writeLink({ rule, events: [], view: {} })).toMatchObject({
      problem: { code: 'too-large' },
    });
  });

  it.each<[string, LinkState]>([
    ['too many events', { ...SMALL, events: [{ name: 'a', text: 'x'.repeat(MAX_BYTES) }] }],
    ['a rule without end', { ...SMALL, rule: 'x'.repeat(3_000_000) }],
  ])('writes no link that would not open: %s', async (_, state) => {
    expect(await writeLink(state)).toMatchObject({ problem: { code: 'too-large' } });
  });
});
