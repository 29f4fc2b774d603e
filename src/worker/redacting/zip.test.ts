// Redaction on its way into a zip: rules that are open or set aside, sets, names, notes and expectations under one mapping, proved as links are.
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Session } from '../session';
import type { ZipRequest, ZipWritten } from '../zip-api';

const rule = (title: string, line: string) =>
  `title: ${title}\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n  s:\n    ${line}\n  condition: s\n`;
const source = (name: string, ...events: object[]) => ({
  name,
  blob: new Blob([events.map((event) => JSON.stringify(event)).join('\n')]),
});
const OPEN = source(
  '314159265358_noor.json',
  {
    eventID: '5e1c0e0e-0d4f-4a3b-9a53-7f6d2a1b9c01',
    eventName: 'GetUser',
    userIdentity: { type: 'IAMUser', userName: 'night-admin', accountId: '314159265358' },
    sourceIPAddress: '52.95.110.7',
    requestParameters: { password: 'hunter2hunter2' },
  },
  { eventName: 'ListUsers', userIdentity: { type: 'IAMUser', userName: 'noor' } },
);
const ASIDE = source('old.json', { userIdentity: { type: 'IAMUser', userName: 'rosalind' } });
const ORIGINALS = ['noor', 'night-admin', '314159265358', '52.95.110.7', 'hunter2', 'rosalind'];

const asking = (more: Partial<ZipRequest> = {}): ZipRequest => ({
  name: 'Hunting night-admin',
  rule: `--- # file: noor.yml\n${rule('Noor', 'userIdentity.userName: night-admin')}`,
  rules: [{ name: 'rosalind.yml', text: rule('By rosalind', 'userIdentity.userName: rosalind') }],
  ...{ sources: [OPEN], sets: [ASIDE], changes: { edits: [], shifts: [] } },
  expected: [
    { event: 0, rule: 0, expected: 'match', note: 'night-admin did it' },
    { event: 1, rule: 0, expected: 'no match' },
  ],
  expectations:
    'version: 1\nexpectations:\n  - { rule: "By rosalind", set: "old.json", event: 1, expected: match, note: "asked noor" }\n',
  placeholders: { admins: ['night-admin'] },
  view: { facts: '{"principal":"noor"}', selected: 1 },
  ...{ redaction: { off: [], keep: [] }, fictitious: false },
  ...more,
});

async function write(more: Partial<ZipRequest> = {}) {
  const session = new Session(() => undefined);
  const answer: ZipWritten = await session.writeZip(asking(more));
  if ('problem' in answer) throw new Error(answer.problem);
  return { session, ...answer };
}

/** Everything that a zip says, names of its files as well. */
async function saidBy(file: Blob): Promise<string> {
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
  return Object.entries(files)
    .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
    .join('\n');
}

describe('a redacted zip', () => {
  it('holds no original, wherever it stood', async () => {
    const { file, name, redacted } = await write();
    const said = (await saidBy(file!)) + name;
    for (const original of ORIGINALS) expect(said.toLowerCase()).not.toContain(original);
    expect(name).toBe('Hunting user-01');
    expect(redacted).toMatchObject({ changed: [], leaks: [] });
    expect(redacted!.counts).toMatchObject({ accounts: 1, users: 3, addresses: 1, secrets: 1 });
  });

  it('has its expectations under the same mapping: each finds its rule and its event again', async () => {
    const { session, file } = await write();
    const read = await session.readZip(file!);
    if (read === null || 'problem' in read) throw new Error(read?.problem);
    expect(read.parcel.expected).toEqual([
      { event: 0, rule: 0, expected: 'match', note: 'user-01 did it' },
      { event: 1, rule: 0, expected: 'no match' },
    ]);
    expect(read.parcel.expectations).toContain('asked user-02');
    const [aside] = read.parcel.rules;
    expect(read.parcel.expectations).toContain(/^title: (.*)$/m.exec(aside!.text)![1]);
  });

  it('names the verdicts that would change, and keeps what is to be kept', async () => {
    const wide = rule('Wide', "sourceIPAddress|startswith: '52.95.'");
    const changed = await write({ rule: wide });
    expect(changed.file).not.toBeNull();
    expect(changed.redacted!.changed).toMatchObject([
      { rule: 'Wide', events: 1, predicates: ['52.95.'], values: [{ original: '52.95.110.7' }] },
    ]);
    const kept = await write({ rule: wide, redaction: { off: [], keep: ['52.95.110.7'] } });
    expect(kept.redacted!.changed).toEqual([]);
    expect(await saidBy(kept.file!)).toContain('52.95.110.7');
  });

  it('is none where something is left, in what is set aside as well', async () => {
    const left = 'accountid = 271828182845';
    const text = rule('Later', `note|contains: "${left}"`);
    const rules = [{ name: 'later.yml', text }];
    const { file, redacted } = await write({ rules, sets: [source('old.json', { note: left })] });
    expect(file).toBeNull();
    const places = redacted!.leaks.map(({ place }) => place);
    expect(places).toEqual([
      { kind: 'file', name: 'later.yml' },
      { kind: 'file', name: 'old.json' },
    ]);
  });

  it('lacks a file in which there is no event, and says so', async () => {
    const notes = { name: 'notes.txt', blob: new Blob(['night-admin was here']) };
    const { file, left } = await write({ sources: [OPEN, notes] });
    expect(left).toEqual(['notes.txt holds no event that could be redacted, and is not in it.']);
    expect(await saidBy(file!)).not.toContain('was here');
  });

  it('leaves made-up events as they are', async () => {
    const { file, redacted } = await write({ fictitious: true, sets: [], rules: [], name: '' });
    expect(await saidBy(file!)).toContain('night-admin');
    expect(redacted!.leaks).toEqual([]);
  });
});

it('a zip that is not redacted has everything as it is', async () => {
  const { file, name, redacted } = await write({ redaction: null });
  const said = await saidBy(file!);
  for (const original of ORIGINALS) expect(said).toContain(original);
  expect([name, redacted]).toEqual(['Hunting night-admin', null]);
});
