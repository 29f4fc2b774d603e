// Links go a long way by hand, mail and chat: whatever arrives, the page sees the same state or says what is wrong.
import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyState, anyText } from './arbitrary.test-support';
import { seal } from './frame';
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

/** A frame that holds, around whatever body. */
const framed = (body: Uint8Array, version = '1') =>
  PREFIX + seal({ version, body: Uint8Array.from(body) });

const packed = (text: string, version = '1') =>
  version === '3'
    ? framed(pack(new TextEncoder().encode(text)), version)
    : framed(deflateRawSync(text), version);

const SMALL: LinkState = {
  rule: 'title: A\n',
  events: [{ name: 'pasted', text: '{"eventName":"GetObject"}' }],
  view: { selected: 0 },
};

describe('a state comes back as it was', () => {
  it('whatever it holds (500 runs)', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, async (state) => {
        expect(await readLink(await hashOf(state))).toEqual({ state });
      }),
      { numRuns: 500 },
    );
  }, 180_000);

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

/** More than the model packs. */
const MANY: LinkState = {
  rule: 'title: Many\n',
  events: [
    {
      name: 'many.ndjson',
      text: Array.from({ length: 1500 }, (_, n) => `{"eventName":"GetObject","n":${n}}`).join('\n'),
    },
  ],
  view: {},
};

