// Redaction on its way into a link: what is taken out, what is proved, and what is left to the person who shares.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Session } from '../session';
import type { LinkAnswer, LinkRequest, RedactionChoices } from '../sharing-api';

const rule = (detection: string, head = 'title: By noor'): string =>
  `${head}\nlogsource:\n  product: aws\n  service: cloudtrail\ndetection:\n${detection}`;
const EVENTS = [
  {
    eventName: 'GetUser',
    eventSource: 'iam.amazonaws.com',
    userIdentity: { type: 'IAMUser', userName: 'night-admin', accountId: '314159265358' },
    sourceIPAddress: '52.95.110.7',
    requestParameters: { password: 'hunter2hunter2' },
  },
  {
    eventName: 'ListUsers',
    eventSource: 'iam.amazonaws.com',
    userIdentity: { type: 'IAMUser', userName: 'noor', accountId: '314159265358' },
    sourceIPAddress: '10.0.0.1',
  },
];
const ORIGINALS = ['noor', 'night-admin', '314159265358', '52.95.110.7', 'hunter2'];
const NAME = '314159265358_CloudTrail_noor.json';
const AS_USUAL: RedactionChoices = { off: [], keep: [] };

async function opened(events: readonly object[] = EVENTS, name = NAME): Promise<Session> {
  const session = new Session(() => undefined);
  const text = events.map((event) => JSON.stringify(event)).join('\n');
  await session.open([{ name, blob: new Blob([text]) }], []);
  return session;
}

const asking = (source: string, more: Partial<LinkRequest> = {}): LinkRequest => ({
  ...{ rule: source, view: {}, events: null, fictitious: false, choices: AS_USUAL },
  ...more,
});

type Link = Extract<LinkAnswer, { hash: string }>;

