// What else one should know of a correlation's result: what did not count, where engines differ, which rules keep quiet.
import type { CorrelationOutline, CorrelationResult } from '../worker/correlation-api';
import { titleOf } from './correlation-words';
import { code, list, text, type Part } from './parts';
import { count } from './value-words';

export function notesOf(
  { targets, groupBy }: CorrelationOutline,
  result: CorrelationResult,
): Part[][] {
  const { dropped, differs, windows } = result;
  const notes: Part[][] = [];
  const say = (n: number, words: string) => {
    if (n > 0) notes.push([text(`${count(n, 'matching event')} ${words}`)]);
  };
  say(dropped.withoutTime, 'did not count: no eventTime that can be read.');
  if (dropped.withoutGroup > 0) {
    const fields = list(
      groupBy.map((field) => code(field.text)),
      'or',
    );
    const many = count(dropped.withoutGroup, 'matching event');
    notes.push([text(`${many} did not count: without `), ...fields, text('.')]);
  }
  say(dropped.withoutValue, 'did not count: the field brings no value.');
  say(
    dropped.inTooManyGroups,
    'would count in more than 1,000 groups; the first of them are followed.',
  );
  if (differs > 0) {
    const places = count(differs, 'place');
    notes.push([text(`Sliding windows and windows in step with the clock differ at ${places}.`)]);
  } else if (windows === 'tumbling') {
    notes.push([text('Sliding windows decide the same here.')]);
  }
  const quiet = targets.filter(({ alerts }) => !alerts);
  if (quiet.length > 0) {
    const names = list(
      quiet.map((target) => code(titleOf(target))),
      'and',
    );
    const own = quiet.length === 1 ? 'does not alert on its own' : 'do not alert on their own';
    notes.push([...names, text(` ${own}: the correlation takes the matches.`)]);
  }
  return notes;
}
