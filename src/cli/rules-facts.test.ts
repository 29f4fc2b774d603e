// What our rules say about themselves and about the world: who, when and why; calls that exist; techniques whose tactics agree.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiNames } from '../cloudtrail/api-names';
import type { Item, Plan, PlanNode } from '../engine/plan';
import type { Document, Filter } from '../sigma/document';
import { loadShipped, shippedNames } from './shipped-rules.test-support';

const FOUNDING = 'aws_cloudtrail_ssm_malicious_usage';
const ours = shippedNames
  .filter((name) => name !== FOUNDING)
  .map((name) => [name, loadShipped(name)] as const);
const telling = (documents: readonly Document[]) =>
  documents.filter(
    (one): one is Exclude<Document, Filter | { kind: 'action' }> =>
      one.kind === 'rule' || one.kind === 'correlation',
  );

describe.each(ours)('%s', (_, { documents, plans }) => {
  it.each(telling(documents))('$title: says who, when, why, and where to read on', (document) => {
    expect(document).toMatchObject({ author: 'Stagelight', license: 'Apache-2.0' });
    expect(document.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(document.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(document.level).toMatch(/^(?:informational|low|medium|high)$/);
    expect(document.description!.length).toBeGreaterThan(10);
    expect(document.references.filter(({ text }) => !text.startsWith('https://'))).toEqual([]);
    expect(document.references).not.toEqual([]);
    expect(document.falsepositives).not.toEqual([]);
  });

  it('names calls that its services have', () => {
    for (const plan of plans) {
      const sources = textsOf(plan, 'eventSource');
      const known = sources.flatMap((source) => apiNames().get(source) ?? []);
      const called = sources.length === 0 ? [] : textsOf(plan, 'eventName');
      expect(sources.filter((source) => !apiNames().has(source))).toEqual([]);
      expect(called.filter((call) => !known.some(({ name }) => name.startsWith(call)))).toEqual([]);
    }
  });
});

const ATTACK = '../shared/data/attack/attack.json';

describe.skipIf(!existsSync(ATTACK))('ATT&CK v19 (skipped where its data is absent)', () => {
  const techniques = existsSync(ATTACK)
    ? (JSON.parse(readFileSync(ATTACK, 'utf8')) as Record<string, Technique | undefined>)
    : {};

  it.each(ours)('%s', (_, { documents }) => {
    for (const { title, tags } of telling(documents)) {
      const names = tags.map(({ text }) => text.replace('attack.', ''));
      const tagged = names.filter((name) => /^t\d/.test(name));
      const tactics = names.filter((name) => !tagged.includes(name));
      const found = tagged.map((name) => techniques[name.toUpperCase()]);
      const known = found.filter((one) => one !== undefined && one.revoked !== true);
      expect({ title, known: known.length }).toEqual({ title, known: tagged.length });
      expect(known.filter((one) => !one!.tactics.some((each) => tactics.includes(each)))).toEqual(
        [],
      );
      expect(tactics.filter((each) => !known.some((one) => one!.tactics.includes(each)))).toEqual(
        [],
      );
      expect(tagged).not.toEqual([]);
    }
  });
});

interface Technique {
  readonly tactics: readonly string[];
  readonly revoked?: boolean;
}

/** The values a plan looks for in one field. */
const textsOf = (plan: Plan, field: string): readonly string[] =>
  itemsOf(plan.condition)
    .filter((item) => item.field === field)
    .flatMap(({ predicates }) => predicates.map(({ text }) => text));

function itemsOf(node: PlanNode): readonly Item[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.children.flatMap(itemsOf);
    case 'not':
    case 'search':
      return itemsOf(node.child);
    case 'item':
      return [node];
  }
}
