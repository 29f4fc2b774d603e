import { expect, it } from 'vitest';
import { stagesOf } from '../catalogue/stages';
import { parse } from '../sigma/parse';
import { bodyLines } from './body-lines';

const TEXT = `title: Stopped
logsource: {product: aws, service: cloudtrail}
detection:
  call:
    eventName: StopLogging
  by_user:
    userIdentity.type: IAMUser
  idle:
    a: b
  condition: call and 1 of by_*
`;

const stages = (text: string) => {
  const [own] = parse(text).documents;
  if (own?.kind !== 'rule' || own.detection === null) throw new Error('no rule');
  return stagesOf(own.detection, text);
};
const written = (text: string, of: ReturnType<typeof stages> | null) =>
  bodyLines(text, of).map(({ indent, pieces }) =>
    [' '.repeat(indent), ...pieces.map((piece) => piece.text)].join('').trimEnd(),
  );

it('has every line of the text, in its order and as it is written', () => {
  const lines = TEXT.trimEnd().split('\n');
  expect(written(TEXT, stages(TEXT)).map((line) => line.trim())).toEqual(
    lines.map((line) => line.trim()),
  );
  expect(written(TEXT.trimEnd(), null)).toHaveLength(lines.length);
});

it('has a chip for each name in the condition, none of them lit', () => {
  const condition = bodyLines(TEXT, stages(TEXT)).find(({ pieces }) =>
    pieces.some(({ text }) => text.startsWith('condition')),
  );
  const chips = condition!.pieces.flatMap(({ text, chip }) =>
    chip === null ? [] : [text, chip.on],
  );
  expect(chips).toEqual(['call', false, '1 of by_*', false]);
});

it('marks the stages, and only those of a rule that has some', () => {
  const marked = (of: ReturnType<typeof stages> | null) =>
    bodyLines(TEXT, of).filter(({ mark }) => mark !== null).length;
  expect(marked(stages(TEXT))).toBeGreaterThan(0);
  expect(marked(null)).toBe(0);
  expect(written('title: [', null)).toEqual(['title: [']);
});
