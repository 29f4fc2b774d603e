// Events → which fields and values they have, and that it does not take long.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { JsonValue } from '../text/json';
import { summarise } from './known';

it('counts events, not occurrences, and leaves levels of arrays out', () => {
  const known = summarise([
    { eventName: 'A', resources: [{ ARN: 'x' }, { ARN: 'x' }, { ARN: 'y', type: null }] },
    { eventName: 'A', userIdentity: { type: 'Root' }, port: 22n },
    { eventName: 'B', ports: [[1], [1, 2]], responseElements: null, empty: {} },
  ]);
  expect(known.events).toBe(3);
  expect(known.fields).toEqual([
    ['eventName', 3],
    ['empty', 1],
    ['port', 1],
    ['ports', 1],
    ['resources', 1],
    ['resources.ARN', 1],
    ['resources.type', 1],
    ['responseElements', 1],
    ['userIdentity', 1],
    ['userIdentity.type', 1],
  ]);
  expect(Object.fromEntries(known.values)).toEqual({
    eventName: [
      ['A', 2],
      ['B', 1],
    ],
    'resources.ARN': [
      ['x', 1],
      ['y', 1],
    ],
    'userIdentity.type': [['Root', 1]],
    port: [[22n, 1]],
    ports: [
      [1, 1],
      [2, 1],
    ],
  });
});

it('keeps the fifty most frequent values, and no long text', () => {
  const events = Array.from({ length: 900 }, (_, i) => ({
    id: i,
    often: i % 60,
    long: 'x'.repeat(i),
  }));
  const { values } = summarise([...events, { often: 3 }]);
  expect(values.get('often')).toHaveLength(50);
  expect(values.get('often')![0]).toEqual([3, 16]);
  expect(values.get('id')).toHaveLength(50);
  expect(values.get('long')!.every(([value]) => String(value).length <= 150)).toBe(true);
});

it('takes keys that every object inherits for keys', () => {
  const event = JSON.parse('{"__proto__": {"constructor": 1}, "toString": "x"}') as JsonValue;
  expect(summarise([event]).fields.map(([path]) => path)).toEqual([
    '__proto__',
    '__proto__.constructor',
    'toString',
  ]);
});

const RECORDS = '../shared/data/cloudtrail';

it.skipIf(!existsSync(RECORDS))('reads 10,000 records in time (skipped without records)', () => {
  const records = readdirSync(RECORDS)
    .filter((name) => name.endsWith('.ndjson'))
    .flatMap((name) => readFileSync(`${RECORDS}/${name}`, 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as JsonValue);
  const events = Array.from({ length: 10_000 }, (_, i) => records[i % records.length]!);
  const started = performance.now();
  const known = summarise(events);
  const took = performance.now() - started;
  // Generous: the build server is slower, and busy. Measured alone it is a third of this.
  expect(took).toBeLessThan(5000);
  expect(known.fields[0]![1]).toBeGreaterThan(9000);
});
