import { describe, expect, it } from 'vitest';
import type { EventRow, Outline, StageOutline } from '../worker/api';
import { hueOf } from './hues';
import { clock, cellsOf, columnGroups, ending, lit, placed, rowDetail, rowTitle } from './matrix';

const stage = (id: string, selector: string | null, used = true): StageOutline => ({
  id,
  name: id,
  nameRange: [0, 0],
  range: [0, 0],
  used,
  selector,
});

const outline = (stages: StageOutline[]): Outline => ({
  id: 'condition',
  sound: true,
  alerts: true,
  range: [0, 0],
  title: '',
  level: '',
  logsource: '',
  conditionRange: [0, 0],
  conditionTokens: [],
  stages,
  selectors: [
    { id: 'condition/1', text: '1 of sel_status_*', quantifier: 'any', range: [0, 0], stages: [] },
    { id: 'condition/2', text: 'all of them', quantifier: 'all', range: [0, 0], stages: [] },
  ],
  items: [],
});

const words = (stages: StageOutline[]) =>
  columnGroups(outline(stages)).map(
    (group) => `${group.label ?? '-'}: ${group.columns.map((each) => each.label).join(' ')}`,
  );

describe('columnGroups', () => {
  it.each([
    ['stages in the order of the text', [stage('b', null), stage('a', null)], ['-: b', '-: a']],
    [
      'branches beside each other under their selector, with the end of their names',
      [
        stage('sel_status_x', 'condition/1'),
        stage('a', null),
        stage('sel_status_y', 'condition/1'),
      ],
      ['1 of sel_status_*: _x _y', '-: a'],
    ],
    ['whole names where the pattern has no stem', [stage('a', 'condition/2')], ['all of them: a']],
    [
      'what the condition never reads comes last',
      [stage('z', null, false), stage('a', null)],
      ['-: a', 'not in the condition: z'],
    ],
  ])('%s', (_, stages, groups) => {
    expect(words(stages)).toEqual(groups);
  });

  it('gives a stage the colour of its place in the text', () => {
    const groups = columnGroups(outline([stage('z', null, false), stage('a', null)]));
    expect(groups[0]!.columns[0]!.hue).toEqual(hueOf(1));
  });
});

describe('columns of several rules', () => {
  const rule = (id: string, ...ids: string[]) => ({
    id,
    title: '',
    alert: false,
    groups: columnGroups(outline(ids.map((id) => stage(id, id === 'a' ? null : 'condition/2')))),
  });
  const rules = [rule('condition', 'a', 'b', 'c'), rule('1//condition'), rule('2//condition', 'a')];

  it('stand beside each other, each behind its lamp', () => {
    const ids = cellsOf(rules).map((cell) => cell.id);
    expect(ids).toEqual(['condition', 'a', 'b', 'c', '1//condition', '2//condition', 'a']);
  });

  it('know where they begin', () => {
    const places = placed(rules).map(({ at, starts }) => [at, ...starts]);
    expect(places).toEqual([[2, 3, 4], [6], [7, 8]]);
  });
});

describe('lights', () => {
  const bits = new Uint32Array([0b1010, 1]);

  it('reads bits beyond the first word', () => {
    expect([0, 1, 3, 31, 32].map((i) => lit(bits, i))).toEqual([false, true, true, false, true]);
  });
});

describe('words of a row', () => {
  const row: EventRow = {
    name: 'SendCommand',
    time: '2026-03-02T09:14:07Z',
    service: 'ssm',
    principal: 'intern',
    errorCode: 'AccessDenied',
    address: '192.0.2.7',
    region: 'eu-central-1',
    partial: false,
  };
  it('says when, where, who and how it ended', () => {
    expect(rowDetail(row)).toBe('09:14:07 · ssm · intern · AccessDenied');
    expect(rowTitle(row)).toBe('SendCommand · denied');
    expect(rowTitle({ ...row, name: '', errorCode: '' })).toBe('no eventName');
    expect(clock('yesterday')).toBe('yesterday');
  });

  it.each([
    ['AccessDenied', 'denied'],
    ['Client.UnauthorizedOperation', 'denied'],
    ['NoSuchKey', 'failed'],
    ['', null],
    ['Success', null],
  ])('an errorCode of %j: %s', (errorCode, word) => {
    expect(ending(errorCode)).toBe(word);
  });
});