/** Made once by each version. They are out in the world and must open for ever: never change a line, only add. */
const GOLDEN: readonly (readonly [hash: string, state: LinkState])[] = [
  [
    '#/p/1TYsxDoAgEAS_cqHmBXRWdvoAoEDYAnMeiZ42xr8bbbSczIw3WpXhqKN1Z1DiJghSoMham7ggRBv4R0Q4IDqkBY566DjNyPqY3KTUt_uWIMael_Ux3tqLtDw',
    {
      rule: 'title: A rule alone\ndetection:\n  selection:\n    eventName: GetObject\n  condition: selection\n',
      events: [],
      view: {},
    },
  ],
  [
    '#/p/1RctPSsNAGIbxfU8RXrcf7STaP84F3Kn76RDG9BNTJ5Mw-SJoyKIHcCO4LoWCN_ACPUrp3iNIQXD344HHQErxrJObePg-bJmS0_7ruHk_bj4p-dl-7JYB1KNlz4XwCjolVC4-n_lXyzpM1IUC4bH0whEalZPiCQMZg8a1548ySwZcNfI6Xrd1AClr7agHv3CQW1cxNO47uXtYcyEgtOUbQ6fZ5dV0Nl9cq38RMujQeU9IobHsVgulMIx65HkTa6nzHLqHgzbpeEoSOybADsMvypnUDQ',
    {
      rule: 'title: Größe, 大きさ, 💡\n',
      events: [
        {
          name: 'pasted',
          text: '{"eventName":"PutObject","size":12345678901234567890,"2":null,"1":"\\ud800"}\n{"__proto__":{"a":[1.5,true,""]}}',
        },
        { name: 'empty.json', text: '' },
      ],
      view: { selected: 1, marked: 'selection/0#0', filter: 'match' },
    },
  ],
  ['#/p/1i1ZS0qmu1YmOjQUAHidaFg', { rule: '', events: [], view: {} }],
  [
    '#/p/2VY5BCsIwEEX3nmIY6EZS0G12nsJFksXYDDYYJyUTQai9u7Qu1OWD9z7fYUsts4VzaiMQTJkGHkuOXL1Ebjy0VMR6AVDOPwTwUK4vfk4k0YLH7hTvSZK2Sq1U7Tyu2lAkpi369l7QzPhBjmgPi3EOJ9KVzDEEM-P_GFqHJIQGL5Xp1l8zqfZ7DEvYzbgeQbsJyxurWw1Q',
    {
      rule: 'title: With a placeholder\ndetection:\n  selection:\n    user|expand: "%Administrators%"\n  condition: selection\n',
      events: [{ name: 'pasted', text: '{"user":"ana"}' }],
      view: { selected: 0 },
      placeholders: { Administrators: ['ana', 'break-glass-*'] },
    },
  ],
  [
    '#/p/3zAEAaYwNjyvxEtrOIJDPu0PI_xAHwj0GVcE7kn9T',
    {
      rule: 'title: A rule alone\ndetection:\n  selection:\n    eventName: GetObject\n  condition: selection\n',
      events: [],
      view: {},
    },
  ],
  [
    '#/p/3kgUAbn38fdEeB_i_1CJmg872mCBFkjZE0VVEONDfwEZcKeiiO203IF3VQz0ZG4YQm1V3Mo5_cW7FFFQVXXazGKvofykSdr_W0ExVy8hSHqSp8WHPZ49hR1eIGrgv4C0wJsWjOl3ia9neEjLjT_YimHzPowtL0jr3doxSzXEUdg',
    {
      rule: 'title: Größe, 大きさ, 💡\n',
      events: [
        {
          name: 'pasted',
          text: '{"eventName":"PutObject","size":12345678901234567890,"2":null,"1":"\\ud800"}\n{"__proto__":{"a":[1.5,true,""]}}',
        },
        { name: 'empty.json', text: '' },
      ],
      view: { selected: 1, marked: 'selection/0#0', filter: 'match' },
      placeholders: { Administrators: ['ana', 'break-glass-*'] },
      expectations: [
        { event: 0, rule: 0, expected: 'match' },
        { event: 1, rule: 0, expected: 'no match' },
        { event: 1, rule: 1, expected: 'known gap' },
      ],
    },
  ],
  [
    '#/p/3gAEAb8Y28aqv3R_bF7SuU6MK7z4Yoc7kgbAoEZdFKQ',
    {
      rule: 'title: half \ud800\n',
      events: [{ name: 'a', text: '{}' }],
      view: {},
      expectations: [{ event: 0, rule: 0, expected: 'no match' }],
    },
  ],
  ['#/p/3EgBvrEo4Iji1DD0', { rule: '', events: [], view: {} }],
  [
    '#/p/3gIAE6JEB5ANufZgru98yr_zBo4nkHPC3fJPOzsY6aU_7_eqkfoRgLCH9Y7zRv9tLpy7ALKbx764KWnXDzJ_uo73AtHqkYapiuIgweTs5HfVlBuz8Q8y0-ZkKxP4z8QehL9x9KsTVWFOOWFbPI_IAD4HMpN6LOlnlmw93ngQXwCX5a-D94Qf4wD8vv5oCXzNiE1M5g6wstx83_OdZzb_eiKPrwf_UI63EzEFqUNbsy4sYpYl6PWUqxcbfrBdwO6Pr61nowdym-VnIjr9YSEUFpxxV5wT_VNa1McfGQ-D3-SX8kMYGzw78qWrdK4ksz72bDUQodJ3X9wW4vQ5Y7mO6tURhm7fTq8ci-SgBhRsnEp2i6ldgzPSjQPqQhBS7RbvREwMn5UKQ7BYE2GrJz9G0IsVftGPU2Xwuz1Zt16FH-iBwizCIfaDmDTJu8c0w08K3E1eVDfOrU_hsZ333bGjXjkLj81srlbNilHgXo8ZOyMxWpgr4oEp6cIKQZRXxZH4o8hy2g96v6bvVQl5VDpFxYlz_vb1vEOQRgarHv9N-R2dr25I6YFMkwSRp6X31VI48mrZaAZ6wTPQllIgdv7jfO0Uq57gSaTiO_sKZQrwFKa6sATmrZSdq6XYYRasALyH7pCdQHjxabzEoOi4Jhd2xkRxHEERRX2gBqzJ3b8Z_x1hHARAf5JR-IIB7cdPd_9y3De_38-eDkb9fQ_y5qej_xZeLHy4eLl4tfv7lYrhYLsJFuWDTHzb9YdMfNv1h04dNHzZ92PRh04dNHzZ92PRh04dNHzZ92fRl05dNXzZ92fRl05dNXzZ92fRV0_uaVFF_b-z0RFlvoq43UdibqOxNlPYmansTxb2J647rjuuO647rjuuO647rjuuO647rruuu667rruuu667rruuu667rruvGdeO6cd24blw3rhvXjevGdeO6dd26bl23rlvXrevWdeu6dd267sd1P677cd2P635c9-O6H9f9uO7HdT-u-3Xdr-t-Xffrul_XpcRu4rq02E1clxr7_UrXE9clyG7iuiTZTVyXKLuJ65JlN3Fdwuwmrkua3cR1ibObuC559vtFtieuS6HdrxRdl0a7ietSaTdxXTrtJq5Lqf3-qtUT1j1xeMK697OfJ6x7_wt7wrr376EnrHt_Mz1xXVvt_njiurbaHWHwxHVttbHVxla7MxGc2Gp3fsIT17XVxlYbW21stbHV7kyiJ65rq42tNrbanaDxxHVttTuQ44nr2mpjq93ldp64rq02ttrYamOrja02ttqdZPLEdW21sdXu6JMnrmur3WEkT1zXVrujRJ64rq12J5M8cV1b7Q46eeK6ttrYamOrja02ttrYamOrja02ttrYamOrja02ttrYamOrja02ttrYamOrja02ttrYamOrja12J1w9cV1bbWy1sdXuDK4nrmur3T0rnrDuPSPoCeveRxmesO4dUvaEdddWW1ttbbW11dZWW1vtzmt74rq22tpqa6utrba22tpqa6utrXZXS3jiurba2mprq62tdm-neuK6ttraamur3c0enriurba22tpqa6utrXY3T3riurba2mprq62ttrba2mprq62ttrba2mprq62ttrbavezsievaamurra22ttraamurra1298564rq22tpqa6utrba22tpqa6utrXY37Xriurba2mprq62ttrba2mprq62tdo-NeOK6ttraamurra22ttraamurra12b0V44rq22tpqa6utrRZbLbZabLXYarHVYqvFVoutFlsttlpstdhqsdViq8VWi60WWy22Wmy12Gqx1WKrxVaLrRZbLbZabLXYarHVYqvFVoutFlvt7mD0xHVttdhqsdViq8VWi60WWy22Wmy12Gqx1WKrxVaLrRZb7R6G8MR1bbXYarHVYqvFVoutFlstttrdvOyJ69pqsdViq8VWi60WWy22Wmy12Gqx1WKrxVaLrRZbLbZabLXYarHVYqvFVoutFlstttq9OeOJ69pqsdViq8VWi612rzh54rq2Wmy12Gqx1WKrxVa7S7I9Yd3aarXVaqvVVqutVluttlpttdpqtdVqq9VWq61WW622Wm212mq11Wqr1VarrVZbrbZabbXaarXVaqvdC6Wc2Gq11Wqr1VarrVZbrbZabbXaarXVaqvVVqutVluttlpttdpqtdVqq9VWq612Tx574rq2Wm212mq11Wqr1VarrVZbrbZabbXaarXVaqvVVqutVluttlpttdpqtdVqq9VWq61WW622Wm212mq11Wqr1VarrVZb7V698MR1bbXaavfOBie22r3J4Ynr2mq11e5JEE9c11arrdaz2n90xTSA',
    MANY,
  ],
];

