// What many events are narrowed down with, facts and time: which of it is open, and the events that everything else leaves.
import type { Facts } from '../../view/facts';
import { binsOf, MANY } from '../../view/histogram';
import type { Picking, Rows } from '../../view/picking';
import { shownRows } from '../../view/rows';
import type { Bits } from '../../worker/api';
import { frameBehind } from '../frame-behind.svelte';
import type { Playground } from '../playground.svelte';

/** Pixels. */
const LITTLE_ROOM = 520;

/** Milliseconds. To look at all events that have arrived takes a part of the time in which more of them could. */
const WHILE_READING = 1000;

/** What is counted: all events, and those of them that match the rule in focus. */
export interface Counted {
  readonly rows: Facts;
  readonly bits: Bits | undefined;
  /** Of which rule, after how many changes: what differs in these is not only more of the same. */
  readonly of: string;
  readonly changes: number;
}

class Narrowing {
  /** Whether facts, and bars over time, are shown: while this page is open. Enlarged until there is little room, events come first. */
  facts = $state(false);
  time = $state(innerHeight > LITTLE_ROOM);
  readonly #playground: Playground;
  readonly #rows = $derived.by(() => this.#playground.events.rows);
  /** Each apart: a range that is drawn does not count again what lies beyond it. */
  readonly #filter = $derived.by(() => this.#playground.matrix.picking.filter);
  readonly #text = $derived.by(() => this.#playground.matrix.picking.text);
  readonly #pattern = $derived.by(() => this.#playground.matrix.picking.pattern);
  readonly #facets = $derived.by(() => this.#playground.matrix.picking.facets);
  readonly #span = $derived.by(() => this.#playground.matrix.picking.span);
  readonly many = $derived(this.#rows.length >= MANY);
  readonly #latest: Counted = $derived.by(() => ({
    rows: this.#rows,
    bits: this.#playground.evaluated?.bits?.[this.#playground.inFocus.id],
    of: this.#playground.inFocus.id,
    changes: this.#playground.settings.changes,
  }));
  /** Rows that arrive are drawn first. */
  readonly #counted: { readonly value: Counted | null };
  /** Apart, so that another rule puts no event into another bar. */
  readonly #timed = $derived.by(() => this.counted.rows);
  readonly bins = $derived.by(() => (this.many ? binsOf(this.#timed.times) : null));
  /** `3 match` */
  readonly matching = $derived.by(() =>
    this.#playground.inFocus.correlation === null ? 'match' : 'behind an alert',
  );

  constructor(playground: Playground) {
    this.#playground = playground;
    this.#counted = frameBehind(
      () => this.#latest,
      (now, next) =>
        playground.growing?.growth.progress && now.of === next.of && now.changes === next.changes
          ? WHILE_READING
          : 0,
    );
  }

  /** A little behind what the matrix shows: it may have rows that are not among them yet. */
  get counted(): Counted {
    return this.#counted.value ?? this.#latest;
  }

  /** The events that were shown, were it not for that choice: what is chosen there instead changes nothing. */
  rowsBut(change: Partial<Pick<Picking, 'facets' | 'span'>>): Rows {
    const { matrix, evaluated, inFocus, reach } = this.#playground;
    const picking: Picking = {
      filter: this.#filter,
      text: this.#text,
      pattern: this.#pattern,
      sort: '',
      facets: change.facets ?? this.#facets,
      span: change.span === undefined ? this.#span : change.span,
    };
    const verdicts = { bits: evaluated?.bits ?? null, verdict: inFocus.id, reach };
    return shownRows(picking, this.#rows, verdicts, null, matrix.among);
  }
}

const all = new WeakMap<Playground, Narrowing>();

export function narrowingOf(playground: Playground): Narrowing {
  let one = all.get(playground);
  if (one !== undefined) return one;
  // What asks first may go with its events; what is chosen here stays.
  $effect.root(() => {
    one = new Narrowing(playground);
  });
  all.set(playground, one!);
  return one!;
}
