// A set made in portions by two is the same as one made in one go, and as the one that comes back from where it was kept.
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { archiveFiles, hasArchive, madeOf, rule } from '../../catalogue/made-sets.test-support';
import type { RuleFile } from '../../catalogue/rule-set';
import type { DroppedFile } from '../catalogue-api';
import { makeHere, readerBehind } from './making.test-support';
import { restore } from './restoring';

const ID = '00000000-0000-4000-8000-000000000001';

const counting: RuleFile = {
  path: 'counting.yml',
  text: `title: Counting
correlation:
  type: event_count
  rules: [${ID}, not-there]
  group-by: [userIdentity.arn]
  timespan: 5m
  condition: {gte: 3}
`,
};

/** More than a portion, with all that may stand in one. */
const files: readonly RuleFile[] = [
  counting,
  { path: 'empty.yml', text: '' },
  { path: 'broken.yml', text: 'title: [' },
  { path: 'two.yml', text: `${counting.text}---\n${counting.text}` },
  ...Array.from({ length: 250 }, (_, i) =>
    rule(`Rule ${i}`, `a:\n  eventName: [Call${i}, StopLogging]\n  Ünï: ’${i}’\ncondition: a`, {
      ...(i === 240 ? { id: ID } : {}),
      description: `What Ends.here-${i} and goes on`,
    }),
  ),
];

const dropped = (of: readonly RuleFile[]): DroppedFile[] =>
  of.map(({ path, text }) => ({ path, content: text }));

const never = () => Promise.reject(new Error('nothing is made anew'));

async function sameAs(of: readonly RuleFile[], given: readonly DroppedFile[]): Promise<void> {
  const made = await makeHere(given, { name: 'set', date: 0 });
  const whole = madeOf(of, 'set');
  // The list is there before the rest.
  expect(made.part.set.heads).toEqual(whole.set.heads);
  expect(() => made.part.set.entries).toThrow('not read whole yet');
  const stored = await made.pack();
  await made.part.whole();
  expect(made.part.set).toEqual(whole.set);
  expect(new Uint8Array(await made.part.bodies.arrayBuffer())).toEqual(whole.bodies);
  const restored = await restore(stored, never);
  const [again] = restored!.parts;
  expect(() => again!.set.search).toThrow('not read whole yet');
  await again!.whole();
  expect([again!.set, restored!.renewed]).toEqual([whole.set, null]);
  expect(stored).toMatchObject({ name: 'set', rules: whole.set.heads.length, files: of.length });
}

describe('a set made in portions', () => {
  it('is the same as in one go, and after it was kept', () => sameAs(files, dropped(files)));

  it('of an archive likewise', () => {
    const packed = Object.fromEntries(
      files.map(({ path, text }) => [path, new TextEncoder().encode(text)]),
    );
    return sameAs(files, [{ path: 'a.zip', content: new Blob([zipSync(packed)]) }]);
  });

  it('of no rule likewise', () => sameAs([], []));

  it.runIf(hasArchive)(
    'of four thousand likewise',
    async () => {
      const many = archiveFiles();
      await sameAs(many, dropped(many));
    },
    60_000,
  );

  it('tells how far it is, to the end', async () => {
    const told: [number, number][] = [];
    await makeHere(dropped(files), {
      name: 'set',
      date: 0,
      progress: (done, of) => told.push([done, of]),
    });
    expect([told[0], told.at(-1)]).toEqual([
      [0, files.length],
      [files.length, files.length],
    ]);
  });

  it('names what can not be read, and keeps the rest', async () => {
    const gone = new Blob(['x']);
    gone.arrayBuffer = () => Promise.reject(new Error('gone'));
    const made = await makeHere([{ path: 'gone.yml', content: gone }, ...dropped(files)], {
      name: 'set',
      date: 0,
    });
    expect(made.damaged).toEqual(['gone.yml']);
    expect(made.part.set.paths).toEqual(files.map(({ path }) => path));
  });
});

describe('its reader', () => {
  const making = { name: 'set', date: 0 };

  it('ends when nothing more is asked of it', async () => {
    let ended = 0;
    const made = await makeHere(
      dropped(files),
      making,
      readerBehind(() => (ended += 1)),
    );
    expect(ended).toBe(0);
    await made.pack();
    expect(ended).toBe(1);
  });

  it.each(['read', 'finish', 'rest'] as const)('is ended where it fails to %s', async (what) => {
    let ended = 0;
    const failing = {
      ...readerBehind(() => (ended += 1)),
      [what]: () => Promise.reject(new Error('out of memory')),
    };
    const made = makeHere(dropped(files), making, failing).then((one) => one.pack());
    await expect(made).rejects.toThrow('out of memory');
    expect(ended).toBe(1);
  });

  it('lets others be heard between portions', async () => {
    let heard = 0;
    const timer = setInterval(() => (heard += 1));
    await makeHere(dropped([...files, ...files]), making);
    clearInterval(timer);
    expect(heard).toBeGreaterThan(2);
  });
});
