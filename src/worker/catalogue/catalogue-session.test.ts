// A librarian's way through the worker: files in, kept, opened again, searched, compared, and run over events.
import { describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import { apiNames } from '../../cloudtrail/api-names';
import type { CatalogueQuery } from '../../catalogue/catalogue';
import { rule } from '../../catalogue/made-sets.test-support';
import type { DroppedFile, ImportAnswer, StoredSet } from '../catalogue-api';
import { CatalogueSession } from './catalogue-session';
import { readerBehind } from './making.test-support';
import { takeLines } from './run-events';

const ID = '00000000-0000-4000-8000-000000000001';
const files = [
  rule(
    'Trail Stopped',
    'a:\n  eventSource: cloudtrail.amazonaws.com\n  eventName: StopLogging\n  errorCode: null\ncondition: a',
    {
      id: ID,
      level: 'high',
      tags: '[attack.defense-impairment, attack.t1685.002]',
    },
  ),
  rule('Denied', 'a:\n  errorCode: AccessDenied\ncondition: a', { level: 'low' }),
  rule('Shell', 'a:\n  Image|endswith: \\cmd.exe\ncondition: a', {}, 'sysmon'),
];

const dropped = files.map(({ path, text }): DroppedFile => ({
  path: `set/${path}`,
  content: new Blob([text]),
}));
const zipped = (): DroppedFile => ({
  path: 'rules.zip',
  content: new Blob([
    zipSync({
      ...Object.fromEntries(
        files.map(({ path, text }) => [`set/${path}`, new TextEncoder().encode(text)]),
      ),
      'set/README.md': new TextEncoder().encode('# Rules'),
    }),
  ]),
});

const started = (kept: readonly StoredSet[] = []) =>
  new CatalogueSession(
    () => Promise.resolve(apiNames()),
    () => Promise.resolve(kept),
    null,
    () => 1234,
  );
const taken = (answer: ImportAnswer) => {
  if ('problem' in answer) throw new Error(answer.problem);
  return answer;
};
const all: CatalogueQuery = { text: '', chosen: {}, sort: 'title' };

async function packed(name: string, given: readonly DroppedFile[], session = started()) {
  taken(await session.importFiles(name, given));
  return session.packMade(name);
}

async function opened() {
  const session = started();
  taken(await session.importFiles('rules.zip', [zipped()]));
  const answer = await session.openMade('rules.zip', 'own');
  return { session, answer, stored: await session.packMade('rules.zip') };
}

describe('importing', () => {
  it('takes the rules of an archive, and says what it passed over', async () => {
    const session = started();
    expect(taken(await session.importFiles('rules.zip', [zipped()]))).toEqual({
      rules: 3,
      passedOver: 1,
      damaged: [],
    });
    expect(await session.packMade('rules.zip')).toMatchObject({
      name: 'rules.zip',
      date: 1234,
      rules: 3,
      files: 3,
    });
  });

  it('takes the files of a folder', async () => {
    expect(taken(await started().importFiles('set', dropped)).rules).toBe(3);
  });

  it.each([
    ['no rule', [{ path: 'a.txt', content: new Blob(['x']) }], 'holds no rule'],
    [
      'a damaged archive',
      [{ path: 'a.zip', content: new Blob(['PK\u0003\u0004nothing']) }],
      'is damaged',
    ],
  ])('says so for %s', async (_, given, words) => {
    const answer = await started().importFiles('given', given);
    expect('problem' in answer && answer.problem).toContain(words);
  });
});

describe('importing many', () => {
  const many: DroppedFile[] = Array.from({ length: 1000 }, (_, i) => ({
    path: `many/${i}.yml`,
    content: files[0]!.text.replace(ID, `00000000-0000-4000-8000-000000000${i + 100}`),
  }));

  it('is done by a reader, which may be expected', async () => {
    const log: string[] = [];
    const session = new CatalogueSession(
      () => Promise.resolve(apiNames()),
      () => Promise.resolve([]),
      () => {
        log.push('start');
        return readerBehind(() => log.push('end'));
      },
    );
    expect(taken(await session.importFiles('few', dropped)).rules).toBe(3);
    expect(log).toEqual([]);
    await session.expectFiles();
    await session.expectFiles();
    expect(log).toEqual(['start']);
    expect(taken(await session.importFiles('many', many)).rules).toBe(1000);
    await session.openMade('many', 'own');
    await session.packMade('many');
    expect(log).toEqual(['start', 'end']);
    await session.importFiles('many', many);
    expect(log).toEqual(['start', 'end', 'start']);
  });

  it('takes nothing in where its reader dies, and goes on', async () => {
    const dying = { ...readerBehind(), read: () => Promise.reject(new Error('out of memory')) };
    const session = new CatalogueSession(
      () => Promise.resolve(apiNames()),
      () => Promise.resolve([]),
      () => dying,
    );
    await session.importFiles('few', dropped);
    await session.openMade('few', 'own');
    await expect(session.importFiles('many', many)).rejects.toThrow('out of memory');
    expect((await session.search({ ...all, text: 'stop' }, 9)).rules).toHaveLength(1);
  });

  it('answers meanwhile from what is open', async () => {
    const { session } = await opened();
    const importing = session.importFiles('many', many);
    const answer = await Promise.race([session.search({ ...all, text: 'stop' }, 9), importing]);
    expect(answer).toMatchObject({ rows: [{ title: 'Trail Stopped' }] });
    await importing;
  });
});

describe('opening what was made', () => {
  const others = [{ ...dropped[2]!, path: 'set/other.yml' }];

  it('puts it before our own, and in the place of one of its name', async () => {
    const session = started();
    await session.open([], [{ name: 'own', files }]);
    for (const [name, given] of [
      ['a', dropped],
      ['b', others],
      ['a', [...dropped, ...others]],
    ] as const) {
      await session.importFiles(name, given);
      await session.openMade(name, 'own');
    }
    const { sets } = await session.openMade('a', 'own');
    expect(sets.map(({ name, rules }) => [name, rules])).toEqual([
      ['b', 1],
      ['a', 4],
      ['own', 3],
    ]);
    await expect(session.openMade('c', 'own')).rejects.toThrow('c');
  });

  it('shows what opening the kept set shows, its first list before all is read', async () => {
    const { session, stored } = await opened();
    const again = started();
    await again.open([stored], []);
    const queries = [
      all,
      { ...all, text: 'stop' },
      { ...all, indicator: { field: 'errorCode', kind: 'eq', value: 'AccessDenied' } as never },
    ];
    for (const query of queries) {
      expect(await session.search(query, 9)).toEqual(await again.search(query, 9));
    }
    expect(await session.rulePage(ID)).toEqual(await again.rulePage(ID));
  });
});

describe('a set of several parts', () => {
  it('is one', async () => {
    const counting: DroppedFile = {
      path: 'zz.yml',
      content: `title: Counting
correlation:
  type: event_count
  rules: [${ID}]
  group-by: [userIdentity.arn]
  timespan: 5m
  condition: {gte: 3}
`,
    };
    const halves = [await packed('set', dropped), await packed('set', [counting])];
    const parts = halves.flatMap((half) => half.parts);
    const [whole, joined] = [started(), started()];
    await whole.open([await packed('set', [...dropped, counting])], []);
    const { sets } = await joined.open([{ ...halves[0]!, rules: 4, files: 4, parts }], []);
    expect(sets).toEqual([{ name: 'set', date: 1234, rules: 4 }]);
    for (const query of [all, { ...all, text: 'stop' }, { ...all, text: 'counting' }]) {
      expect(await joined.search(query, 99)).toEqual(await whole.search(query, 99));
    }
    // What it counts stands in the other part.
    const page = await joined.rulePage('zz.yml');
    expect(page?.coverage?.[0]?.calls[0]?.name).toBe('StopLogging');
    expect(await joined.body('zz.yml')).toBe(counting.content);
  });
});

describe('opening', () => {
  it('reads what was kept, in another worker', async () => {
    const { stored } = await opened();
    const session = started();
    expect(await session.open([stored], [])).toEqual({
      rules: 3,
      sets: [{ name: 'rules.zip', date: 1234, rules: 3 }],
      repeated: 0,
      renewed: [],
      made: [],
      lost: [],
    });
    expect(await session.body(ID)).toBe(files[0]!.text);
  });

  it('opens what the browser keeps, our own set last, with the first list', async () => {
    const { stored } = await opened();
    const { made } = await started().open([], [{ name: 'own', files }]);
    const session = started([...made, stored]);
    const kept = await session.openKept('own', all, 2);
    expect(kept?.stored.map(({ name }) => name)).toEqual(['rules.zip', 'own']);
    expect(kept?.opened.sets.map(({ name }) => name)).toEqual(['rules.zip', 'own']);
    expect(kept?.first).toEqual(await session.search(all, 2));
    expect(kept?.first?.rows).toHaveLength(2);
    expect((await session.openKept('own', null, 2))?.first).toBeNull();
  });

  it('opens nothing where our own set is not kept', async () => {
    const { stored } = await opened();
    const session = started([stored]);
    expect(await session.openKept('own', all, 2)).toBeNull();
    expect((await session.search(all, 2)).rules).toHaveLength(0);
  });

  it('puts what comes with the page behind, and leaves out what is there already', async () => {
    const { stored } = await opened();
    const answer = await started().open([stored], [{ name: 'Stagelight', files }]);
    expect(answer).toMatchObject({ rules: 5, repeated: 1 });
  });

  it('makes a set of another version anew, and says that one is lost', async () => {
    const { stored } = await opened();
    const [part] = stored.parts;
    const bytes = new Uint8Array(await part!.index.arrayBuffer());
    bytes[0]! += 1;
    const old: StoredSet = { ...stored, parts: [{ ...part!, index: new Blob([bytes]) }] };
    const broken: StoredSet = {
      ...stored,
      name: 'broken',
      parts: [part!, { ...part!, index: new Blob(['nothing']) }],
    };
    const session = started();
    const { renewed, lost, rules } = await session.open([old, broken], []);
    expect([renewed.length, lost, rules]).toEqual([1, ['broken'], 3]);
    const again = await started().open(renewed, []);
    expect([again.rules, again.renewed]).toEqual([3, []]);
    expect(await session.body(ID)).toBe(files[0]!.text);
  });
});

describe('asking', () => {
  it('finds, pages and compares', async () => {
    const { session } = await opened();
    const { rules, rows } = await session.search({ ...all, text: 'stoplog' }, 10);
    expect([rules.length, rows[0]?.title]).toEqual([1, 'Trail Stopped']);
    expect((await session.rows([2, 99])).length).toBe(1);
    const page = await session.rulePage(ID);
    expect(page?.coverage?.[0]?.calls[0]?.name).toBe('StopLogging');
    expect(page?.body.text).toBe(files[0]!.text);
    expect(await session.rulePage('nothing')).toBeNull();
    const call = await session.callPage('cloudtrail.amazonaws.com', 'StopLogging');
    expect(call.rules.map(({ row }) => row.title)).toEqual(['Trail Stopped', 'Denied']);
    expect((await session.compare(ID, 'set/denied.yml'))?.right.title).toBe('Denied');
    expect(await session.compare(ID, 'nothing')).toBeNull();
  });

  it('counts what a query finds into the matrix, and writes it as a layer', async () => {
    const { session } = await opened();
    expect((await session.matrix(all)).most).toBe(1);
    expect((await session.matrix({ ...all, text: 'shell' })).most).toBe(0);
    expect(JSON.parse(await session.layer(all, 'Mine'))).toMatchObject({
      name: 'Mine',
      description: '3 Sigma rules',
    });
  });
});

const record = (eventName: string, more = {}) =>
  JSON.stringify({
    eventVersion: '1.09',
    eventSource: 'cloudtrail.amazonaws.com',
    eventName,
    eventTime: '2025-05-07T05:05:07Z',
    userIdentity: { type: 'IAMUser' },
    ...more,
  });
const lines = [
  record('StopLogging'),
  record('StopLogging', { errorCode: 'AccessDenied' }),
  record('DescribeTrails'),
].join('\n');
const source = { name: 'a.ndjson', blob: new Blob([lines]) };

describe('running', () => {
  it('asks all rules for CloudTrail, with the edits of the page', async () => {
    const { session } = await opened();
    expect(await session.exportRun('csv', 'Run')).toBeNull();
    const answer = await session.run({ sources: [source], edits: [], shifts: [] }, () => undefined);
    expect(
      answer.fired.map(({ row, matches, nearMisses }) => [row.title, matches, nearMisses]),
    ).toEqual([
      ['Trail Stopped', 1, 1],
      // Events with another error code, or none, are not looked at one by one.
      ['Denied', 1, 0],
    ]);
    expect(answer).toMatchObject({ events: 3, rules: 2, unread: [] });
    expect(await session.exportRun('ndjson', 'Run')).toContain('"matches":1');
    const edited = await session.run(
      { sources: [source], edits: [[1, record('StopLogging')]], shifts: [] },
      () => undefined,
    );
    expect(edited.fired.map(({ row, matches }) => [row.title, matches])).toEqual([
      ['Trail Stopped', 2],
    ]);
  });

  it('takes the values of placeholders, and refuses a rule that lacks them', async () => {
    const session = started();
    const asking = rule('Asking', "a:\n  eventName|expand: '%calls%'\ncondition: a");
    await session.open([], [{ name: 'own', files: [asking] }]);
    const request = { sources: [source], edits: [], shifts: [] };
    const without = await session.run(request, () => undefined);
    expect([without.fired, without.refused.map(({ title }) => title)]).toEqual([[], ['Asking']]);
    const calls = { calls: ['DescribeTrails'] };
    const given = await session.run({ ...request, placeholders: calls }, () => undefined);
    expect(given.fired.map(({ matches }) => matches)).toEqual([1]);
  });

  it('lets a filter narrow a rule that does not say of which service it is', async () => {
    const session = started();
    const asking = rule('Asking', 'a:\n  eventName: DescribeTrails\ncondition: a', {
      name: 'asking',
    });
    const filter = {
      path: 'filter.yml',
      text: `title: Ours
logsource:
  product: aws
filter:
  rules: [asking]
  own:
    userIdentity.type: IAMUser
  condition: not own
`,
    };
    const request = { sources: [source], edits: [], shifts: [] };
    await session.open([], [{ name: 'own', files: [asking] }]);
    expect((await session.run(request, () => undefined)).fired).toHaveLength(1);
    await session.open([], [{ name: 'own', files: [asking, filter] }]);
    expect((await session.run(request, () => undefined)).fired).toEqual([]);
  });

  it.each([1, 100, 150, 400, 10_000])(
    'reads a file in pieces of %d bytes as it reads it whole',
    async (piece) => {
      const values: unknown[] = [];
      const text = `${lines}\n${record('Ünïcode 𝄞')}\n`;
      expect(await takeLines(new Blob([text]), (value) => values.push(value), piece)).toBe(true);
      expect(values).toEqual(
        text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as unknown),
      );
    },
  );
});
