// When it is asked how near events are to a match, while they arrive.
import { beforeEach, expect, it, vi } from 'vitest';
import type { Playground } from '../playground.svelte';
import { nearness } from './nearness.svelte';

let answers: ((value: unknown) => void)[] = [];
vi.mock('./ask', () => ({ ask: () => new Promise((resolve) => answers.push(resolve)) }));

let now = 1000;
const settings = { changes: 1 };
const playground = { settings, evaluated: {}, growing: null, inFocus: { rule: { id: 'r' } } };
const own = playground as unknown as Playground;
const reading = { growth: { progress: { doing: 'counting' } } };
const near = (all: number) => [{ id: 'r', near: Uint8Array.of(all), funnel: [] }];

async function asked(took: number, answer: unknown): Promise<void> {
  const done = nearness.ask(own);
  now += took;
  answers.pop()!(answer);
  await done;
}

beforeEach(() => {
  answers = [];
  nearness.forget();
  settings.changes += 1;
  Object.assign(playground, { evaluated: {}, growing: null });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.stubGlobal('requestAnimationFrame', () => 0);
});

it('is asked after a pause, and its answer is of what was asked', async () => {
  expect(nearness.pause(own)).toBe(60);
  await asked(500, near(1));
  expect(nearness.of(own)?.near).toEqual(Uint8Array.of(1));
  expect(nearness.pause(own)).toBe(60);
  const done = nearness.ask(own);
  playground.evaluated = {};
  answers.pop()!(near(2));
  await done;
  expect(nearness.of(own)?.near).toEqual(Uint8Array.of(1));
});

it('rests while events arrive, and takes an answer that others have followed', async () => {
  Object.assign(playground, { growing: reading });
  await asked(100, near(1));
  expect(nearness.pause(own)).toBe(800);
  now += 300;
  expect(nearness.pause(own)).toBe(500);
  now += 10_000;
  expect(nearness.pause(own)).toBe(60);
  const done = nearness.ask(own);
  playground.evaluated = {};
  answers.pop()!(near(2));
  await done;
  expect(nearness.of(own)?.near).toEqual(Uint8Array.of(2));
});

it('is asked at once, and takes no answer of before, when something is other than it was', async () => {
  Object.assign(playground, { growing: reading });
  await asked(100, near(1));
  settings.changes += 1;
  expect(nearness.pause(own)).toBe(60);
  const done = nearness.ask(own);
  settings.changes += 1;
  playground.evaluated = {};
  answers.pop()!(near(2));
  await done;
  expect(nearness.of(own)?.near).toEqual(Uint8Array.of(1));
  Object.assign(playground, { growing: { growth: { progress: null } } });
  expect(nearness.pause(own)).toBe(60);
});