function sound(answer: LinkAnswer): Link {
  if (!('hash' in answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

/** Everything that a link says, as one text. */
async function saidBy(session: Session, { hash }: Link): Promise<string> {
  const read = await session.readLink(hash);
  if ('problem' in read) throw new Error(read.problem.message);
  return JSON.stringify(read.state);
}

const share = async (source: string, more: Partial<LinkRequest> = {}) => {
  const session = await opened();
  const link = sound(await session.writeLink(asking(source, more)));
  return { link, said: await saidBy(session, link) };
};

const BY_NAME = rule('  s:\n    userIdentity.userName: night-admin\n  condition: s\n');

describe('a link', () => {
  it('holds no original: in events, rule, file names and what one filters by', async () => {
    const view = {
      ...{ selected: 1, text: 'noor', marked: 's/0#0' },
      facts: '{"principal":"noor","address":"52.95.110.7"}',
    };
    const { link, said } = await share(BY_NAME, { view });
    for (const original of ORIGINALS) expect(said).not.toContain(original);
    expect(link.redacted.changed).toEqual([]);
    expect(link.received.evaluation.counts['condition']).toBe(1);
    expect(link.received.view).toEqual({
      ...{ selected: 1, text: 'user-02', marked: 's/0#0' },
      facts: '{"principal":"user-02","address":"198.51.100.7"}',
    });
    expect(link.received.rule).toContain('title: By user-02');
    expect(said).toContain('111122223333_CloudTrail_user-02.json');
    expect(said).toContain('10.0.0.1');
  });

  it('filters by a name that is a word of AWS elsewhere', async () => {
    const session = await opened([
      { eventSource: 'backup.amazonaws.com', userIdentity: { userName: 'backup' } },
    ]);
    const view = { facts: '{"principal":"backup","service":"backup"}' };
    const { received } = sound(await session.writeLink(asking(BY_NAME, { view })));
    expect(received.view).toEqual({ facts: '{"principal":"user-01","service":"backup"}' });
    expect(received.evaluation.explanation!.event!.text).toContain('"userName": "user-01"');
  });

  it('counts what was replaced, and shows an event before and after, the selected one first', async () => {
    const { link } = await share(BY_NAME, { view: { selected: 1 } });
    const { counts, replacements, samples } = link.redacted;
    expect(counts).toMatchObject({ accounts: 1, users: 2, addresses: 1, secrets: 1, keys: 0 });
    expect(replacements).toContainEqual({
      ...{ kind: 'accounts', original: '314159265358', replacement: '111122223333' },
      inPlace: false,
    });
    expect(samples.map(({ index }) => index)).toEqual([1, 0]);
    expect(samples[0]!.before).toContain('"userName": "noor"');
    expect(samples[0]!.after).toBe(
      samples[0]!.before.replace('noor', 'user-02').replace('314159265358', '111122223333'),
    );
  });

  it('takes names that only stay at home out of a rule that travels alone', async () => {
    const { link, said } = await share(rule('  s:\n    eventName: GetUser\n  condition: s\n'), {
      events: new Uint32Array(),
    });
    expect(said).not.toContain('noor');
    expect(link.redacted.replacements.map(({ original }) => original)).toEqual(['noor']);
    expect(link.redacted.samples).toEqual([]);
  });

  it('brings along what stands for a placeholder, by the same mapping', async () => {
    const asks = rule("  s:\n    userIdentity.userName|expand: '%admins%'\n  condition: s\n");
    const placeholders = { admins: ['night-admin', 'ana'] };
    const { link, said } = await share(asks, { placeholders });
    expect(said).not.toContain('night-admin');
    expect(link.redacted.changed).toEqual([]);
    expect(link.received.evaluation.counts['condition']).toBe(1);
  });
});

describe('choices', () => {
  it('leave a kind or a value as it is', async () => {
    const kind = await share(BY_NAME, { choices: { off: ['users'], keep: [] } });
    expect(kind.said).toContain('night-admin');
    expect(kind.said).not.toContain('314159265358');
    expect(kind.link.redacted.counts.users).toBe(0);
    const value = await share(BY_NAME, { choices: { off: [], keep: ['Noor'] } });
    expect(value.said).toContain('By noor');
    expect(value.said).not.toContain('night-admin');
  });

  it('take secrets out whatever is off', async () => {
    const { link, said } = await share(BY_NAME, {
      choices: { off: 'all', keep: ['hunter2hunter2'] },
    });
    for (const original of ORIGINALS.filter((one) => one !== 'hunter2'))
      expect(said).toContain(original);
    expect(said).not.toContain('hunter2');
    expect(link.redacted.replacements.map(({ kind }) => kind)).toEqual(['secrets']);
  });

  it('are not asked of made-up events, whose rule may be somebody’s own by now', async () => {
    const own = rule(
      '  s:\n    userIdentity.userName: noor\n    recipientAccountId: 271828182845\n  condition: s\n',
    );
    const { link, said } = await share(own, { fictitious: true });
    expect(said).toContain('hunter2');
    expect(said).toContain('userName: noor');
    expect(said).not.toContain('271828182845');
    expect(link.redacted.samples).toEqual([]);
  });
});

describe('a verdict that would be another', () => {
  const WIDE = rule("  s:\n    sourceIPAddress|startswith: '52.95.'\n  condition: s\n");

  it('is named with its predicates and what was replaced there', async () => {
    const { link } = await share(WIDE);
    expect(link.redacted.changed).toEqual([
      {
        ...{ rule: 'By noor', alerts: false, broken: false, matchedBefore: true },
        ...{ events: 1, first: 0, predicates: ['52.95.'] },
        values: [expect.objectContaining({ original: '52.95.110.7', kind: 'addresses' })],
      },
    ]);
  });

  it('stays with those values, or their kind, left as they are', async () => {
    const keep = await share(WIDE, { choices: { off: [], keep: ['52.95.110.7'] } });
    expect(keep.link.redacted.changed).toEqual([]);
    const off = await share(WIDE, { choices: { off: ['addresses'], keep: [] } });
    expect(off.link.redacted.changed).toEqual([]);
  });

  it('is found in keywords, under filters and in correlations', async () => {
    const keyword = await share(rule("  keywords:\n    - 'ht-adm'\n  condition: keywords\n"));
    expect(keyword.link.redacted.changed).toEqual([]);
    const network = await share(rule("  keywords:\n    - '52.95'\n  condition: keywords\n"));
    expect(network.link.redacted.changed).toMatchObject([
      { predicates: ['52.95'], values: [{ original: '52.95.110.7' }] },
    ]);
    const correlation = `${rule('  s:\n    sourceIPAddress|startswith: 52.95.\n  condition: s\n', 'title: Base\nname: base')}---\ntitle: Often\ncorrelation:\n  type: event_count\n  rules: [base]\n  group-by: [userIdentity.userName]\n  timespan: 1h\n  condition: {gte: 1}\n`;
    const timed = EVENTS.map((event) => ({ ...event, eventTime: '2026-01-15T09:30:00Z' }));
    const session = await opened(timed);
    const { redacted } = sound(await session.writeLink(asking(correlation)));
    expect(redacted.changed.map(({ rule, alerts, events }) => [rule, alerts, events])).toEqual([
      ['Base', false, 1],
      ['Often', true, 1],
    ]);
  });
});

describe('what is left', () => {
  it('is refused with its place, and travels only by a choice', async () => {
    const session = await opened();
    // The scan reads this as an account, redaction does not: no more than a look says so.
    const text = rule(
      '  s:\n    note|contains: "accountid = 271828182845"\n  condition: s\n',
      'title: A',
    );
    const answer = await session.writeLink(asking(text));
    if (!('leaks' in answer)) throw new Error('nothing was found');
    expect(answer.leaks).toEqual([
      { kind: 'accounts', found: '271828182845', place: { kind: 'rule' }, hidden: false },
    ]);
    const choices = { off: [], keep: ['271828182845'] };
    expect(await session.writeLink(asking(text, { choices }))).toHaveProperty('hash');
    const off = { off: ['accounts' as const], keep: [] };
    expect(await session.writeLink(asking(text, { choices: off }))).toHaveProperty('hash');
  });

  it('is found in what an event holds packed, and travels only by a choice', async () => {
    // As PowerShell packs commands, two bytes a letter: redaction takes it for no text, the scan reads it.
    const command = Buffer.from('net user noor /add', 'utf16le').toString('base64');
    const session = await opened([EVENTS[0]!, { ...EVENTS[1]!, errorMessage: `-enc ${command}` }]);
    const answer = await session.writeLink(asking(BY_NAME));
    expect(answer).toMatchObject({
      leaks: [{ kind: 'users', found: 'noor', place: { kind: 'event', index: 1 }, hidden: true }],
    });
    const alone = asking(BY_NAME, { events: new Uint32Array([0]) });
    expect(await session.writeLink(alone)).toHaveProperty('hash');
    const choices = { off: [], keep: ['noor'] };
    expect(await session.writeLink(asking(BY_NAME, { choices }))).toHaveProperty('hash');
  });
});

it('changes nothing of the examples that we ship, alone or with their events', async () => {
  const names = readdirSync('rules').filter((name) => name.endsWith('.yml'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const text = readFileSync(`rules/${name}`, 'utf8');
    const told = readFileSync(`rules/${name.replace('.yml', '.events.json')}`, 'utf8');
    const cases = JSON.parse(told) as { events: { event: object }[] };
    const session = await opened(
      cases.events.map(({ event }) => event),
      'example',
    );
    for (const events of [null, new Uint32Array()]) {
      const link = sound(await session.writeLink(asking(text, { fictitious: true, events })));
      expect([name, link.redacted.replacements]).toEqual([name, []]);
      expect(link.received.rule).toBe(text);
    }
  }
}, 180_000);

const FOLDER = '../shared/data/cloudtrail';
describe.skipIf(!existsSync(FOLDER))(`real records, where ${FOLDER} is there`, () => {
  it('travel with every verdict of their rule, and nothing is left (200 records)', async () => {
    const [file] = readdirSync(FOLDER).filter((name) => name.endsWith('.ndjson'));
    const records = readFileSync(`${FOLDER}/${file!}`, 'utf8').trim().split('\n').slice(0, 200);
    const session = new Session(() => undefined);
    await session.open([{ name: file!, blob: new Blob([records.join('\n')]) }], []);
    const text = rule('  s:\n    errorCode: null\n  condition: s\n', 'title: Not denied');
    const { redacted, received } = sound(await session.writeLink(asking(text)));
    expect(redacted.changed).toEqual([]);
    expect(received.total).toBe(records.length);
    expect(redacted.counts.ids).toBeGreaterThan(0);
  }, 60_000);
});
