// Where a rule comes from and under which licence: said where it is known, and not guessed.
import { expect, it, vi } from 'vitest';
import type { RulePage } from '../../catalogue/rule-page';
import { OWN } from '../../worker/catalogue-shelf';
import { licenceOf, originOf } from './origin';

vi.mock('../examples', () => ({ founding: () => ({ name: 'first_rule' }) }));

const page = (set: string, path: string, license: string | null = null) =>
  ({ row: { set, path }, about: { license } }) as RulePage;

it.each([
  [
    'the rule we ship that others made',
    page(OWN, 'first_rule.yml'),
    'SigmaHQ, shipped with Stagelight',
    'Detection Rule License 1.1',
  ],
  ['one of ours', page(OWN, 'own.yml'), OWN, 'Apache-2.0'],
  ['the same rule in an archive', page('sigma.zip', 'first_rule.yml'), 'sigma.zip', null],
  ['one whose path only ends like it', page(OWN, 'a/first_rule.yml'), OWN, 'Apache-2.0'],
  ['one of a folder', page('mine', 'a.yml'), 'mine', null],
  ['one that says its licence', page('mine', 'a.yml', 'MIT'), 'mine', 'MIT'],
  ['one of ours that says another licence', page(OWN, 'own.yml', 'CC0-1.0'), OWN, 'CC0-1.0'],
])('of %s', (_, given, origin, licence) => {
  expect([originOf(given), licenceOf(given)]).toEqual([origin, licence]);
});
