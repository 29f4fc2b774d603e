import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostedRules, licenceOf, parted, rulesBelow } from './hosted-rules.js';

let root: string;
let rules: string;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'stagelight-hosted-'));
  rules = path.join(root, 'rules');
  mkdirSync(path.join(rules, 'cloud', 'aws'), { recursive: true });
  writeFileSync(path.join(rules, 'cloud', 'aws', 'b.yml'), 'title: B');
  writeFileSync(path.join(rules, 'cloud', 'a.yaml'), 'title: A');
  writeFileSync(path.join(rules, 'README.md'), 'no rule');
  writeFileSync(path.join(root, 'LICENSE'), 'Licence of the code');
  writeFileSync(path.join(root, 'LICENSE.Rules.md'), '\n# Licence of the rules 1.1\nmore');
});
afterAll(() => rmSync(root, { recursive: true }));

/** What a module of the plugin holds. */
const loaded = (folder: string, id: string, said = {}) => {
  const { load } = hostedRules(folder, said) as unknown as { load: (id: string) => string | null };
  return load(id);
};
const PLACE = '/any/src/ui/catalogue/hosted-rules.ts';

it('takes the rules of a folder and those below, by their paths', () => {
  expect(rulesBelow(rules)).toEqual([
    ['cloud/a.yaml', 'title: A'],
    ['cloud/aws/b.yml', 'title: B'],
  ]);
});

it('finds the licence of the rules above them', () => {
  expect(licenceOf(rules)).toBe('Licence of the rules 1.1');
  expect(licenceOf(path.join(rules, 'cloud'))).toBe('Licence of the rules 1.1');
});

it('cuts many into modules, and loses none', () => {
  const files = Array.from({ length: 7 }, (_, i) => [`${i}.yml`, 'x'.repeat(400_000)] as const);
  expect(parted(files).map((part) => part.map(([name]) => name[0]).join(''))).toEqual([
    '012',
    '345',
    '6',
  ]);
});

it('makes a module that names them, and one for each part', () => {
  const main = loaded(rules, PLACE);
  expect(main).toMatch(
    /^export const hosted = \{ \.\.\.\{"name":"rules","licence":"Licence of the rules 1\.1","digest":"[0-9a-f]{16}"\}, parts: \[\(\) => import\('\\0hosted-rules\/0'\)\] \};$/,
  );
  expect(loaded(rules, '\0hosted-rules/0')).toBe(
    'export default [["cloud/a.yaml","title: A"],["cloud/aws/b.yml","title: B"]];',
  );
  expect(loaded(rules, PLACE, { name: 'Mine', licence: 'CC0' })).toContain(
    '{"name":"Mine","licence":"CC0"',
  );
});

it('is nothing without a folder, and complains of one without rules', () => {
  expect(loaded('', PLACE)).toBe(null);
  expect(loaded(rules, '/any/src/ui/catalogue/address.ts')).toBe(null);
  const empty = path.join(root, 'empty');
  mkdirSync(empty);
  expect(() => loaded(empty, PLACE)).toThrow('holds no .yml file');
});
