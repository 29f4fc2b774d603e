// The first of many events: the same that all of them begin with, whatever the file is laid out like, and nothing of what is open changes.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { beginningOf } from './glance';
import { Session } from './session';

const RULE = `title: t
logsource: { product: aws, service: cloudtrail }
detection:
  selection:
    eventName|endswith: '7'
  condition: selection
`;

const records = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    eventVersion: '1.08',
    eventName: `E${i}`,
    eventSource: 'iam.amazonaws.com',
    eventTime: '2026-03-02T09:14:07Z',
    requestParameters: { note: 'é'.repeat(200), nested: [{ eventVersion: '1' }] },
  }));
const lines = (count: number) =>
  records(count)
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('');
const list = (count: number) => JSON.stringify({ Records: records(count) });

const sourceOf = (content: string | Uint8Array<ArrayBuffer>) => ({
  name: 'events',
  blob: new Blob([content]),
});
const REQUEST = { rule: RULE, selected: 0, refused: [], held: null };
const glanceAt = (content: string | Uint8Array<ArrayBuffer>, rule = RULE) =>
  new Session(() => undefined).glance(sourceOf(content), content.length, { ...REQUEST, rule });
const namesIn = ({ facts }: { facts: { texts: readonly string[] } }) =>
  facts.texts.filter((text) => /^E\d/.test(text));

describe('a glance', () => {
  it.each([
    ['NDJSON', lines(1000)],
    ['a log file', list(1000)],
    ['a packed log file', new Uint8Array(gzipSync(list(1000)))],
    ['packed NDJSON, more of it than is looked at', new Uint8Array(gzipSync(lines(20_000)))],
  ])('is at the first records of %s, with verdicts', async (_, content) => {
    const found = (await glanceAt(content))!;
    const { size } = found.opened.facts;
    expect(size).toBeGreaterThan(50);
    expect(size).toBeLessThan(500);
    expect(namesIn(found.opened)).toEqual(Array.from({ length: size }, (__, i) => `E${i}`));
    expect(found.opened.sources[0]!.problems).toEqual([]);
    expect(found.counts['condition']).toBe(Math.floor((size + 2) / 10));
    expect(found.bits!['condition']![0]! >>> 7).toBe(0b1_0000_0000_0100_0000_0001);
    expect(found.explanation!.text).toContain('"E0"');
    expect(found.growing).toBeNull();
  });

  it.each([
    ['is laid out in another way', JSON.stringify(records(1000), null, 2)],
    ['is a table', `eventName,eventSource\n${'a,b\n'.repeat(1000)}`],
    ['is UTF-16', new Uint8Array(Buffer.from(`\ufeff${lines(1000)}`, 'utf16le'))],
    ['is a damaged gzip file', new Uint8Array([0x1f, 0x8b, 1, 2, 3])],
    ['is one long record', JSON.stringify({ eventVersion: '1', a: 'x'.repeat(200_000) })],
    ['has lines that are no JSON', lines(10).replace('"E3"', 'E3') + lines(1000)],
    ['is empty', ''],
  ])('is none where the first file %s', async (_, content) => {
    expect(await glanceAt(content)).toBeNull();
  });

  it('is none with correlations: of some of the events, alerts would be others', async () => {
    const correlation = `---
title: c
correlation: { type: event_count, rules: [t], timespan: 1h, condition: { gte: 1 } }
`;
    const rule = RULE.replace('title: t', 'title: t\nname: t') + correlation;
    expect(await glanceAt(lines(1000), rule)).toBeNull();
  });

  it('says of events that will not be held that the others are still to come', async () => {
    const session = new Session(() => undefined);
    const bytes = 25 * 1024 * 1024;
    const found = (await session.glance(sourceOf(lines(1000)), bytes, REQUEST))!;
    const { growth, exact } = found.growing!;
    expect([growth.size, exact]).toEqual([found.opened.facts.size, growth.size]);
    expect(growth.progress).toEqual({ doing: 'reading', done: 0, bytes });
    const packed = sourceOf(new Uint8Array(gzipSync(list(1000))));
    expect((await session.glance(packed, 3 * 1024 * 1024, REQUEST))!.growing).not.toBeNull();
  });

  it('leaves what is open as it is', async () => {
    const session = new Session(() => undefined);
    await session.open([sourceOf(lines(3))], []);
    await session.evaluate(REQUEST);
    await session.glance(sourceOf(list(1000)), 1e6, { ...REQUEST, rule: RULE.replace('7', '1') });
    const { counts, bits } = await session.evaluate({ ...REQUEST, rule: RULE.replace('7', '2') });
    expect([counts['condition'], bits!['condition']![0]]).toEqual([1, 0b100]);
  });

  it('takes what can’t be read for none', async () => {
    const blob = new Blob([lines(1000)]);
    blob.slice = () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    expect(await beginningOf({ name: 'gone', blob })).toBeNull();
  });
});
