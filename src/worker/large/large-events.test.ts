// What is known of large events at each moment, and what happens when one changes, stops or loses them.
import { describe, expect, it } from 'vitest';
import { hasBit } from '../../engine/bits';
import { JsonEvent } from '../../engine/json-event';
import { readJson, type JsonValue } from '../../text/json';
import {
  blobOf,
  changeTo,
  grow,
  namesOf,
  opened,
  record,
  ruleOf,
  rowsOf,
  settled,
  type Rows,
} from './large.test-support';
import type { LargeEvents } from './large-events';
import type { Plan } from '../../engine/plan';

const lines = (...names: string[]) => `${names.map((name) => record(name)).join('\n')}\n`;
const numbered = (count: number, from = 0) =>
  lines(...Array.from({ length: count }, (_, i) => `E${from + i}`));
const eventOf = (text: string) => new JsonEvent((readJson(text) as { value: JsonValue }).value);

const BY_NAME = ruleOf({ eventName: ['E1', 'E7'] });
/** Requires nothing: every record is parsed. */
const WITHOUT = ruleOf({ errorCode: null });

const lit = ({ bits, events }: ReturnType<LargeEvents['verdicts']>) =>
  Array.from({ length: events }, (_, i) => i).filter((i) => hasBit(bits, i));
const exactly = (large: LargeEvents, plan: Plan) => {
  const set = large.exact();
  return lit({ bits: set.columns(plan).bits.get(plan.id)!, events: set.size });
};

