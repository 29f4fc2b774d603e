// Rule files as one text: what comes of adding, naming, closing and removing them.
import { describe, expect, it } from 'vitest';
import { fileAt, joinedFiles, renamedFile, rulesIn, withFile, withoutFile } from './rule-files';

const ONE = 'title: Role Assumed\n';
const TWO = `${ONE}--- # file: b.yml\ntitle: B\n`;

const names = (text: string) => rulesIn(text).map(({ name }) => name);

describe('rule files', () => {
  it('are called after their title where they do not say', () => {
    expect(names(TWO)).toEqual(['role_assumed.yml', 'b.yml']);
    expect(rulesIn('detection: {}')[0]).toMatchObject({ name: 'rule.yml', named: false });
    expect(names('')).toEqual([]);
  });

  it('come behind those that are there, under a name of their own', () => {
    expect(withFile(ONE, { name: 'b.yml', text: 'title: B' }, [])).toBe(TWO);
    const aside = [{ name: 'B (2).yml', text: '' }];
    expect(names(withFile(TWO, { name: 'b.yml', text: '' }, aside))[2]).toBe('b (3).yml');
    expect(names(withFile('', { name: ' ', text: ONE }, []))).toEqual(['rule.yml']);
  });

  it('can be taken out', () => {
    expect(withoutFile(TWO, 0)).toEqual({
      text: '--- # file: b.yml\ntitle: B\n',
      file: { name: 'role_assumed.yml', text: ONE },
    });
    expect(withoutFile(TWO, 1).text).toBe(ONE);
  });

  it('get another name, the nameless one too', () => {
    expect(names(renamedFile(TWO, 1, 'c.yml', []))).toEqual(['role_assumed.yml', 'c.yml']);
    expect(names(renamedFile(TWO, 0, 'b.yml', []))).toEqual(['b (2).yml', 'b.yml']);
    expect(names(renamedFile(TWO, 1, 'c.yml', ['c.yml']))[1]).toBe('c (2).yml');
  });

  it('are joined; one alone stays as it is', () => {
    expect(joinedFiles([{ name: 'a.yml', text: ONE }])).toBe(ONE);
    const text = joinedFiles([
      { name: 'a.yml', text: ONE },
      { name: 'a.yml', text: 'title: B' },
    ]);
    expect(names(text)).toEqual(['a.yml', 'a (2).yml']);
    expect(joinedFiles([])).toBe('');
  });

  it('are found by a place in the text', () => {
    const rules = rulesIn(TWO);
    expect([0, ONE.length - 1, ONE.length, TWO.length].map((at) => fileAt(rules, at))).toEqual([
      0, 0, 1, 1,
    ]);
    expect(fileAt([], 0)).toBe(-1);
  });
});
