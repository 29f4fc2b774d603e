// The command-line contracts, run as people run them: output, order, exit codes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// every command is a process of its own
vi.setConfig({ testTimeout: 120_000 });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagelight-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};

/** Runs a command of ours the way its npm script does. */
function run(command: string, ...args: string[]) {
  const node = join('node_modules', 'tsx', 'dist', 'cli.mjs');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [node, `src/cli/${command}.ts`, ...args],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  return { lines: stdout.split('\n').filter((line) => line !== ''), stderr, status };
}

const rule = (id: string, detection: string) =>
  `title: t\nid: ${id}\nlogsource: {product: aws}\ndetection: {${detection}, condition: s}\n`;
const ID = '11111111-1111-4111-8111-111111111111';

describe('scan', () => {
  it('prints a line for every rule and event that match, and names what it passes over', () => {
    const rulePath = file('rules/one.yml', rule(ID, 's: {eventName: X}'));
    file('rules/notes.txt', 'no rule');
    file('events/a.ndjson', '{"eventName":"X"}\n\n{"eventName":"Y"}\n{"eventName":"x"}\n');
    file('events/deep/b.json.gz', gzipSync('{"Records":[{"eventName":"Y"},{"eventName":"X"}]}'));
    file('events/read.me', 'not events');
    const { lines, stderr, status } = run(
      'scan',
      '--rules',
      join(folder, 'rules'),
      '--events',
      join(folder, 'events'),
    );
    expect(status).toBe(0);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(
      ['a:1', 'a:4', 'b:2'].map((event_id) => ({ rule_id: ID, rule_path: rulePath, event_id })),
    );
    expect(stderr).toBe(`${join(folder, 'rules/notes.txt')}\n${join(folder, 'events/read.me')}\n`);
  });

  it('reports rules and events it can’t read, with their places, and goes on', () => {
    const bad = file('bad.yml', rule(ID, 's: {"eventName|contain": X}'));
    const events = file('broken.ndjson', '{"eventName":"X"}\n{"eventName"\n');
    const { lines, stderr, status } = run('scan', '--rules', bad, '--events', events);
    expect([lines, status]).toEqual([[], 0]);
    expect(stderr).toContain(`${bad}:4:28: error[unknown-modifier]`);
    expect(stderr).toContain(`${events}:2:13: error[json-syntax]`);
  });

  it('prints a line for every alert of a correlation, with its events, across files of rules', () => {
    const at = (second: number, more: object) =>
      JSON.stringify({ eventTime: `2025-01-01T00:00:0${second}Z`, ...more });
    file('chain/base.yml', `name: failed\n${rule(ID, 's: {eventName: X}')}`);
    const correlation = file(
      'chain/many.yml',
      'title: m\nid: many\ncorrelation: {type: event_count, rules: [failed], group-by: [user], timespan: 5s, condition: {gte: 2}}\n',
    );
    file(
      'chain/filter.yml',
      'title: f\nlogsource: {product: aws}\nfilter: {rules: [failed], s: {user: root}, condition: not s}\n',
    );
    const [first, second] = ['one.ndjson', 'two.ndjson'].map((name) => `timed/${name}`);
    const bob = { eventName: 'X', user: 'bob' };
    file(
      first!,
      `${at(1, bob)}\n${at(2, { ...bob, user: 'root' })}\n${at(2, { ...bob, eventName: 'Y' })}\n`,
    );
    file(second!, `${at(9, bob)}\n${at(3, bob)}\n${at(3, { ...bob, user: 'root' })}\n`);
    const { lines, stderr, status } = run(
      'scan',
      '--rules',
      join(folder, 'chain'),
      '--events',
      join(folder, 'timed'),
    );
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { rule_id: 'many', rule_path: correlation, event_id: 'two:2', events: ['one:1', 'two:2'] },
    ]);
    expect(stderr).toContain('many.yml:2:5: error[bad-id]');
    expect(status).toBe(0);
  });

  it.each([[['--rules', 'x']], [['--rules', 'no/such', '--events', 'no/such']]])(
    'leaves with 2 for %j',
    (args) => {
      expect(run('scan', ...args).status).toBe(2);
    },
  );
});

describe('scan with placeholders', () => {
  const asks = () => file('asks/p.yml', rule(ID, "s: {eventName|expand: '%calls%'}"));
  const events = () => file('asks/e.ndjson', '{"eventName":"GetX"}\n{"eventName":"Put"}\n');

  it('evaluates the rule with the values of the file, and not without', () => {
    const values = file('asks/values.yml', 'calls: [Get*, X]\nothers: y\n');
    const given = ['--rules', asks(), '--events', events()];
    const { lines, status } = run('scan', ...given, '--placeholders', values);
    expect([lines.length, status]).toEqual([1, 0]);
    expect(lines[0]).toContain('e:1');
    const without = run('scan', ...given);
    expect(without.lines).toEqual([]);
    expect(without.stderr).toContain('placeholder-unresolved');
  });

  it('leaves with 2 for a file that holds no values', () => {
    const bad = file('asks/bad.json', '{"calls": {"a": 1}}');
    const { stderr, status } = run(
      'scan',
      ...['--rules', asks(), '--events', events(), '--placeholders', bad],
    );
    expect(status).toBe(2);
    expect(stderr).toContain('expected names of placeholders');
  });
});

