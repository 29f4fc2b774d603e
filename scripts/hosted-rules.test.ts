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
const loaded = (folder: string, id: string, said = {}, warn = (_: string) => {}) => {
  const { load } = hostedRules(folder, said) as unknown as {
    load: (this: { warn: (words: string) => void }, id: string) => string | null;
  };
  return load.call({ warn }, id);
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

it('names a folder that is not there or no folder', () => {
  expect(() => loaded(path.join(root, 'gone'), PLACE)).toThrow(
    /^CATALOGUE: .*gone does not exist\.$/,
  );
  expect(() => loaded(path.join(root, 'LICENSE'), PLACE)).toThrow(/LICENSE is no folder\.$/);
});

it('names a file that is no text, and takes a folder that is called like a rule for a folder', () => {
  const odd = path.join(root, 'odd');
  mkdirSync(path.join(odd, 'folder.yml'), { recursive: true });
  writeFileSync(path.join(odd, 'folder.yml', 'a.yml'), 'title: A');
  expect(rulesBelow(odd)).toEqual([['folder.yml/a.yml', 'title: A']]);
  writeFileSync(path.join(odd, 'b.yml'), Uint8Array.of(0xff, 0xfe, 0x00));
  expect(() => rulesBelow(odd)).toThrow(
    /^CATALOGUE: b\.yml in .*odd can’t be read: it is no UTF-8/,
  );
});

it('warns of what is no YAML with its line, and keeps it', () => {
  const broken = path.join(root, 'broken');
  mkdirSync(broken);
  writeFileSync(path.join(broken, 'a.yml'), 'title: A\nlevel: [high\ndetection:\n');
  writeFileSync(path.join(broken, 'b.yml'), 'title: B');
  const said: string[] = [];
  const main = loaded(broken, PLACE, {}, (words) => said.push(words));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^CATALOGUE: a\.yml, line [23], is no YAML: /);
  expect(main).toContain('"name":"broken"');
  expect(loaded(broken, '\0hosted-rules/0')).toContain('title: A');
});
