// What would change a verdict, in words: the title of an edit of the rule, the lines of an edit of the event.
import { edited } from '../text/edits';
import type { EventFlipOut, Flips, PlaceChange, RuleFlipOut, RuleStep } from '../worker/why-api';
import { code, cutMiddle, text, type Part } from './parts';
import { count, digits } from './value-words';

/** `requestParameters.items[0].port` */
export const placeWords = (place: PlaceChange['place']): string =>
  place
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');

/** One line of a diff. */
export interface DiffLine {
  readonly sign: '-' | '+';
  readonly text: string;
}

const LONGEST = 160;

export function eventDiff({ changes }: EventFlipOut): DiffLine[] {
  return changes.flatMap(({ place, before, after }): DiffLine[] => {
    const line = (sign: '-' | '+', value: string | null): DiffLine[] =>
      value === null ? [] : [{ sign, text: `${placeWords(place)}: ${cutMiddle(value, LONGEST)}` }];
    return [...line('-', before), ...line('+', after)];
  });
}

export function eventTitle({ changes }: EventFlipOut): Part[] {
  return joined(
    changes.map(({ place, before, after }) => {
      const where = code(placeWords(place));
      if (after === null) return [text('remove '), where];
      if (before === null) return [text('add '), where];
      return [text('change '), where];
    }),
  );
}

/** Lines both sides have in common at their ends are left out. */
export function ruleDiff({ before, after }: RuleFlipOut): DiffLine[] {
  const old = before === '' ? [] : before.split('\n');
  const now = after === '' ? [] : after.split('\n');
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const lines = (sign: '-' | '+', all: readonly string[]): DiffLine[] =>
    all.slice(head, all.length - tail).map((line) => ({ sign, text: line }));
  return [...lines('-', old), ...lines('+', now)];
}

/** Lines of two stages may read alike: the number tells them apart. */
export const ruleTitle = ({ steps, line }: RuleFlipOut): Part[] => [
  ...joined(steps.map(stepWords)),
  text(`, line ${line}`),
];

function stepWords({ kind, field, detail }: RuleStep): Part[] {
  const line = field === null ? text('the keywords') : code(field);
  switch (kind) {
    case 'add-value':
      return [text('add '), code(detail), text(' to '), line];
    case 'other-field':
      return [text('ask '), code(detail), text(' instead of '), line];
    case 'other-modifier':
      return [text('write '), code(detail)];
    case 'remove-value':
      return [text('take '), code(detail), text(' out of '), line];
    case 'remove-line':
      return [text('drop the line '), line];
    case 'remove-operand':
      return [text('drop '), code(detail), text(' from the condition')];
    case 'add-filter':
      return [text('add a filter for this '), code(field ?? '')];
  }
}

const joined = (all: readonly (readonly Part[])[]): Part[] => {
  const parts = all.flatMap((one, i) => [...(i === 0 ? [] : [text(', ')]), ...one]);
  const [first, ...rest] = parts;
  if (first?.kind !== 'text') return parts;
  return [text(first.text.charAt(0).toUpperCase() + first.text.slice(1)), ...rest];
};

export const changedRule = (source: string, { edits }: RuleFlipOut): string =>
  edited(source, [0, source.length], edits);

/** "7 of 12 events then match, 3 more than now."; `of` the first, where there are very many. */
export function effectWords({ matches }: RuleFlipOut, of: number, total = of): string {
  const { before, after } = matches;
  const change = after - before;
  const more =
    change === 0
      ? 'as many as now'
      : `${digits(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than now`;
  const all = `${of < total ? 'the first ' : ''}${count(of, 'event')}`;
  return `${digits(after)} of ${all} then ${after === 1 && of === 1 ? 'matches' : 'match'}, ${more}.`;
}

/** Why nothing is offered for the event. */
export function refusedWords({ refused, verdict }: Flips): Part[] {
  const aim = verdict ? 'make it match' : 'stop it from matching';
  if (refused?.field === undefined) {
    return [text(`No change of the event was found that would ${aim}.`)];
  }
  const field = refused.field === null ? text('the keywords') : code(refused.field);
  return [
    text(`No value can ${aim}: lines about `),
    field,
    text(' contradict each other in the rule.'),
  ];
}