it.each(GOLDEN)('opens the golden link %s', async (hash, state) => {
  expect(await readLink(hash)).toEqual({ state });
});

/** The same link with one character replaced. */
const changedAt = (hash: string, at: number, by: string) =>
  hash.slice(0, at) + by + hash.slice(at + 1);

describe('one changed character', () => {
  it('opens the same or is called damaged (500 runs)', async () => {
    const character = fc.oneof(
      fc.constantFrom(...'AQgw-_09azZ'),
      fc.string({ minLength: 1, maxLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(anyState, fc.nat(), character, async (state, place, by) => {
        const hash = await hashOf(state);
        const at = PREFIX.length + (place % (hash.length - PREFIX.length));
        const read = await readLink(changedAt(hash, at, by));
        if ('state' in read) expect(read).toEqual({ state });
        else expect(read.problem.code).toBe('damaged');
      }),
      { numRuns: 500 },
    );
  }, 180_000);

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
    ['no deflate stream', framed(Uint8Array.of(1, 2, 3, 4, 5)), 'foreign'],
    [
      'an unfinished deflate stream',
      framed(deflateRawSync('x'.repeat(99)).subarray(0, -1)),
      'foreign',
    ],
    ['an empty body', framed(new Uint8Array()), 'foreign'],
    ['no UTF-8', framed(deflateRawSync(Uint8Array.of(0xff, 0xfe))), 'foreign'],
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
    ['version 3: more than it has', framed(Uint8Array.of(1, 1, 9, 0), '3'), 'foreign'],
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
    ['a deep nest', packed('['.repeat(1_000_000)), 'foreign'],
    ['a long head', packed(`["${'x'.repeat(3_000_000)}",{},[]]`), 'foreign'],
    ['an endless address', PREFIX + 'A'.repeat(MAX_LENGTH), 'too-large'],
  ])('%s', async (_, hash, code) => {
    expect(await codeOf(hash)).toBe(code);
  });

  it('never throws, whatever follows the prefix (300 runs)', async () => {
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
      { numRuns: 300 },
    );
  }, 180_000);
});

/** A megabyte of deflate stream that says a thousand times: a megabyte of zeros. */
function gigabyte(): Uint8Array {
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(Buffer.alloc(1024 ** 2), flush);
  const end = deflateRawSync('');
  return Buffer.concat([...Array.from({ length: 1024 }, () => block), end]);
}

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

  it.each([
    ['of version 1', '1', []],
    ['of version 3 that says it is small', '3', [0, 100, 0]],
    ['of version 3 that says it is as large as may be', '3', [0, 128, 128, 128, 4, 0]],
  ])(
    'refuses a bomb %s within 100 ms',
    async (_, version, head) => {
      const bomb = framed(Buffer.concat([Uint8Array.from(head), gigabyte()]), version);
      expect(bomb.length).toBeGreaterThan(1_000_000);
      // Of the processor, and the quickest of some runs: the first compiles, and other programs want their share.
      let quickest = Infinity;
      for (let run = 0; run < 30 && quickest >= 100; run += 1) {
        const start = process.cpuUsage();
        expect(await codeOf(bomb)).toBe('too-large');
        const { user, system } = process.cpuUsage(start);
        quickest = Math.min(quickest, (user + system) / 1000);
      }
      expect(quickest).toBeLessThan(100);
    },
    60_000,
  );

  it.each<[string, LinkState]>([
    ['too many events', { ...SMALL, events: [{ name: 'a', text: 'x'.repeat(MAX_BYTES) }] }],
    ['a rule without end', { ...SMALL, rule: 'x'.repeat(3_000_000) }],
  ])('writes no link that would not open: %s', async (_, state) => {
    expect(await writeLink(state)).toMatchObject({ problem: { code: 'too-large' } });
  });
});
