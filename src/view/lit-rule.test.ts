import { beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '../worker/api';
import { evaluateOver } from '../worker/evaluate.test-support';
import { huesOf } from './hues';
import { detectionPlace, litRule, type LitLine } from './lit-rule';
import { rebase } from './rebase';

const RULE = `title: T
logsource:
  product: aws
detection:
  selection:
    eventName: A
    eventSource:
      - s
      - t
  none:
    errorCode: null
  spare:
    x: 1
  condition: selection and not none
level: high
`;

const EVENTS = [
  { eventName: 'A', eventSource: 's', errorCode: 'AccessDenied' },
  { eventName: 'A', eventSource: 'u' },
];

const evaluate = (rule: string, selected: number): Promise<Evaluation> =>
  evaluateOver(rule, EVENTS, selected);

const light = (rule: string, evaluation: Evaluation, text = rule): LitLine[] =>
  litRule({
    text,
    move: rebase(rule, text),
    rules: evaluation.rules,
    reasons: evaluation.explanation!.rules,
    counts: evaluation.counts,
    total: EVENTS.length,
    hues: huesOf(evaluation.rules),
    diagnostics: evaluation.diagnostics,
  });

/** `6 ✓ hue1 [1 of 2] had …` */
const read = ({ number, mark }: LitLine): string => {
  const sign = mark?.ok == null ? '' : mark.ok ? '✓' : mark.quiet ? '✗ quiet' : '✗';
  const hue = mark?.hue == null ? '' : `hue${mark.hue.index}`;
  const count = mark?.count ? `[${mark.count}]` : '';
  return [number, sign, hue, count, mark?.had?.text]
    .filter((word) => word !== '' && word != null)
    .join(' ');
};

describe('a rule lit by an event', () => {
  let first: LitLine[];
  let second: LitLine[];
  beforeAll(async () => {
    first = light(RULE, await evaluate(RULE, 0));
    second = light(RULE, await evaluate(RULE, 1));
  });

  it('marks lines, values of a list, stages and the condition', () => {
    expect(first.slice(4, 14).map(read)).toEqual([
      '5 hue1 [1 of 2]',
      '6 ✓ hue1 [2]',
      '7 ✓ hue1 [1]',
      '8 ✓ hue1 [1]',
      '9 ✗ quiet hue1 [0]',
      '10 hue2 [1 of 2]',
      '11 ✗ hue2 [1] had "AccessDenied"',
      '12 hue3 [0 of 2]',
      '13 ✗ hue3 [0] absent',
      '14 ✓ [1 of 2]',
    ]);
  });

  it('says once, at the key, what none of a list of values fits', () => {
    expect(second.slice(6, 9).map(read)).toEqual([
      '7 ✗ hue1 [1] had "u"',
      '8 ✗ hue1 [1]',
      '9 ✗ hue1 [0]',
    ]);
  });

  it('fills the condition’s chips that are true', () => {
    const chips = first[13]!.pieces.filter((piece) => piece.chip !== null);
    expect(chips.map(({ text, chip }) => [text, chip!.on, chip!.hue!.index])).toEqual([
      ['selection', true, 1],
      ['none', false, 2],
    ]);
  });

  it('selecting a line selects its predicate; a list’s key the whole item', () => {
    expect(first[5]!.mark!.select).toBe('selection/0#0');
    expect(first[6]!.mark!.select).toBe('selection/1');
    expect(first[8]!.mark!.ids).toEqual(['selection/1#1']);
  });

  it('every letter of the text is in exactly one piece', () => {
    const lines = first.map((line) => line.pieces.map((piece) => piece.text).join(''));
    expect(lines.join('\n')).toBe(RULE);
  });

  it('keeps its marks while a newer text waits for its verdict', async () => {
    const text = RULE.replace('eventName: A', 'eventName: A\n    # typed');
    const lines = light(RULE, await evaluate(RULE, 0), text);
    expect(read(lines[7]!)).toBe('8 ✓ hue1 [1]');
    expect(lines[14]!.pieces.find((piece) => piece.chip !== null)!.text).toBe('selection');
  });

  it('knows where the detection stands', () => {
    expect(detectionPlace(first)).toEqual({ from: 4, to: 14 });
    expect(detectionPlace(first.slice(0, 3))).toBeNull();
  });
});

describe('a mistake', () => {
  const squiggles = async (rule: string) =>
    light(rule, await evaluate(rule, 0)).flatMap((line) =>
      line.pieces.flatMap((piece) =>
        piece.squiggle !== 'error' ? [] : [[line.number, piece.text]],
      ),
    );

  it.each([
    ['an unknown modifier', RULE.replace('eventName:', 'eventName|containz:'), [[6, 'containz']]],
    ['an unknown identifier', RULE.replace('not none', 'not nome'), [[14, 'nome']]],
  ])('%s is underlined where it stands', async (_, rule, places) => {
    expect(await squiggles(rule)).toEqual(places);
  });

  it('at the end of the text, the letter before it', async () => {
    const rule = 'title: T';
    const evaluation = await evaluate(RULE, 0);
    const at = {
      ...evaluation.diagnostics[0],
      code: 'x',
      severity: 'error',
      message: 'm',
      range: [8, 8],
      related: [],
      fixes: [],
      blocks: true,
    } as const;
    const [line] = light(rule, { ...evaluation, rules: [], diagnostics: [at] });
    expect(line!.pieces.at(-1)).toMatchObject({ text: 'T', squiggle: 'error', message: 'm' });
  });
});
