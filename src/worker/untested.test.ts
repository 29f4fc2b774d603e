// What expectations leave untested, asked of a session as the page does: part by part, and filled with events that are made.
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { compactJson } from '../text/json';
import { readEventsFile } from '../workspace/events-file';
import { Session } from './session';
import type { Marked, UntestedOut } from './why-api';

const RULE = readFileSync('rules/aws_cloudtrail_secret_read_outside_workloads.yml', 'utf8');
const FILE = readEventsFile(
  readFileSync('rules/aws_cloudtrail_secret_read_outside_workloads.events.json', 'utf8'),
);
const MARKED: readonly Marked[] = FILE.expectations;

let session: Session;
let events: string[];

async function evaluate(rule = RULE) {
  await session.open([{ name: 'e', blob: new Blob([`[${events.join(',')}]`]) }], []);
  return session.evaluate({ rule, selected: null, refused: [], held: null });
}

beforeEach(async () => {
  session = new Session(() => undefined);
  events = FILE.events.map(compactJson);
  await evaluate();
});

async function untested(marked = MARKED) {
  const found: UntestedOut[] = [];
  for (let from = 0; ;) {
    const part = (await session.untested('condition', marked, from))!;
    found.push(...part.found);
    from = part.tried;
    if (part.done) return { ...part, found };
  }
}

const isDrop = ({ change }: UntestedOut) => change.kind === 'drop';

describe('what events do not test', () => {
  it('is named with its place in the rule', async () => {
    const { found, failing, holding } = await untested();
    expect(failing).toEqual([]);
    expect(holding).toBe(MARKED.filter(({ expected }) => expected !== 'known gap').length);
    expect(found.filter(isDrop)).toMatchObject([
      {
        at: 'selection/0#0',
        field: 'eventSource',
        text: "'secretsmanager.amazonaws.com'",
        change: { kind: 'drop', part: 'value' },
      },
    ]);
    expect(RULE.slice(...found[0]!.range)).toBe(found[0]!.text);
  });

  it('is everything where nothing is expected, and all but nothing where the made event is expected', async () => {
    const none = await untested([]);
    expect(none.found).toHaveLength(none.tried);
    const { found } = await untested();
    const made = (await session.telling('condition', found[0]!.nth))!;
    expect(made.matched).toBe(false);
    events.push(made.text);
    await evaluate();
    const expected = made.matched ? 'match' : 'no match';
    const after = await untested([...MARKED, { event: events.length - 1, expected }]);
    expect(after.found.filter(isDrop)).toEqual([]);
  });

  it('does not count on what fails already', async () => {
    const wrong = MARKED.map((one) => ({
      ...one,
      expected: one.expected === 'match' ? ('no match' as const) : ('match' as const),
    }));
    const { failing, holding, found, tried } = await untested(wrong);
    expect(failing).toHaveLength(MARKED.filter(({ expected }) => expected !== 'known gap').length);
    // Known gaps count as expected to match here, and fail as well.
    expect(holding + failing.length).toBe(MARKED.length);
    expect(found).toHaveLength(tried);
  });

  it('is begun anew when rule or events are others, and none where the rule is gone', async () => {
    const first = (await session.untested('condition', MARKED, 0))!;
    await evaluate();
    expect(await session.untested('condition', MARKED, first.tried)).toBeNull();
    expect(await session.untested('1//condition', MARKED, 0)).toBeNull();
    expect(await session.telling('condition', 10_000)).toBeNull();
  });
});
