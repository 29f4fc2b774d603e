// Redaction on real records, read in place: no original is left, and SigmaHQ's rules say what they said.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile, type Plan } from '../../engine/plan';
import { parse } from '../../sigma/parse';
import { compactJson, readJson, type JsonValue } from '../../text/json';
import { leaks } from './leaks';
import { leftIn, originalsIn } from './originals.test-support';
import { Redaction } from './redaction';
import { attributionOf, learnRule, redactedRule } from './rule-text';
import { verdictsKept } from './verdicts';

const EVENTS = '../shared/data/cloudtrail';
const RULES = '../shared/data/sigma/cloudtrail';
const PLACE = existsSync(EVENTS) ? '' : 'skipped: ../shared/data is absent; ';

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

function value(text: string): JsonValue {
  const result = readJson(text);
  if ('mistake' in result) throw new Error(result.mistake.message);
  return result.value;
}

function planOf(source: string): Plan {
  const [document] = parse(source).documents;
  if (document?.kind !== 'rule' || !document.sound) throw new Error('not sound');
  return compile(document);
}

describe.skipIf(PLACE !== '')(`${PLACE}3,715 records and 57 rules`, () => {
  const redaction = new Redaction();
  let events: JsonValue[] = [];
  let after: JsonValue[] = [];
  let sources: string[] = [];
  let redacted: string[] = [];

  beforeAll(() => {
    events = filesIn(EVENTS, '.ndjson').flatMap((text) => text.trim().split('\n').map(value));
    sources = filesIn(RULES, '.yml');
    for (const event of events) redaction.learn(event);
    for (const source of sources) learnRule(source, redaction);
    after = events.map((event) => redaction.value(event));
    redacted = sources.map((source) => redactedRule(source, redaction));
  }, 120_000);

  it('are all there, and hold something of every kind', () => {
    expect([events.length, sources.length]).toEqual([3715, 57]);
    expect(Object.values(redaction.counts).every((count) => count > 0)).toBe(true);
  });

  it('have no leak', () => {
    const kept = sources.flatMap(attributionOf);
    const { replacements } = redaction;
    expect(leaks([...after.map(compactJson), ...redacted], { replacements, kept })).toEqual([]);
  });

  it('have nothing left that a reading of their own finds, but words that are names in place', () => {
    const originals = originalsIn(events.map(compactJson));
    expect(originals.length).toBeGreaterThan(7000);
    const words = redaction.replacements.filter(({ inPlace }) => inPlace);
    const known = new Set(words.map(({ original }) => original.toLowerCase()));
    const left = leftIn(after.map(compactJson), originals).filter((one) => !known.has(one));
    expect(left).toEqual([]);
  });

  it('keep every verdict', () => {
    expect(verdictsKept(sources.map(planOf), events, after, redacted.map(planOf))).toEqual([]);
  });

  it('are read again, and a second redaction changes nothing', () => {
    expect(after.every((one) => compactJson(value(compactJson(one))) === compactJson(one))).toBe(
      true,
    );
    const again = new Redaction();
    for (const one of after) again.learn(one);
    const changed = after.filter((one) => compactJson(again.value(one)) !== compactJson(one));
    expect(changed.length).toBe(0);
  });
});
