import { expect, it } from 'vitest';
import { inTurns, nextTask, TURN } from './next-task';

function* steps(count: number, each: number, log: string[], name: string) {
  for (let i = 0; i < count; i += 1) {
    const begun = performance.now();
    while (performance.now() - begun < each);
    log.push(`${name} ${i}`);
    yield;
  }
  return name;
}

it('takes long steps in tasks of their own, and lets others have their turn between them', async () => {
  const log: string[] = [];
  const done = inTurns(() => steps(3, TURN, log, 'step'));
  let waits = true;
  const other = (async () => {
    for (; waits; await nextTask()) if (log.at(-1) !== 'other') log.push('other');
  })();
  expect(await done).toBe('step');
  waits = false;
  await other;
  expect(log.filter((one) => one !== 'other')).toEqual(['step 0', 'step 1', 'step 2']);
  for (const step of ['step 1', 'step 2']) expect(log[log.indexOf(step) - 1]).toBe('other');
});

it('begins one when those before it have ended, whatever became of them', async () => {
  const log: string[] = [];
  const fails = inTurns<string>(() => {
    throw new Error('no steps');
  });
  const first = inTurns(() => steps(2, TURN, log, 'first'));
  const second = inTurns(() => {
    log.push('second begins');
    return steps(1, 0, log, 'second');
  });
  await expect(fails).rejects.toThrow('no steps');
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  expect(log).toEqual(['first 0', 'first 1', 'second begins', 'second 0']);
});
