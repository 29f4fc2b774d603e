// Links of the rules we ship: they open as the same, and are as short as chats and tickets want them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compactJson, readJson, type JsonValue } from '../text/json';
import { readLink, writeLink, type LinkState } from './link';

const RULES = path.resolve(import.meta.dirname, '../../rules');
const names = readdirSync(RULES).filter((name) => name.endsWith('.yml'));

function shipped(name: string): LinkState {
  const read = readJson(
    readFileSync(path.join(RULES, name.replace('.yml', '.events.json')), 'utf8'),
  );
  if ('mistake' in read) throw new Error(read.mistake.message);
  const { events, select } = read.value as unknown as {
    readonly events: readonly { readonly event: JsonValue }[];
    readonly select: number;
  };
  const text = events.map(({ event }) => compactJson(event)).join('\n');
  const rule = readFileSync(path.join(RULES, name), 'utf8');
  return { rule, events: [{ name: 'example', text }], view: { selected: select } };
}

async function lengthOf(state: LinkState): Promise<number> {
  const written = await writeLink(state);
  if ('problem' in written) throw new Error(written.problem.message);
  expect(await readLink(written.hash)).toEqual({ state });
  return written.hash.length;
}

describe.each(names)('%s', (name) => {
  const state = shipped(name);

  it('alone takes less than 1,000 characters', async () => {
    expect(await lengthOf({ ...state, events: [] })).toBeLessThan(1000);
  });

  it('with all its events takes less than 8,000', async () => {
    expect(await lengthOf(state)).toBeLessThan(8000);
  });
});
