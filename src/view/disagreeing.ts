// What other engines decide otherwise, for the lines of the rule and in words.
import type { Disagreement } from '../why/disagreements';
import { fromTicks, strong, text, type Part } from './parts';
import type { Sheet } from './rule-marks';
import { count, digits } from './value-words';

/** Quiet: only where a verdict would be another. */
export const telling = (all: readonly Disagreement[]): readonly Disagreement[] =>
  all.filter(({ verdicts }) => verdicts > 0);

export function markDisagreements(sheet: Sheet, all: readonly Disagreement[]): void {
  for (const { item, range } of all) {
    const { differs } = sheet.at(sheet.lineOf(range[0]));
    if (!differs.includes(item)) differs.push(item);
  }
}

/** `sigma-rust takes null only where … The verdict on 3 of 12 events would be another.` */
export function theirParts({ engines, theirs, verdicts, of }: Disagreement): Part[] {
  const who = engines.join(', ');
  const on = `${digits(verdicts)} of ${count(of, 'event')}`;
  return [strong(who), text(' '), ...fromTicks(theirs), text(`: another verdict on ${on}.`)];
}

export const ourParts = ({ ours, decision }: Disagreement): Part[] => [
  text('Here: '),
  ...fromTicks(ours),
  text(` (docs/semantics.md, ${decision})`),
];
