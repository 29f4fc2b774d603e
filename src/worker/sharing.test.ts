// Sharing as the page asks for it, through a session and its contract.
import { beforeEach, describe, expect, it } from 'vitest';
import type { EventSource } from './api';
import { Session } from './session';
import type { LinkAnswer, LinkRequest } from './sharing-api';

const RULE = 'title: A\ndetection:\n  a:\n    n: 1\n  condition: a\n';
const source = (name: string, text: string): EventSource => ({ name, blob: new Blob([text]) });
const NONE = new Uint32Array();
const KEEP_ALL = { off: [], keep: [] };
/** As they are. */
const asking = (more: Partial<LinkRequest> = {}): LinkRequest => ({
  ...{ rule: RULE, view: {}, events: null, fictitious: true, choices: KEEP_ALL },
  ...more,
});

let session: Session;
beforeEach(async () => {
  session = new Session(() => undefined);
  await session.open(
    [
      source('111122223333_CloudTrail.json', '{"Records":[{"n":1,"2":0,"1":0},{"n":2}]}'),
      source('broken', '{'),
      source('pasted', '{"sourceIPAddress":"8.8.8.8"}\n{"n":12345678901234567890}'),
    ],
    [[1, '{"n": 3}']],
  );
});

type Link = Extract<LinkAnswer, { hash: string }>;

function sound(answer: LinkAnswer): Link {
  if (!('hash' in answer)) throw new Error(JSON.stringify(answer));
  return answer;
}
const write = async (more: Partial<LinkRequest> = {}): Promise<Link> =>
  sound(await session.writeLink(asking(more)));

async function stateOf({ hash }: Link) {
  const read = await session.readLink(hash);
  if ('problem' in read) throw new Error(read.problem.message);
  return read.state;
}

describe('a link', () => {
  it('brings the events back as they are now, edits included, exactly', async () => {
    await session.edit(2, '{"edited": "later"}');
    expect(await stateOf(await write({ view: { selected: 1 } }))).toEqual({
      rule: RULE,
      view: { selected: 1 },
      events: [
        { name: '111122223333_CloudTrail.json', text: '{"n":1,"2":0,"1":0}\n{"n":3}' },
        { name: 'pasted', text: '{"edited":"later"}\n{"n":12345678901234567890}' },
      ],
    });
  });

  it('opens as the same events', async () => {
    const link = await write();
    const other = new Session(() => undefined);
    const { events } = await stateOf(link);
    const opened = await other.open(
      events.map(({ name, text }) => source(name, text)),
      [],
    );
    expect(opened.facts.size).toBe(4);
    expect(await other.writeLink(asking())).toMatchObject({ hash: link.hash });
  });

  it('takes expectations along with the events they are of', async () => {
    const expectations = [
      { event: 1, rule: 0, expected: 'match', note: 'mine' },
      { event: 3, rule: 0, expected: 'known gap' },
    ] as const;
    const of = async (events: Uint32Array | null) =>
      (await stateOf(await write({ events, expectations }))).expectations;
    expect(await of(null)).toEqual([
      { event: 1, rule: 0, expected: 'match' },
      { event: 3, rule: 0, expected: 'known gap' },
    ]);
    expect(await of(Uint32Array.of(2, 3))).toEqual([{ event: 1, rule: 0, expected: 'known gap' }]);
    expect(await of(NONE)).toBeUndefined();
  });

  it('leaves the events at home unless they are wanted, and what is said of them', async () => {
    const view = { selected: 2, text: '8.8', facts: '{"name":"A"}', sort: 'time' };
    const link = await write({ events: NONE, view });
    expect(link.received.total).toBe(0);
    expect(Object.values(link.inventory).every((count) => count === 0)).toBe(true);
    expect(await stateOf(link)).toEqual({ rule: RULE, view: { sort: 'time' }, events: [] });
  });

  it('takes some of them, and the selected one keeps its place among those', async () => {
    const events = Uint32Array.of(1, 3);
    const some = await stateOf(await write({ events, view: { selected: 3 } }));
    expect(some.view).toEqual({ selected: 1 });
    expect(some.events).toEqual([
      { name: '111122223333_CloudTrail.json', text: '{"n":3}' },
      { name: 'pasted', text: '{"n":12345678901234567890}' },
    ]);
    expect((await stateOf(await write({ events, view: { selected: 0 } }))).view).toEqual({});
  });

  it('is as long as was said before', async () => {
    const choices = [null, Uint32Array.of(0), NONE];
    const lengths = await session.linkLengths(asking({ events: NONE }), choices);
    const links = await Promise.all(choices.map((events) => write({ events })));
    expect(lengths).toEqual(links.map(({ hash }) => hash.length));
  });

  it('says what travels, names of files included', async () => {
    expect((await write()).inventory).toMatchObject({ accounts: 1, addresses: 1, keys: 0 });
  });

  it('says what its receiver will see', async () => {
    const { received } = await write({ view: { selected: 1 } });
    expect(received).toMatchObject({ rule: RULE, view: { selected: 1 }, total: 4 });
    expect(received.evaluation.counts['condition']).toBe(1);
    expect(received.evaluation.explanation!.index).toBe(1);
    expect(received.evaluation.explanation!.event!.text).toBe('{\n  "n": 3\n}');
  });

  it('is refused where the events are too many for one', async () => {
    const record = JSON.stringify({ n: 1, text: 'x'.repeat(10_000) });
    await session.open([source('big', `${record}\n`.repeat(2000))], []);
    const problem = { problem: { code: 'too-large' } };
    expect(await session.writeLink(asking())).toMatchObject(problem);
    expect(await session.writeLink(asking({ fictitious: false }))).toMatchObject(problem);
    expect(await session.linkLengths(asking(), [null])).toEqual([null]);
    expect((await write({ events: NONE })).received.total).toBe(0);
  });

  it('opens nothing: the events held stay', async () => {
    const { hash } = await write({ events: NONE });
    await session.readLink(hash);
    expect((await write()).received.total).toBe(4);
    expect(await session.readLink('#/p/1broken')).toMatchObject({ problem: { code: 'damaged' } });
  });
});
