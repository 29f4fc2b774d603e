// What whoever opens a link will see, from the link itself: title, verdict on the selected event, what is filtered.
import type { Explanation, Reasons } from '../worker/api';
import type { Received } from '../worker/sharing-api';
import { correlationVerdict } from './correlation-verdict';
import { focused, inText } from './focus';
import { count, digits } from './value-words';
import { verdictOf, type Verdict } from './verdict';
import { readView } from './view-record';

export interface ReceivedWords {
  /** Of the rule in focus. */
  readonly title: string;
  /** How many rules and correlations there are beside it. */
  readonly others: number;
  /** `12 events, 3 match`; `No events` */
  readonly events: string;
  /** The selected one: its number, its name, its JSON; null where no event travels. */
  readonly event: { readonly number: number; readonly name: string; readonly text: string } | null;
  readonly verdict: Verdict;
  /** Why the rule in focus decided so; null where none did. */
  readonly reasons: Reasons | null;
  /** `only matches, “noor”`; empty where all is shown. */
  readonly filtered: string;
}

export function receivedWords({ rule, view, total, evaluation }: Received): ReceivedWords {
  const looking = readView(view, total);
  const { rules, correlations, explanation, counts } = evaluation;
  const focus = focused(inText([...rules, ...correlations]), looking.focus);
  const reasons = explanation?.rules.find(({ id }) => id === focus?.id) ?? null;
  const correlation = correlations.find((one) => one === focus && one.sound) ?? null;
  const verdict =
    correlation === null || explanation === null
      ? verdictOf({
          ...{ rule, reading: false, total, arriving: false, evaluation, focus },
          ...{ selected: looking.selected, reasons },
        })
      : correlationVerdict({
          event: explanation.index,
          outline: correlation,
          standing: explanation.correlations.find(({ id }) => id === correlation.id) ?? null,
        });
  const lit = focus === null ? undefined : counts[focus.id];
  const words = correlation === null ? 'match' : 'behind an alert';
  const matching = lit === undefined ? '' : `, ${digits(lit)} ${words}`;
  return {
    title: focus?.title ?? '',
    others: Math.max(0, rules.length + correlations.length - 1),
    events: total === 0 ? 'No events' : `${count(total, 'event')}${matching}`,
    event: explanation?.event == null ? null : eventOf(explanation.index, explanation.event),
    verdict,
    reasons,
    filtered: filteredWords(looking),
  };
}

function eventOf(index: number, { text, tree }: Pick<Explanation, 'text' | 'tree'>) {
  const members = tree.kind === 'object' ? tree.members : [];
  const name = members.find(({ key }) => key === 'eventName')?.value;
  const said = name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : '';
  return { number: index + 1, name: said, text };
}

function filteredWords({
  filter,
  text,
  pattern,
  facets,
  span,
}: ReturnType<typeof readView>): string {
  const words = [
    ...(filter === 'match'
      ? ['only matches']
      : filter === 'none'
        ? ['only what does not match']
        : []),
    ...(text === '' ? [] : [`“${text}”`]),
    ...[...facets.values()].map((value) => `“${value}”`),
    ...(pattern.size === 0 ? [] : [count(pattern.size, 'stage')]),
    ...(span === null ? [] : ['a span of time']),
  ];
  return words.join(', ');
}
