// The verdict on the selected event as the page says it, here and in what is shared.
import { verdictOf, type Verdict } from '../../view/verdict';
import { arrived } from '../arrived.svelte';
import type { Playground } from '../playground.svelte';

const PILL: Readonly<Record<Verdict['kind'], string>> = {
  match: 'match',
  miss: 'no match',
  unknown: 'not evaluated',
  none: 'no event',
  wait: '…',
};

const NOTHING = { diagnostics: [], bits: null };

export const pillOf = ({ kind, pill }: Verdict): string => pill ?? PILL[kind];

export const currentVerdict = (playground: Playground): Verdict =>
  (playground.total > 0 && !playground.reading && arrived.parts?.alertVerdict(playground)) ||
  verdictOf({
    rule: playground.rule,
    reading: playground.reading === true,
    total: playground.total,
    arriving: !!playground.growing?.growth.progress,
    selected: playground.selected,
    // What was asked for was refused: there will be nothing to evaluate.
    evaluation: playground.evaluated ?? (playground.said.refusal === null ? null : NOTHING),
    focus: playground.inFocus.rule ?? playground.inFocus.correlation,
    reasons: playground.reasons,
  });
