// How much there is of a workspace, as its list says it.
import { rulesIn } from '../../view/rule-files';
import { setsOf, type Draft } from '../draft-record';
import type { Counts } from './workspace-record';

/** `events` are those that are open. */
export function countsOf(draft: Draft, events: number): Counts {
  const aside = draft.beside?.rules ?? [];
  const texts = [
    draft.rule,
    ...aside.map(({ text }) => text),
    ...draft.edits.map(([, text]) => text),
  ];
  const sets = setsOf(draft);
  return {
    rules: rulesIn(draft.rule).length + aside.length,
    sets: sets.length,
    events,
    size:
      texts.reduce((sum, text) => sum + text.length, 0) +
      sets.reduce((sum, { blob }) => sum + blob.size, 0),
  };
}
