// What one does with expectations: mark the event in view, take the verdicts there are, copy them as a table, forget them.
import {
  expectedOf,
  expecting,
  MOST_TAKEN,
  nextExpected,
  takingVerdicts,
} from '../../view/expectations';
import type { Expected } from '../../view/expected';
import { expectationsMarkdown } from '../../view/expectations-markdown';
import { lit } from '../../view/matrix';
import { count, digits } from '../../view/value-words';
import type { Playground } from '../playground.svelte';
import { copy } from '../share/copy';
import { judgingOf } from './judging.svelte';

/** Of the event in view. */
export function expectOne(playground: Playground, expected: Expected | null): void {
  const { document } = judgingOf(playground);
  const { selected } = playground;
  if (selected === null || document === null) return;
  playground.expected.put(expecting(playground.expected.all, selected, document, expected));
}

/** By key: the verdict there is, its contrary, a known gap, none. */
export function turnExpected(playground: Playground): void {
  const { document, bits } = judgingOf(playground);
  const { selected, expected, said } = playground;
  if (selected === null || document === null || bits === undefined) return;
  const next = nextExpected(expectedOf(expected.all, selected, document), lit(bits, selected));
  expectOne(playground, next);
  said.tell(
    `Event ${digits(selected + 1)}: ${next === null ? 'nothing expected' : `expected ${next}`}.`,
  );
}

/** Of the events shown that there is a verdict on. */
export function expectShown(playground: Playground): void {
  const { document, bits } = judgingOf(playground);
  const { matrix, total, inFocus, expected, said } = playground;
  if (document === null || bits === undefined) return;
  const rows = matrix.rows ?? Uint32Array.from({ length: total }, (_, i) => i);
  const shown = rows.filter((event) => event < playground.reach(inFocus.id));
  if (shown.length > MOST_TAKEN) {
    said.say(
      `Of at most ${digits(MOST_TAKEN)} events verdicts can be taken at once: filter them first.`,
    );
    return;
  }
  const taken = takingVerdicts(expected.all, document, shown, bits);
  playground.willDo(`took the verdicts on ${count(shown.length, 'event')} as expectations`);
  expected.put(taken);
}

export function forget(playground: Playground): void {
  const { document, all } = judgingOf(playground);
  const others = playground.expected.all.filter(({ rule }) => rule !== document);
  playground.willDo(`forgot ${count(all.length, 'expectation')}`);
  playground.expected.put(others);
}

export async function copyTable(playground: Playground, host: HTMLElement): Promise<void> {
  const { events, inFocus, said } = playground;
  const table = expectationsMarkdown(
    inFocus.rule?.title ?? '',
    judgingOf(playground).all,
    (event) => events.rows.at(event),
  );
  if (await copy(table, host)) said.tell('Copied as a Markdown table.');
  else said.say('The browser does not let it be copied.');
}
