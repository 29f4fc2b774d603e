// Redaction on cases of our own: generated records with real-looking identities in all places, and the rules we ship.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generate } from '../../../bench/generate';
import { compile, type Plan } from '../../engine/plan';
import { parse } from '../../sigma/parse';
import { compactJson, readJson, type JsonValue } from '../../text/json';
import { leaks } from './leaks';
import { leftIn, originalsIn } from './originals.test-support';
import { Redaction } from './redaction';
import { attributionOf, learnPlaceholder, learnRule, redactedRule } from './rule-text';
import { verdictsKept } from './verdicts';

/** Identities of documentation give way to some that would have to be hidden. */
const REAL: readonly (readonly [RegExp, string])[] = [
  [/111122223333/g, '314159265358'],
  [/444455556666/g, '271828182845'],
  [/123456789012/g, '161803398874'],
  [/198\.51\.100\./g, '52.95.110.'],
  [/203\.0\.113\./g, '18.203.7.'],
  [/EXAMPLE/g, 'QQ7Q2QQ'],
];
const real = (text: string) => REAL.reduce((so, [from, to]) => so.replace(from, to), text);

interface Shipped {
  readonly source: string;
  readonly placeholders: ReadonlyMap<string, readonly string[]>;
  readonly events: readonly JsonValue[];
}

function shipped(name: string): Shipped {
  const text = real(readFileSync(`rules/${name}.events.json`, 'utf8'));
  const { events, placeholders = {} } = JSON.parse(text) as {
    events: { event: JsonValue }[];
    placeholders?: Record<string, string[]>;
  };
  return {
    source: readFileSync(`rules/${name}.yml`, 'utf8'),
    placeholders: new Map(Object.entries(placeholders)),
    events: events.map(({ event }) => event),
  };
}

const rules = readdirSync('rules')
  .filter((name) => name.endsWith('.yml'))
  .map((name) => shipped(name.slice(0, -4)));

function plansOf(source: string, placeholders: Shipped['placeholders']): Plan[] {
  return parse(source, { placeholders }).documents.flatMap((document) =>
    document.kind === 'rule' && document.sound ? [compile(document)] : [],
  );
}

it('leaks nothing and keeps every verdict: 400 generated records and all shipped events, by all shipped rules', () => {
  const made = generate(400).map((record) => JSON.parse(real(JSON.stringify(record))) as JsonValue);
  const events = [...rules.flatMap((one) => one.events), ...made];
  const redaction = new Redaction();
  for (const event of events) redaction.learn(event);
  for (const { source } of rules) learnRule(source, redaction);
  const values = rules.flatMap(({ placeholders }) => [...placeholders.values()].flat());
  for (const text of values) learnPlaceholder(text, redaction);
  const after = events.map((event) => redaction.value(event));
  const sources = rules.map(({ source }) => redactedRule(source, redaction));
  const kept = rules.flatMap(({ source }) => attributionOf(source));
  const { replacements } = redaction;
  expect(redaction.counts).toMatchObject({ accounts: 3 });
  expect(leaks([...after.map(compactJson), ...sources], { replacements, kept })).toEqual([]);
  const originals = originalsIn(events.map(compactJson));
  const words = new Set(
    replacements.filter(({ inPlace }) => inPlace).map((one) => one.original.toLowerCase()),
  );
  expect(originals.length).toBeGreaterThan(1000);
  const left = leftIn(after.map(compactJson), originals);
  expect(left.filter((one) => !words.has(one))).toEqual([]);
  const mapped = (values: Shipped['placeholders']) =>
    new Map([...values].map(([name, list]) => [name, list.map((text) => redaction.text(text))]));
  const before = rules.flatMap(({ source, placeholders }) => plansOf(source, placeholders));
  const redacted = rules.flatMap(({ placeholders }, at) =>
    plansOf(sources[at]!, mapped(placeholders)),
  );
  expect(before.length).toBeGreaterThan(10);
  expect(verdictsKept(before, events, after, redacted)).toEqual([]);
});

/** What must not be left, each with a place where it is told apart. */
const arbitraryIdentity = fc.record({
  account: fc.integer({ min: 200_000_000_001, max: 800_000_000_000 }).map(String),
  user: fc.stringMatching(/^[a-z]{3}[a-z-]{0,5}q[0-9][0-9a-z]$/),
  address: fc
    .tuple(fc.integer({ min: 11, max: 99 }), fc.nat(255), fc.nat(255))
    .map((parts) => `${parts.join('.')}.77`),
  email: fc.stringMatching(/^[a-z]{2}[a-z0-9.+]{0,6}x@[a-z]{3,9}\.(?:ch|com)$/),
  key: fc.stringMatching(/^A[KS]IA[A-Z2-7]{16}$/),
  secret: fc.stringMatching(/^[A-Za-z0-9/+]{40}$/),
  resource: fc.stringMatching(/^(?:i|vpc|sg)-[1-9a-f]{17}$/),
});
type Identity = typeof arbitraryIdentity extends fc.Arbitrary<infer T> ? T : never;

/** How a text is packed on its way. */
const arbitraryWrap = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => JSON.stringify({ note: text, list: [text] }),
  (text) => encodeURIComponent(JSON.stringify({ note: text })),
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => btoa(`note: ${text}`),
  (text) => JSON.stringify({ inner: JSON.stringify({ note: text }) }, null, 2),
);

const recordOf = (one: Identity, note: string): JsonValue => ({
  userIdentity: {
    type: 'IAMUser',
    userName: one.user,
    accountId: one.account,
    accessKeyId: one.key,
  },
  sourceIPAddress: one.address,
  requestParameters: { note, size: 12345678901234567890n, instanceId: one.resource },
  responseElements: { secretAccessKey: one.secret, owner: one.email },
});

/** Types and sizes, without texts. */
const shapeOf = (value: JsonValue): unknown =>
  value === null || typeof value !== 'object'
    ? typeof value
    : Array.isArray(value)
      ? (value as JsonValue[]).map(shapeOf)
      : Object.values(value).map(shapeOf);

it('leaves no original in arbitrary records, keeps their shape, and changes nothing the second time (300 runs)', () => {
  const notes = fc.array(fc.tuple(arbitraryIdentity, arbitraryWrap), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(notes, (parts) => {
      const events = parts.map(([one, wrap]) =>
        recordOf(
          one,
          wrap(`${one.user} <${one.email}> of ${one.account} at ${one.address}, ${one.resource}`),
        ),
      );
      const redaction = new Redaction();
      for (const event of events) redaction.learn(event);
      const after = events.map((event) => redaction.value(event));
      const texts = after.map(compactJson);
      for (const [one] of parts)
        for (const original of Object.values(one)) expect(texts.join()).not.toContain(original);
      expect(leaks(texts, redaction)).toEqual([]);
      expect(after.map(shapeOf)).toEqual(events.map(shapeOf));
      expect(texts.map((text) => readJson(text))).toEqual(after.map((value) => ({ value })));
      const again = new Redaction();
      for (const value of after) again.learn(value);
      expect(after.map((value) => again.value(value))).toEqual(after);
    }),
    { numRuns: 300 },
  );
});
