// docs/diagnostics.md, run: every example gives its code, and no code of the catalogue is missing.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiNames } from '../cloudtrail/api-names';
import { readEvents } from '../cloudtrail/read';
import type { Diagnostic } from '../text/diagnostic';
import { parse } from '../sigma/parse';
import type { Placeholders } from '../sigma/placeholders';
import { Session } from './session';

const DOC = readFileSync('docs/diagnostics.md', 'utf8');
const CATALOGUE = [
  ...readdirSync('src/sigma/messages').map((name) => `src/sigma/messages/${name}`),
  'src/cloudtrail/messages.ts',
];

interface Entry {
  readonly code: string;
  readonly severity: string;
  readonly blocks: string;
  readonly language: string;
  readonly example: string;
  /** What stands for `%name%` in the example. */
  readonly placeholders: Placeholders;
}

const entries = DOC.split('\n### ')
  .slice(1)
  .map((section): Entry => {
    const code = /^`([^`]+)`/.exec(section)?.[1] ?? '';
    const severity = /Severity: ([^.]+)\./.exec(section)?.[1] ?? '';
    const blocks = /Blocks: ([^.]+)\./.exec(section)?.[1] ?? '';
    const [, language = '', example = ''] = /```(\w+)\n([\s\S]*?)\n```/.exec(section) ?? [];
    const [, name = '', values = ''] = /`(\w+)` stands for `([^`]+)`/.exec(section) ?? [];
    const placeholders = new Map(name === '' ? [] : [[name, values.split(', ')]]);
    return { code, severity, blocks, language, example, placeholders };
  });

async function run(entry: Entry): Promise<readonly Diagnostic[]> {
  const { language, example, placeholders } = entry;
  if (placeholders.size > 0) return parse(example, { placeholders }).diagnostics;
  if (language === 'yaml') {
    const request = { rule: example, selected: null, refused: [], held: null };
    const session = new Session(() => undefined);
    session.learn(apiNames());
    return (await session.evaluate(request)).diagnostics;
  }
  const bytes = Buffer.from(example, language === 'base64' ? 'base64' : 'utf8');
  return (await readEvents(new Uint8Array(bytes))).problems.map(({ diagnostic }) => diagnostic);
}

// the worker's clock gives the one, and the others take a text of many pages (src/sigma/link.test.ts) or many bytes
// (src/cloudtrail/read.test.ts, src/worker/large)
const WITHOUT_EXAMPLE = [
  ...['regex-runaway', 'too-many-filters', 'packed-too-large', 'record-too-long'],
  ...['unreadable-records', 'file-unreadable', 'reading-stopped', 'too-many-to-shift'],
  ...['part-too-much', 'too-large-as-one'],
];

describe('every example gives its code', () => {
  it.each(entries.filter(({ code }) => !WITHOUT_EXAMPLE.includes(code)))('$code', async (entry) => {
    const found = (await run(entry)).find(({ code }) => code === entry.code);
    expect(found).toBeDefined();
    expect(entry.severity.split(' or ')).toContain(found!.severity);
    expect(found!.blocks).toBe(entry.blocks !== 'no');
  });
});

it('documents every code of the catalogue, and no other', () => {
  const source = CATALOGUE.map((path) => readFileSync(path, 'utf8')).join('\n');
  const codes = source.matchAll(/\b(?:error|warning|info)\)?\(\s*'([a-z0-9-]+)'/g);
  const known = new Set([...codes].map((match) => match[1]));
  expect([...known].sort()).toEqual(entries.map(({ code }) => code).sort());
});
