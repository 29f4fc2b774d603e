// The page's side: the last search wins, and a worker that died is filled again.
import { describe, expect, it, vi } from 'vitest';
import type { CatalogueQuery } from '../catalogue/catalogue';
import type {
  CatalogueApi,
  ImportAnswer,
  ImportProgress,
  KeptCatalogue,
  OpenedCatalogue,
  OwnSet,
  StoredSet,
} from './catalogue-api';
import { CatalogueClient, OVERTAKEN, type StartCatalogue } from './catalogue-client';
import { InternalError } from './internal-error';

vi.mock('./catalogue-worker?worker&url', () => ({ default: '' }));

const query = (text: string): CatalogueQuery => ({ text, chosen: {}, sort: 'title' });
const own: OwnSet = { name: 'own', files: [] };

/** A worker whose answers are given by hand. */
function fake() {
  const asked: string[] = [];
  const answers: ((answer: unknown) => void)[] = [];
  let crash: (error: InternalError) => void = () => undefined;
  let started = 0;
  const waits = (what: string) => {
    asked.push(what);
    return new Promise<never>((resolve) => answers.push(resolve as (answer: unknown) => void));
  };
  const api = {
    open: (stored: readonly StoredSet[], sets: readonly OwnSet[]) => {
      asked.push(`open ${[...stored, ...sets].map(({ name }) => name).join()}`);
      return Promise.resolve({ rules: 1 } as OpenedCatalogue);
    },
    openKept: (name: string) => {
      asked.push(`openKept ${name}`);
      const stored = [{ name }];
      return Promise.resolve({
        stored,
        opened: { rules: 1 },
        first: null,
      } as unknown as KeptCatalogue);
    },
    importFiles: (name: string, _: unknown, progress: ImportProgress): Promise<ImportAnswer> => {
      asked.push(`importFiles ${name}`);
      progress(5, 10);
      return Promise.resolve({ rules: 2, passedOver: 0, damaged: [] });
    },
    openMade: (name: string) => {
      asked.push(`openMade ${name}`);
      return Promise.resolve({ rules: 3 } as OpenedCatalogue);
    },
    search: ({ text }: CatalogueQuery) => waits(`search ${text}`),
    body: (key: string) => waits(`body ${key}`),
  } as unknown as CatalogueApi;
  const start: StartCatalogue = (crashed) => {
    started += 1;
    crash = crashed;
    return { api, terminate: () => asked.push('end') };
  };
  return {
    client: new CatalogueClient(start),
    asked,
    answers,
    crash: (error: InternalError) => crash(error),
    started: () => started,
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the catalogue’s client', () => {
  it('starts no worker before it is asked', async () => {
    const { client, started } = fake();
    expect(started()).toBe(0);
    await client.open([], [own]);
    expect(started()).toBe(1);
  });

  it('asks for the last of several searches, and drops what was overtaken', async () => {
    const { client, asked, answers } = fake();
    const first = client.search(query('a'), 1);
    await settled();
    const second = client.search(query('ab'), 1);
    const third = client.search(query('abc'), 1);
    await settled();
    answers[0]!('first');
    await settled();
    expect(asked).toEqual(['search a', 'search abc']);
    answers[1]!('third');
    expect(await Promise.all([first, second, third])).toEqual([OVERTAKEN, OVERTAKEN, 'third']);
  });

  it('has made sets opened by the next worker as soon as they are kept', async () => {
    const { client, asked, crash } = fake();
    await client.openKept('own', null, 1);
    const told: string[] = [];
    const taken = await client.importFiles('a.zip', [], (done, of) => told.push(`${done}/${of}`));
    expect([taken, told]).toEqual([{ rules: 2, passedOver: 0, damaged: [] }, ['5/10']]);
    await client.openMade('a.zip', 'own');
    crash(new InternalError('gone'));
    const waiting = client.ask('body', 'a');
    await settled();
    client.reopens([{ name: 'a.zip' }, { name: 'own' }] as StoredSet[]);
    crash(new InternalError('gone again'));
    await expect(waiting).rejects.toThrow('gone again');
    void client.ask('body', 'b');
    await settled();
    expect(asked.filter((one) => one.startsWith('open'))).toEqual([
      'openKept own',
      'openMade a.zip',
      'open own',
      'open a.zip,own',
    ]);
  });

  it('rejects who waits for a worker that died, and fills the next one', async () => {
    const { client, asked, answers, crash, started } = fake();
    await client.open([], [own]);
    const waiting = client.ask('body', 'a');
    await settled();
    crash(new InternalError('gone'));
    await expect(waiting).rejects.toThrow('gone');
    const again = client.ask('body', 'b');
    await settled();
    answers[1]!('text');
    expect(await again).toBe('text');
    expect(started()).toBe(2);
    expect(asked).toEqual(['open own', 'body a', 'end', 'open own', 'body b']);
  });

  it('has what is kept opened by the next worker, too', async () => {
    const { client, asked, crash } = fake();
    expect(await client.openKept('own', null, 1)).toMatchObject({ opened: { rules: 1 } });
    crash(new InternalError('gone'));
    void client.ask('body', 'a');
    await settled();
    expect(asked).toEqual(['openKept own', 'end', 'open own', 'body a']);
  });

  it('ends a long run when it is told to stop', async () => {
    const { client, asked } = fake();
    const waiting = client.ask('body', 'a');
    await settled();
    client.stop();
    await expect(waiting).rejects.toThrow('ended');
    expect(asked).toEqual(['body a', 'end']);
  });
});