describe('what is asked', () => {
  it('is nothing before it is known what for', () => {
    expect(opened([numbered(9)]).readers.asked).toBe(0);
  });

  it('are verdicts first, where rules require something; then all the rest', async () => {
    const { large, readers } = opened([numbered(40)], { workers: 1 });
    large.want([BY_NAME]);
    const asked: string[] = [];
    while (readers.waiting.length > 0) {
      const { ask } = readers.waiting[0]!;
      asked.push(ask.conditions.length > 0 ? 'verdicts' : 'all');
      await readers.release();
    }
    const turn = asked.indexOf('all');
    expect(turn).toBeGreaterThan(10);
    expect(asked.slice(turn).every((one) => one === 'all')).toBe(true);
    expect(lit(large.verdicts(BY_NAME))).toEqual([1, 7]);
    expect(exactly(large, BY_NAME)).toEqual([1, 7]);
  });

  it('is expected by all pieces that were counted, wherever they stand', async () => {
    const { large, readers } = opened([numbered(400)]);
    large.want([BY_NAME]);
    await readers.release();
    const pieces = readers.waiting.map(({ piece }) => piece.from);
    expect(pieces[1]).toBeGreaterThan(pieces[0]! + 256);
    for (let i = 0; i < 6; i += 1) await readers.release();
    const { size, expected } = large.growth(0);
    expect(size).toBeLessThan(10);
    expect(expected).toBeGreaterThan(350);
    expect(expected).toBeLessThan(450);
  });

  it('is everything at once, where a rule requires nothing', async () => {
    const { large, readers } = opened([numbered(9)], { workers: 1 });
    large.want([BY_NAME, WITHOUT]);
    expect(readers.waiting[0]!.ask).toMatchObject({ facts: true, conditions: [] });
    await readers.all();
    expect(lit(large.verdicts(BY_NAME))).toEqual([1, 7]);
    expect(exactly(large, WITHOUT)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is only what is new, when the rules change', async () => {
    const { large, readers } = opened([numbered(9)], { workers: 1 });
    large.want([BY_NAME]);
    await readers.all();
    const { asked } = readers;
    large.want([BY_NAME]);
    expect(readers.waiting).toEqual([]);
    // The same tests in another condition.
    const turned = ruleOf({ eventName: ['E1', 'E7'] }, 'not selection');
    large.want([turned]);
    expect(readers.waiting).toEqual([]);
    expect(lit(large.verdicts(turned))).toEqual([0, 2, 3, 4, 5, 6, 8]);
    large.want([ruleOf({ eventSource: 'x' })]);
    await readers.all();
    expect(readers.asked).toBeGreaterThan(asked);
  });

  it('are no verdicts where every test is known, and those of pieces behind count all the same', async () => {
    const { large, readers } = opened([numbered(3), numbered(3, 3), numbered(3, 6)], {
      workers: 1,
    });
    large.want([BY_NAME]);
    // Verdicts of three, then the rest of the first.
    for (let i = 0; i < 4; i += 1) await readers.release();
    const turned = ruleOf({ eventName: ['E1', 'E7'], eventSource: 'iam.amazonaws.com' });
    large.want([BY_NAME, turned]);
    expect(large.exact().size).toBe(0);
    large.want([BY_NAME]);
    expect([large.exact().size, large.verdicts(BY_NAME).events]).toEqual([3, 9]);
    await readers.all();
  });
});

describe('growth', () => {
  it('is sent again until it was seen, and not after that', async () => {
    const { large, readers } = opened([numbered(3)]);
    large.want([WITHOUT]);
    await readers.all();
    const first = large.growth(0);
    expect(first.parts.length).toBe(1);
    expect(large.growth(0).parts.length).toBe(1);
    expect(large.growth(first.revision).parts).toEqual([]);
  });

  it('of a piece behind one that nobody has looked at waits until it has its number', async () => {
    const { large, readers } = opened([numbered(2), numbered(3, 2)]);
    large.want([WITHOUT]);
    await readers.release(1);
    const first = large.growth(0);
    expect([first.size, first.parts.length, first.progress!.doing]).toEqual([0, 0, 'reading']);
    const second = large.growth(first.revision);
    expect(second.parts).toEqual([]);
    await readers.release();
    const rows: Rows = [];
    grow(rows, large.growth(second.revision));
    expect(rows.map((row) => row?.split('|')[0])).toEqual(['E0', 'E1', 'E2', 'E3', 'E4']);
  });

  it('says how far it is, by bytes, and that it is done', async () => {
    const { large, readers, told } = opened([numbered(4), numbered(4)], { workers: 1 });
    large.want([BY_NAME]);
    const said: string[] = [];
    do {
      const { progress, expected } = large.growth(0);
      said.push(progress === null ? 'done' : `${progress.doing} ${progress.done} of ${expected}`);
      if (readers.waiting.length === 0) break;
      const before = told();
      await readers.release();
      expect(told()).toBe(before + 1);
    } while (said.length < 9);
    expect(said).toEqual([
      'reading 0 of 0',
      'reading 0.5 of 8',
      'counting 0 of 8',
      'counting 0.5 of 8',
      'done',
    ]);
    expect(large.busy).toBe(false);
  });
});

describe('an edit', () => {
  const edited = record('E7', { userIdentity: { userName: 'me' } });

  it.each([
    ['before anything is counted', 0],
    ['after the verdicts', 4],
    ['after everything', 99],
  ])('%s is in bits, facts, verdicts and the event itself', async (_, released) => {
    const { large, readers } = opened([numbered(4), numbered(5, 4)], { workers: 1 });
    large.want([BY_NAME]);
    for (let i = 0; i < released && readers.waiting.length > 0; i += 1) await readers.release();
    large.edit(3, eventOf(edited));
    large.edit(7, eventOf(record('Other')));
    await readers.all();
    expect(exactly(large, BY_NAME)).toEqual([1, 3]);
    expect(lit(large.verdicts(BY_NAME))).toEqual([1, 3]);
    expect(namesOf(large)).toEqual(['E0', 'E1', 'E2', 'E7', 'E4', 'E5', 'E6', 'Other', 'E8']);
    const rows: Rows = [];
    grow(rows, large.growth(0));
    expect(rows).toEqual(rowsOf(Array.from({ length: 9 }, (__, i) => large.event(i)!.value)));
  });

  it('is told as growth though nothing else has come', async () => {
    const { large, readers } = opened([numbered(4)]);
    large.want([BY_NAME]);
    await readers.all();
    const { revision } = large.growth(0);
    large.edit(2, eventOf(edited));
    const growth = large.growth(revision);
    expect(growth.revision).toBeGreaterThan(revision);
    expect(growth.parts.map(({ at }) => at)).toEqual([2]);
  });
});

describe('an event', () => {
  it('can be looked at before all that is to be said of it is known', async () => {
    const { large, readers } = opened([numbered(4)], { workers: 1 });
    large.want([BY_NAME]);
    await readers.release();
    expect([large.size, large.exact().size]).toEqual([4, 0]);
    expect(namesOf(large)).toEqual(['E0', 'E1', 'E2', 'E3']);
    expect(large.event(1)).toBe(large.event(1));
    expect([large.event(4), large.event(-1), large.exact().event(0)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is found between files that hold none', async () => {
    const { large, readers } = opened([
      '',
      numbered(2),
      '[]',
      '\n\n',
      numbered(2, 2),
      '{"Records":[]}',
    ]);
    large.want([BY_NAME]);
    await readers.all();
    expect(namesOf(large)).toEqual(['E0', 'E1', 'E2', 'E3']);
  });
});

it('says that it is to be told at once when one thing is done', async () => {
  const { large, readers, tellings } = opened([numbered(40)], { workers: 1 });
  large.want([BY_NAME]);
  const doing = () => large.growth(0).progress?.doing ?? null;
  for (let before = doing(); readers.waiting.length > 0; before = doing()) {
    const told = tellings.length;
    await readers.release();
    if (tellings.length > told) expect(tellings.at(-1)).toBe(doing() !== before);
  }
  expect(doing()).toBeNull();
  expect(tellings.filter(Boolean)).toEqual([true, true]);
});

describe('a stop', () => {
  it('keeps what is there, lets those who are at it end, numbers what is behind a gap, and says so', async () => {
    const files = [numbered(2), numbered(3, 2), ...[5, 7, 9, 11, 13].map((at) => numbered(2, at))];
    const { large, readers, told } = opened(files, { workers: 2 });
    large.want([BY_NAME]);
    await readers.release();
    // The second is at work still when the third has come; each has one more to go on with.
    await readers.release(1);
    expect(large.size).toBe(2);
    large.stop();
    large.stop();
    expect(told()).toBe(3);
    await readers.all();
    const names = Array.from({ length: 13 }, (_, i) => `E${i}`);
    expect(namesOf(large)).toEqual(names);
    const growth = large.growth(0);
    expect(growth.progress).toBeNull();
    const rows: Rows = [];
    grow(rows, growth);
    expect(rows.map((row) => row?.split('|')[0])).toEqual(names);
    expect(large.sources[0]!.problems.map(({ diagnostic }) => diagnostic.message)).toEqual([
      expect.stringMatching(/^Reading was stopped after 8\d % of the bytes/),
    ]);
    expect(large.growth(growth.revision).parts).toEqual([]);
    expect(large.sources.map(({ events }) => events)).toEqual([2, 3, 2, 2, 2, 2, 0]);
    expect(lit(large.verdicts(BY_NAME))).toEqual([1, 7]);
    expect(exactly(large, BY_NAME)).toEqual([1, 7]);
  });

  it('in the middle of a large file leaves the rest of it', async () => {
    const { large, readers } = opened([numbered(40)], { workers: 1 });
    large.want([BY_NAME]);
    for (let i = 0; i < 6; i += 1) await readers.release();
    large.stop();
    await readers.all();
    expect(large.size).toBeGreaterThan(10);
    expect(large.size).toBeLessThan(30);
    expect(namesOf(large)).toEqual(Array.from({ length: large.size }, (_, i) => `E${i}`));
    expect(large.growth(0).progress).toBeNull();
  });

  it('of what is read already is none', async () => {
    const { large, readers } = opened([numbered(2)], { workers: 1 });
    large.want([BY_NAME]);
    await readers.release();
    large.stop();
    await readers.all();
    expect((large.growth(0), large.sources)[0]!.problems).toEqual([]);
  });

  it('before anything is asked leaves nothing, and a second one says no more', () => {
    const { large } = opened([numbered(2)]);
    large.stop();
    large.stop();
    const growth = large.growth(0);
    expect([growth.size, growth.progress, growth.expected]).toEqual([0, null, 0]);
    expect(large.sources[0]!.problems.length).toBe(1);
  });
});

describe('a file that is lost in the second reading', () => {
  it('keeps its rows, its verdicts and its facts of those that match; the others are known', async () => {
    const lost = blobOf(numbered(3, 6));
    const { large, readers } = opened([numbered(6), lost, numbered(2, 9)], { workers: 1 });
    large.want([BY_NAME]);
    while (large.verdicts(BY_NAME).events < 11) await readers.release();
    changeTo(lost, null);
    await readers.all();
    const growth = large.growth(0);
    expect([growth.size, growth.progress]).toEqual([11, null]);
    const rows: Rows = [];
    grow(rows, growth);
    expect(rows.map((row) => row?.split('|')[0] ?? null)).toEqual([
      ...['E0', 'E1', 'E2', 'E3', 'E4', 'E5', null, 'E7', null, 'E9', 'E10'],
    ]);
    expect(large.sources[1]!.problems.map(({ diagnostic }) => diagnostic.code)).toEqual([
      'file-unreadable',
    ]);
    expect(lit(large.verdicts(BY_NAME))).toEqual([1, 7]);
    expect(large.exact().size).toBe(11);
    expect(large.event(7)!.value).toEqual({});
    // Another rule is told of those that can still be read.
    const other = ruleOf({ eventName: ['E2', 'E8', 'E10'] });
    large.want([other]);
    await readers.all();
    expect(lit(large.verdicts(other))).toEqual([2, 10]);
    expect(exactly(large, other)).toEqual([2, 10]);
  });
});

describe('the end', () => {
  it('ends the workers, asks nothing more and is told by nobody', async () => {
    const { large, readers, told } = opened([numbered(40)], { workers: 2 });
    large.want([BY_NAME]);
    await readers.release();
    await readers.release();
    const [asked, heard] = [readers.asked, told()];
    large.end();
    await readers.all();
    large.want([WITHOUT]);
    await settled();
    expect([readers.asked, told(), readers.ended]).toEqual([asked, heard, readers.started]);
  });
});

it('hands a mistake of ours on once, and asks to be asked again', async () => {
  const { large, readers, told } = opened([`${record('A')}\n`], { fate: () => 'refuses' });
  large.want([]);
  await readers.all();
  const before = told();
  expect(large.takeError()?.message).toBe('refused');
  expect(told()).toBe(before + 1);
  expect(large.takeError()).toBeNull();
  expect(told()).toBe(before + 1);
});
