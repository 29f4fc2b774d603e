// Sharing as the page asks for it, through a session and its contract.
import { beforeEach, describe, expect, it } from 'vitest';
import type { EventSource, LinkAnswer } from './api';
import { Session } from './session';

const RULE = 'title: A\ndetection:\n  a:\n    n: 1\n  condition: a\n';
const source = (name: string, text: string): EventSource => ({ name, blob: new Blob([text]) });

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

type Link = Exclude<LinkAnswer, { problem: unknown }>;

async function write(withEvents: boolean, view = {}): Promise<Link> {
  const answer = await session.writeLink({ rule: RULE, view, withEvents });
  if ('problem' in answer) throw new Error(answer.problem.message);
  return answer;
}

describe('a link', () => {
  it('brings the events back as they are now, edits included, exactly', async () => {
    await session.edit(2, '{"edited": "later"}');
    const { hash, events } = await write(true, { selected: 1 });
    expect(events).toBe(4);
    expect(await session.readLink(hash)).toEqual({
      state: {
        rule: RULE,
        view: { selected: 1 },
        events: [
          { name: '111122223333_CloudTrail.json', text: '{"n":1,"2":0,"1":0}\n{"n":3}' },
          { name: 'pasted', text: '{"edited":"later"}\n{"n":12345678901234567890}' },
        ],
      },
    });
  });

  it('opens as the same events', async () => {
    const { hash } = await write(true);
    const read = await session.readLink(hash);
    if ('problem' in read) throw new Error(read.problem.message);
    const other = new Session(() => undefined);
    const opened = await other.open(
      read.state.events.map(({ name, text }) => source(name, text)),
      [],
    );
    expect(opened.facts.size).toBe(4);
    const again = await other.writeLink({ rule: RULE, view: {}, withEvents: true });
    expect(again).toMatchObject({ hash });
  });

  it('takes expectations along with the events they are of', async () => {
    const expectations = [{ event: 3, rule: 0, expected: 'known gap' }] as const;
    for (const withEvents of [true, false]) {
      const answer = await session.writeLink({ rule: RULE, view: {}, withEvents, expectations });
      if ('problem' in answer) throw new Error(answer.problem.message);
      const read = await session.readLink(answer.hash);
      if ('problem' in read) throw new Error(read.problem.message);
      expect(read.state.expectations).toEqual(withEvents ? expectations : undefined);
    }
  });

  it('leaves the events at home unless they are wanted', async () => {
    const { hash, events, length, inventory } = await write(false);
    expect({ events, length }).toEqual({ events: 0, length: hash.length });
    expect(Object.values(inventory).every((count) => count === 0)).toBe(true);
    expect(await session.readLink(hash)).toEqual({ state: { rule: RULE, view: {}, events: [] } });
  });

  it('says what travels, names of files included', async () => {
    expect((await write(true)).inventory).toMatchObject({ accounts: 1, addresses: 1, keys: 0 });
  });

  it('is refused where the events are too many for one', async () => {
    const record = JSON.stringify({ n: 1, text: 'x'.repeat(10_000) });
    await session.open([source('big', `${record}\n`.repeat(2000))], []);
    expect(await session.writeLink({ rule: RULE, view: {}, withEvents: true })).toMatchObject({
      problem: { code: 'too-large' },
    });
    expect((await write(false)).events).toBe(0);
  });

  it('opens nothing: the events held stay', async () => {
    const { hash } = await write(false);
    await session.readLink(hash);
    expect((await write(true)).events).toBe(4);
    expect(await session.readLink('#/p/1broken')).toMatchObject({ problem: { code: 'damaged' } });
  });
});

it('takes stock of the events held', async () => {
  expect(await session.inventory()).toMatchObject({ accounts: 0, addresses: 1 });
});