describe('conformance', () => {
  it('passes our own cases', () => {
    const { lines, status } = run('conformance');
    expect(lines.at(-1)).toMatch(/^\d{3,} passed, 0 failed, 0 skipped$/);
    expect(status).toBe(0);
  });

  it('prints a disagreement with what was expected and what came, and leaves with 1', () => {
    const row = { id: 'wrong', rule: rule(ID, 's: {a: x}'), event: { a: 'x' }, expected: false };
    const { lines, status } = run('conformance', file('wrong.jsonl', `${JSON.stringify(row)}\n`));
    expect(lines).toEqual(['wrong: expected false, got true', '0 passed, 1 failed, 0 skipped']);
    expect(status).toBe(1);
  });

  it('leaves with 2 for what is no case', () => {
    expect(run('conformance', file('no.jsonl', '{"id":1}\n')).status).toBe(2);
    expect(run('conformance', join(folder, 'absent.jsonl')).status).toBe(2);
  });
});

const SHARED = '../shared/data';

describe.skipIf(!existsSync(SHARED))('the shared data (skipped where it is absent)', () => {
  it('scan gives exactly the recorded matches of the 57 CloudTrail rules', () => {
    const { lines } = run(
      'scan',
      '--rules',
      `${SHARED}/sigma/cloudtrail`,
      '--events',
      `${SHARED}/cloudtrail`,
    );
    const key = (text: string) => {
      const { rule_id, event_id } = JSON.parse(text) as { rule_id: string; event_id: string };
      return `${rule_id} ${event_id}`;
    };
    const recorded = readFileSync(`${SHARED}/sigma/verdicts.jsonl`, 'utf8').trim().split('\n');
    const matched = recorded.filter((line) => (JSON.parse(line) as { matched: boolean }).matched);
    expect(lines.map(key).sort()).toEqual(matched.map(key).sort());
  });

  it('no verdict of the other engines’ suites disagrees', () => {
    const { lines, status } = run('conformance', `${SHARED}/conformance/verdicts.jsonl`);
    expect([lines.at(-1), status]).toEqual([expect.stringMatching(/ 0 failed, 0 skipped$/), 0]);
  });

  it('no text is taken or refused otherwise than decided', () => {
    const { lines, status } = run(
      'conformance',
      '--documents',
      `${SHARED}/conformance/documents.jsonl`,
    );
    expect([lines.at(-1), status]).toEqual([expect.stringMatching(/ 0 failed, 0 skipped$/), 0]);
  });

  it('no sequence of events fires otherwise than expected', () => {
    const { lines, status } = run(
      'conformance',
      '--correlations',
      `${SHARED}/conformance/correlations.jsonl`,
    );
    expect([lines.at(-1), status]).toEqual(['22 passed, 0 failed, 0 skipped', 0]);
  });

  it('the made-up records get the verdicts expected of named rules', () => {
    const expected = JSON.parse(
      readFileSync(`${SHARED}/cloudtrail/synthetic.expect.json`, 'utf8'),
    ) as {
      event_id: string;
      rule: string;
      expected: boolean;
    }[];
    const { lines } = run(
      'scan',
      '--rules',
      `${SHARED}/sigma/cloudtrail`,
      '--events',
      `${SHARED}/cloudtrail/synthetic.ndjson`,
    );
    const got = new Set(
      lines.map((line) => {
        const { rule_path, event_id } = JSON.parse(line) as { rule_path: string; event_id: string };
        return `${rule_path.split('/').at(-1)} ${event_id}`;
      }),
    );
    for (const { rule: path, event_id, expected: match } of expected) {
      expect(got.has(`${path.split('/').at(-1)} ${event_id}`), event_id).toBe(match);
    }
  });
});

describe('read', () => {
  it('says of each file what it holds, and writes the events', () => {
    const log = file(
      'in/log.json.gz',
      gzipSync('{"Records":[{"eventName":"X","eventSource":"y"}]}'),
    );
    const control = '{"messageType":"CONTROL_MESSAGE","logEvents":[]}';
    const message =
      '{"logEvents":[{"message":"{\\"eventName\\":\\"Z\\",\\"n\\":12345678901234567890}"}]}';
    const cloudwatch = file('in/cw.json', `${control}\n${message}\n`);
    const broken = file('in/broken.json', '[{"a":1},{"b":}]');
    const out = join(folder, 'out.ndjson');
    const { lines, stderr, status } = run('read', log, cloudwatch, broken, '--out', out);
    expect(status).toBe(0);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { file: log, container: 'CloudTrail log file', events: 1, skipped: [], problems: [] },
      {
        file: cloudwatch,
        container: 'CloudWatch Logs export',
        events: 1,
        skipped: [{ kind: 'control message', count: 1 }],
        problems: [],
      },
      {
        file: broken,
        container: 'JSON array',
        events: 1,
        skipped: [],
        problems: [{ line: 1, column: 15, message: 'Found }; expected a value.' }],
      },
    ]);
    expect(stderr).toBe(`${broken}:1:15: error[json-syntax] Found }; expected a value.\n`);
    expect(readFileSync(out, 'utf8')).toBe(
      '{"eventName":"X","eventSource":"y"}\n{"eventName":"Z","n":12345678901234567890}\n{"a":1}\n',
    );
  });

  it('knows its usage', () => {
    expect(run('read').status).toBe(2);
    expect(run('read', join(folder, 'nowhere.json')).status).toBe(2);
  });

  const ENVELOPES = '../shared/data/envelopes';
  it.skipIf(!existsSync(ENVELOPES))('finds in every sample what its manifest says', () => {
    const manifest = JSON.parse(readFileSync(`${ENVELOPES}/MANIFEST.json`, 'utf8')) as {
      file: string;
      events: number;
    }[];
    const { lines } = run('read', ...manifest.map((one) => `${ENVELOPES}/${one.file}`));
    const found = lines.map((line) => (JSON.parse(line) as { events: number }).events);
    expect(found).toEqual(manifest.map(({ events }) => events));
  });
});
