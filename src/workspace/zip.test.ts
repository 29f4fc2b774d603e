// A workspace as a zip and back; zips of other tools; zips that are damaged.
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { anyText } from './arbitrary.test-support';
import { anyWorkspace } from './arbitrary-workspace.test-support';
import { normal, type Workspace } from './workspace';
import { holdsRules, MAX_RULE_FILES, readZip, writeZip } from './zip';

const RULE = 'title: Role Assumed From Outside\ndetection:\n  sel: {eventName: AssumeRole}\n';

const MINE: Workspace = {
  name: 'Roles',
  rules: [
    { name: null, text: RULE, open: true },
    { name: 'users/made.yml', text: 'title: User Made\n', open: true },
    { name: 'later.yml', text: 'title: Later\n', open: false },
  ],
  sets: [
    { name: 'pasted', bytes: strToU8('{"a":1}\n'), form: 'ndjson', open: true },
    { name: 'pasted', bytes: strToU8('{"b":12345678901234567890}\n'), form: 'ndjson', open: false },
    { name: 'notes.txt', bytes: strToU8('no events'), form: 'as-is', open: true },
  ],
  expectations: 'version: 1\n',
  placeholders: { Administrators: ['ana'] },
  view: { selected: 1 },
};

const problemsOf = (read: ReturnType<typeof readZip>): readonly string[] =>
  'problem' in read ? [read.problem] : read.problems;

const workspaceOf = (read: ReturnType<typeof readZip>): Workspace => {
  if ('problem' in read) throw new Error(read.problem);
  return read.workspace;
};

const contents = ({ rules, sets, expectations }: Workspace): (string | null)[] => [
  ...rules.map(({ text }) => text),
  ...sets.map(({ bytes }) => strFromU8(bytes)),
  expectations,
];

/** As a rule keeps it: with line breaks and marks of the byte order as one. */
const asText = (content: string | null): string | null =>
  content
    ?.replace(/^\ufeff+/gm, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n*$/, '\n') ?? null;

/** Files by name, as another tool would pack them. */
const zipOf = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

