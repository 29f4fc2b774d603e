// All rules at once say of every record what each says alone: our own over their events, and those beside the project over its records.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { JsonEvent } from '../engine/json-event';
import { compile, type Plan } from '../engine/plan';
import { scan } from '../engine/scan';
import { link } from '../sigma/link';
import { parse } from '../sigma/parse';
import type { JsonValue } from '../text/json';
import { shippedFiles } from './made-sets.test-support';
import { CatalogueRun, type RunDocument } from './run';

/** One rule and one event after the other. */
function differing(texts: readonly string[], values: readonly JsonValue[]): string[] {
  const documents = texts.flatMap((text, number) =>
    parse(text).documents.map((own): RunDocument => ({ number, own })),
  );
  const plans = documents.map((): Plan | null => null);
  for (const { document, rule, filters, sound } of link(documents.map(({ own }) => own)).rules) {
    if (sound) plans[document] = compile(rule, '', filters);
  }
  const run = new CatalogueRun(documents);
  const counts = plans.map(() => 0);
  const wrong = values.flatMap((value, at) => {
    const event = new JsonEvent(value);
    const expected = plans.flatMap((plan, index) =>
      plan !== null && scan(plan.condition, event) ? [index] : [],
    );
    for (const index of expected) counts[index]! += 1;
    const found = run.add(value, null);
    return found.join() === expected.join()
      ? []
      : [`${at}: ${found.join()} for ${expected.join()}`];
  });
  const { rows } = run.result();
  const total = rows.reduce((sum, { matches }) => sum + matches, 0);
  const alone = counts.reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThanOrEqual(alone);
  return wrong;
}

const shipped = shippedFiles().map(({ text }) => text);

const ownEvents = readdirSync('rules')
  .filter((name) => name.endsWith('.events.json'))
  .flatMap((name) => {
    const { events } = JSON.parse(readFileSync(`rules/${name}`, 'utf8')) as {
      events: readonly { readonly event: JsonValue }[];
    };
    return events.map(({ event }) => event);
  });

const RECORDS = '../shared/data/cloudtrail';
const CORPUS = '../shared/data/sigma/cloudtrail';

describe('a run equals evaluating one by one', () => {
  it('for the shipped rules over all their events', () => {
    expect(ownEvents.length).toBeGreaterThan(50);
    expect(differing(shipped, ownEvents)).toEqual([]);
  });

  it.skipIf(!existsSync(RECORDS))('for all rules over the records beside the project', () => {
    const records = readdirSync(RECORDS)
      .filter((name) => name.endsWith('.ndjson'))
      .flatMap((name) => readFileSync(`${RECORDS}/${name}`, 'utf8').split('\n'))
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as JsonValue);
    const corpus = readdirSync(CORPUS).map((name) => readFileSync(`${CORPUS}/${name}`, 'utf8'));
    expect(records.length).toBeGreaterThan(3000);
    expect(differing([...corpus, ...shipped], records)).toEqual([]);
  });
});
