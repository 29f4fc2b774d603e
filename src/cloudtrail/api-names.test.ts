// The packed names, unpacked; where the data they were made of is at hand, nothing got lost.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { apiNames } from './api-names';

it('knows the names of a service, those met in real records marked', () => {
  const iam = apiNames().get('iam.amazonaws.com')!;
  expect(iam).toContainEqual({ name: 'CreateAccessKey', seen: true });
  expect(iam).toContainEqual({ name: 'GetHumanReadableSummary', seen: false });
  expect(
    apiNames()
      .get('lambda.amazonaws.com')!
      .map(({ name }) => name),
  ).toContain('GetFunction20150331v2');
});

it('has names that can stand in a rule as they are', () => {
  for (const [source, names] of apiNames()) {
    expect(source).toMatch(/^[\w.-]+\.amazonaws\.com$/);
    expect(names.filter(({ name }) => !/^[\w-]+$/.test(name))).toEqual([]);
  }
});

const ALL = '../shared/data/aws/aws-api-names.json';

it.skipIf(!existsSync(ALL))('lost none (skipped where the list is absent)', () => {
  const known = JSON.parse(readFileSync(ALL, 'utf8')) as Record<string, string[]>;
  for (const [source, names] of Object.entries(known)) {
    const unpacked = apiNames().get(source)!;
    const sound = names.filter((name) => /^[\w-]+$/.test(name));
    expect(unpacked.map(({ name }) => name).sort()).toEqual(sound.sort());
  }
});
