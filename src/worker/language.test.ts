// The editor's questions as the worker answers them: about the text they bring and the events that are loaded now.
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Session } from './session';

const RULE = `title: t
detection:
    selection:
        eventName|contain: Get
    condition: selection and `;

let session: Session;
const load = (...events: object[]) =>
  session.open([{ name: 'pasted', blob: new Blob([JSON.stringify(events)]) }], []);

beforeEach(async () => {
  session = new Session(() => undefined);
  await load({ eventName: 'GetObject', custom: { field: 'x' } });
});

const field = RULE.indexOf('eventName');
const details = async () => {
  const text = `${RULE.slice(0, field)}\n${RULE.slice(field)}`;
  const { items } = await session.complete(text, field);
  return items.filter(({ label }) => label === 'custom.field').map(({ detail }) => detail);
};

describe('what it knows of the events', () => {
  it('is those that are loaded', async () => {
    expect(await details()).toEqual(['1 of 1 event']);
  });

  it('follows when others are opened, or one is edited', async () => {
    await load({ custom: { field: 'x' } }, { custom: { field: 'y' } });
    expect(await details()).toEqual(['2 of 2 events']);
    await session.edit(0, '{"eventName":"X"}');
    expect(await details()).toEqual(['1 of 2 events']);
    await session.open([], []);
    expect(await details()).toEqual([]);
  });
});

it('fetches API names when they are wanted, and says so while they are on their way', async () => {
  const text = 'detection:\n  s:\n    eventSource: kms.amazonaws.com\n    eventName: ';
  const ask = () => session.complete(text, text.length);
  const first = await ask();
  // In this run they may have been fetched before.
  if (first.late) expect(first.whole).toBe(false);
  await expect.poll(async () => (await ask()).late).toBe(false);
  const { items, whole } = await ask();
  expect(whole).toBe(true);
  expect(items.map(({ label }) => label)).toContain('ScheduleKeyDeletion');
});

it('does not wait for API names that do not come', async () => {
  vi.resetModules();
  vi.doMock('../cloudtrail/api-names', () => new Promise(() => undefined));
  const { languageOf } = await import('./language');
  const language = languageOf(() => [{ eventName: 'GetObject' }]);
  const text = 'detection:\n  s:\n    eventName: ';
  const { items, late, whole } = await language.complete(text, text.length);
  expect({ late, whole }).toEqual({ late: true, whole: false });
  // What the events have is offered at once.
  expect(items.map(({ label }) => label)).toContain('GetObject');
  expect((await language.complete('level: ', 7)).late).toBe(false);
  vi.doUnmock('../cloudtrail/api-names');
});

it('answers everything else about the text alone', async () => {
  const name = RULE.lastIndexOf('selection');
  expect((await session.hover(RULE, field))!.lines[0]).toContain('API call');
  expect((await session.definition(RULE, name))!.targets).toHaveLength(1);
  expect(await session.rename(RULE, name, 'other')).toMatchObject({ refusal: null });
  expect(await session.fixes(RULE, [0, RULE.length])).toMatchObject([{ text: 'contains' }]);
  expect((await session.format(RULE)).text).toBe(`${RULE.trimEnd()}\n`);
});

it('explains diagnostics with the documentation', async () => {
  const { diagnostics } = (await session.hover(RULE, RULE.indexOf('contain:')))!;
  expect(diagnostics).toMatchObject([
    { code: 'unknown-modifier', more: 'docs/diagnostics.md#unknown-modifier' },
  ]);
  expect(diagnostics[0]!.explanation).toMatch(/^[A-Z].*\.$/);
});

it('has a paragraph for every diagnostic', async () => {
  const { explanationOf } = await import('./explanations');
  const doc = readFileSync('docs/diagnostics.md', 'utf8');
  for (const [, code] of doc.matchAll(/^### `([^`]+)`/gm)) {
    expect(await explanationOf(code!), code).toMatch(/\w.*\.$/);
  }
  expect(await explanationOf('no-such-code')).toBeNull();
});