describe('a workspace as a zip', () => {
  it('is plain files with safe names', () => {
    const files = unzipSync(writeZip(MINE));
    expect(Object.keys(files)).toEqual([
      'rules/role_assumed_from_outside.yml',
      'rules/users_made.yml',
      'rules/later.yml',
      'events/pasted.ndjson',
      'events/pasted-2.ndjson',
      'events/notes.txt',
      'expectations.yml',
      'workspace.json',
    ]);
    expect(strFromU8(files['rules/role_assumed_from_outside.yml']!)).toBe(RULE);
  });

  it('comes back the same, and writes the same zip again', () => {
    const zip = writeZip(MINE);
    expect(readZip(zip)).toEqual({ workspace: MINE, problems: [] });
    expect(writeZip(MINE)).toEqual(zip);
  });

  it('comes back whatever it is (1,000 runs)', () => {
    fc.assert(
      fc.property(anyWorkspace, (any) => {
        const workspace = normal(any);
        expect(normal(workspace)).toEqual(workspace);
        const zip = writeZip(any);
        if (workspace.rules.length + workspace.sets.length === 0) {
          expect(problemsOf(readZip(zip))).toEqual([
            'There are neither rules nor events in this zip.',
          ]);
        } else expect(readZip(zip)).toEqual({ workspace, problems: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('has names that every system can unpack, each once (500 runs)', () => {
    fc.assert(
      fc.property(anyWorkspace, (any) => {
        const names = Object.keys(unzipSync(writeZip(any)));
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name).toMatch(/^(?:(?:rules|events)\/)?[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u);
          expect(name).not.toMatch(/(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|\.$/i);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a zip of other tools', () => {
  it('needs no more than rules and events, in a folder or not', () => {
    const files = {
      'b.yml': 'title: B\n',
      'aws/a.yml': '\ufefftitle: A\r\n',
      'events/log.json': '{"Records":[]}',
    };
    for (const folder of ['', 'mine/', 'mine/rules-2/']) {
      const zip = zipOf(Object.fromEntries(Object.entries(files).map(([n, t]) => [folder + n, t])));
      const { rules, sets } = workspaceOf(readZip(zip));
      expect(rules).toEqual([
        { name: 'aws/a.yml', text: 'title: A\n', open: true },
        { name: 'b.yml', text: 'title: B\n', open: true },
      ]);
      expect(sets.map(({ name, form }) => [name, form])).toEqual([['log.json', 'as-is']]);
    }
  });

  it('may have more files than the manifest names, and fewer', () => {
    const files = unzipSync(writeZip(MINE));
    delete files['rules/later.yml'];
    files['rules/new.yml'] = strToU8('title: New\n');
    const read = readZip(zipSync(files));
    expect(workspaceOf(read).rules.map(({ name }) => name)).toEqual([
      null,
      'users/made.yml',
      'new.yml',
    ]);
    expect(problemsOf(read)).toEqual([
      'rules/later.yml is named in workspace.json, but not there.',
    ]);
  });

  it('is taken apart where one file holds several that say their names', () => {
    const text = `${RULE}--- # file: two.yml\ntitle: Two\n`;
    const { rules } = workspaceOf(readZip(zipOf({ 'all.yml': text })));
    expect(rules.map(({ name }) => name)).toEqual(['all.yml', 'two.yml']);
  });

  it('is a workspace where it holds a rule, or says so', () => {
    expect(holdsRules(zipOf({ 'a/b.yml': RULE }))).toBe(true);
    expect(holdsRules(writeZip({ ...MINE, rules: [] }))).toBe(true);
    expect(holdsRules(zipOf({ 'events.json': '[]' }))).toBe(false);
    expect(holdsRules(strToU8('PK'))).toBe(false);
  });

  it('says what it left out', () => {
    const zip = zipOf({ 'a.yml': RULE, 'README.md': '', LICENSE: '', 'x.png': '', 'y.png': '' });
    expect(problemsOf(readZip(zip))).toEqual([
      'Left out, as neither rules nor events: README.md, LICENSE, x.png, 1 more.',
    ]);
  });

  it('may hold too many rules, or none', () => {
    const many = Object.fromEntries(
      Array.from({ length: MAX_RULE_FILES + 1 }, (_, i) => [`${i}.yml`, RULE]),
    );
    expect(problemsOf(readZip(zipOf(many)))[0]).toMatch(/^This zip holds 201 rule files/);
    expect(problemsOf(readZip(zipOf({ 'a.md': '' })))[0]).toMatch(/neither rules nor events/);
  });
});

describe('a damaged zip', () => {
  it('is said to be one', () => {
    const zip = writeZip(MINE);
    expect(problemsOf(readZip(zip.slice(0, -30)))).toEqual([
      'This zip is damaged or cut off: it has no end.',
    ]);
  });

  it('names the file that is damaged, and reads the others', () => {
    const zip = writeZip(MINE);
    // The bytes of the first file begin behind its header and name.
    const at = 30 + 'rules/role_assumed_from_outside.yml'.length;
    const hurt = zip.map((byte, i) => (i === at + 9 ? byte ^ 0x10 : byte));
    const read = readZip(hurt);
    expect(problemsOf(read)[0]).toMatch(/^rules\/role_assumed_from_outside\.yml is damaged/);
    expect(workspaceOf(read).rules.map(({ name }) => name)).toEqual([
      'users/made.yml',
      'later.yml',
    ]);
  });

  it.each([
    ['this one', fc.constant(MINE)],
    ['any', anyWorkspace],
  ])('says so whatever byte of %s is another, or has all that was in it (500 runs)', (_, any) => {
    fc.assert(
      fc.property(any, fc.nat(), fc.integer({ min: 1, max: 255 }), (workspace, place, by) => {
        const zip = writeZip(workspace);
        zip[place % zip.length]! ^= by;
        const read = readZip(zip);
        if (problemsOf(read).length > 0) return;
        // A file of another name may be taken for something else, expectations for a rule, but is there.
        const there = contents(workspaceOf(read)).map(asText);
        const missing = contents(normal(workspace)).filter((one) => !there.includes(asText(one)));
        expect(missing).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('names a manifest that is none, or a newer one', () => {
    const read = (text: string) => readZip(zipOf({ 'rules/a.yml': RULE, 'workspace.json': text }));
    expect(problemsOf(read('{'))[0]).toMatch(/^workspace\.json can’t be read/);
    expect(problemsOf(read('{"stagelight":2}'))[0]).toMatch(/newer Stagelight/);
    expect(workspaceOf(read('[]')).rules).toHaveLength(1);
  });

  it('takes any manifest for what it is worth (300 runs)', () => {
    const part = fc.oneof(anyText, fc.jsonValue({ maxDepth: 3 }));
    const shape = fc.record({
      stagelight: fc.constant(1),
      name: part,
      rules: fc.array(
        fc.record({ file: fc.constantFrom('rules/a.yml', 'x'), name: part, open: part }),
      ),
      events: part,
      placeholders: part,
      view: part,
    });
    fc.assert(
      fc.property(shape, (manifest) => {
        const text = JSON.stringify(manifest);
        const read = readZip(zipOf({ 'rules/a.yml': RULE, 'workspace.json': text }));
        expect(workspaceOf(read).rules.some((rule) => rule.text === RULE)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
