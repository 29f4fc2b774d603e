// Tags as rules carry them → what the rule page shows of ATT&CK.
import { describe, expect, it } from 'vitest';
import {
  allTechniques,
  ATTACK_VERSION,
  current,
  findTactic,
  findTechnique,
  tactics,
} from './attack';
import { attackCoverage } from './attack-coverage';

describe('ATT&CK data', () => {
  it('holds the fifteen tactics of version 19 in their order', () => {
    expect(ATTACK_VERSION).toBe('19');
    expect(tactics).toHaveLength(15);
    expect(tactics.map(({ short }) => short).slice(6, 8)).toEqual([
      'stealth',
      'defense-impairment',
    ]);
    expect(findTactic('Initial_Access')?.id).toBe('TA0001');
    expect(findTactic('ta0040')?.short).toBe('impact');
  });

  it('says a sub-technique behind its parent', () => {
    expect(findTechnique('t1566.002')?.name).toBe('Phishing: Spearphishing Link');
  });

  it('leads every revoked technique to one that stands, or to none', () => {
    for (const technique of allTechniques().values()) {
      const today = current(technique);
      expect(today === null || !today.revoked, technique.id).toBe(true);
      if (!technique.revoked) expect(today).toBe(technique);
    }
  });
});

describe('attackCoverage', () => {
  it('puts the techniques under the tagged tactics, and leaves a tactic without one', () => {
    const { rows, elsewhere } = attackCoverage([
      'attack.privilege-escalation',
      'attack.initial-access',
      'attack.t1566',
      'attack.t1566.002',
    ]);
    expect(rows.map(({ name, techniques }) => [name, techniques.map(({ id }) => id)])).toEqual([
      ['Initial Access', ['T1566', 'T1566.002']],
      ['Privilege Escalation', []],
    ]);
    expect(rows[0]!.techniques.map(({ covered }) => covered)).toEqual([true, false]);
    expect(elsewhere).toEqual([]);
  });

  it('maps what was revoked, and says what stood there', () => {
    const { rows } = attackCoverage(['attack.defense-impairment', 'attack.t1562.001']);
    const [technique] = rows[0]!.techniques;
    expect(technique).toMatchObject({ was: 'T1562.001' });
    expect(findTechnique(technique!.id)?.revoked).toBe(false);
  });

  it('names techniques that belong to none of the tagged tactics', () => {
    const { rows, elsewhere } = attackCoverage(['attack.impact', 'attack.t1078']);
    expect(rows).toEqual([{ tactic: 'impact', name: 'Impact', techniques: [] }]);
    expect(elsewhere.map(({ id }) => id)).toEqual(['T1078']);
  });

  it('keeps groups, software and what nobody knows apart, and other namespaces out', () => {
    const tags = ['attack.g0007', 'attack.t9999', 'attack.defense-evasion', 'cve.2021-1'];
    expect(attackCoverage(tags).others).toEqual(['g0007', 't9999', 'defense-evasion']);
  });
});
