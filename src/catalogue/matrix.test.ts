// Rules counted into the matrix, and the layer that is written of it.
import { describe, expect, it } from 'vitest';
import { attackMatrix, navigatorLayer } from './matrix';

const counted = [
  { entry: { title: 'One', tactics: ['impact'], techniques: ['T1485'] }, count: 1 },
  { entry: { title: 'Two', tactics: ['initial-access'], techniques: ['T1566.002'] }, count: 2 },
  { entry: { title: 'Three', tactics: ['impact'], techniques: ['T1566.002', 'T1485'] }, count: 1 },
];
const matrix = attackMatrix(counted);
const column = (tactic: string) => matrix.columns.find((one) => one.tactic === tactic)!;

describe('the matrix', () => {
  it('counts techniques under the tagged tactics, else under their own', () => {
    expect(matrix.columns).toHaveLength(15);
    expect(column('impact')).toMatchObject({
      count: 2,
      cells: [{ id: 'T1485', count: 2, rules: ['One', 'Three'] }],
    });
    expect(column('initial-access').cells).toMatchObject([{ id: 'T1566.002', count: 3 }]);
    expect(column('execution')).toMatchObject({ count: 0, cells: [] });
    expect(matrix.most).toBe(3);
  });

  it('of no rules is empty', () => {
    expect(attackMatrix([]).most).toBe(0);
  });
});

describe('the layer', () => {
  const layer = JSON.parse(
    navigatorLayer(matrix, { name: 'Mine', description: 'Rules', what: 'rules' }),
  ) as {
    versions: unknown;
    domain: string;
    techniques: { techniqueID: string; tactic: string }[];
    gradient: { maxValue: number };
  };

  it('is of format 4.5 for the version of ATT&CK at hand', () => {
    expect(layer).toMatchObject({
      name: 'Mine',
      domain: 'enterprise-attack',
      versions: { attack: '19', navigator: '5.3.0', layer: '4.5' },
      gradient: { minValue: 0, maxValue: 3 },
    });
  });

  it('scores what was counted, and opens the technique above', () => {
    expect(layer.techniques).toEqual([
      {
        techniqueID: 'T1566.002',
        tactic: 'initial-access',
        score: 3,
        comment: '3 rules: Two; Three',
        enabled: true,
        showSubtechniques: false,
      },
      {
        techniqueID: 'T1485',
        tactic: 'impact',
        score: 2,
        comment: '2 rules: One; Three',
        enabled: true,
        showSubtechniques: false,
      },
      { techniqueID: 'T1566', tactic: 'initial-access', enabled: true, showSubtechniques: true },
    ]);
  });
});
