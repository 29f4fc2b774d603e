// The verdict on the selected event as the page says it, here and in what is shared.
import { verdictOf, type Verdict } from '../../view/verdict';
import type { Playground } from '../playground.svelte';

export const PILL: Readonly<Record<Verdict['kind'], string>> = {
  match: 'match',
  miss: 'no match',
  unknown: 'not evaluated',
  none: 'no event',
  wait: '…',
};

export const currentVerdict = (playground: Playground): Verdict =>
  verdictOf({
    rule: playground.rule,
    reading: playground.reading || playground.evaluated === null,
    total: playground.total,
    selected: playground.selected,
    evaluation: playground.evaluated,
    focus: playground.focus,
    reasons: playground.reasons,
  });
