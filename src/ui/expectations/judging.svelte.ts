// How the expectations of the rule in focus stand, for whoever shows it, and what an edit of the rule broke.
import {
  brokenNow,
  carried,
  documentOf,
  failingOf,
  judged,
  markOf,
  type Broken,
  type ExpectedMark,
  type Judged,
  type Titles,
} from '../../view/expectations';
import type { Playground } from '../playground.svelte';
import RowMark from './RowMark.svelte';

/** A mark, and what draws it. */
export interface ShownMark extends ExpectedMark {
  readonly Shown: typeof RowMark;
}

/** What verdicts were about when they were last looked at. */
interface Seen {
  readonly expectations: Playground['expected']['all'];
  readonly rows: Playground['events']['rows'];
  readonly rule: string;
  readonly id: string;
  readonly judged: readonly Judged[];
}

class Judging {
  readonly #playground: Playground;
  #broken = $state.raw<readonly Broken[]>([]);
  #seen: Seen | null = null;
  #titles: {
    readonly of: Playground['expected']['all'];
    readonly generation: number;
    readonly all: Titles;
  } | null = null;

  /** Number of the document of the rule in focus; null while there is none that can be marked. */
  readonly document = $derived.by(() => {
    const { rule } = this.#playground.inFocus;
    return rule === null ? null : documentOf(rule.id);
  });
  readonly bits = $derived.by(
    () => this.#playground.evaluated?.bits?.[this.#playground.inFocus.id],
  );
  readonly all = $derived.by((): readonly Judged[] => {
    const { expected, inFocus, reach } = this.#playground;
    const expectations = expected.all;
    if (this.document === null) return [];
    return judged(expectations, this.document, this.bits, reach(inFocus.id));
  });
  readonly failing = $derived.by(() => failingOf(this.all));
  readonly #marks = $derived.by(
    () => new Map(this.all.map((one) => [one.event, shown(markOf(one))])),
  );

  constructor(playground: Playground) {
    this.#playground = playground;
  }

  /** What an edit of the rule broke and still fails. */
  get broken(): readonly Broken[] {
    return this.#broken;
  }

  mark(event: number): ShownMark | undefined {
    return this.#marks.get(event);
  }

  /** After each evaluation: what held before the text of the rule changed, and nothing else did, was broken by that. */
  look(): void {
    const { expected, events, evaluated, inFocus } = this.#playground;
    const expectations = expected.all;
    if (this.bits === undefined || evaluated === null) return;
    const now = {
      expectations,
      rows: events.rows,
      rule: evaluated.rule,
      id: inFocus.id,
      judged: this.all,
    };
    const seen = this.#seen;
    this.#seen = now;
    if (seen?.expectations !== expectations || seen.id !== now.id) {
      // Marked anew: what fails now is no news.
      const still = new Set(this.failing.map(({ event }) => event));
      this.#broken = this.#broken.filter(({ event }) => seen?.id === now.id && still.has(event));
    } else {
      const edited = seen.rows === now.rows && seen.rule !== now.rule;
      this.#broken = brokenNow(edited ? seen.judged : [], now.judged, this.#broken);
    }
  }

  /** Expectations go with their rule where documents come before it, or another text takes its place. */
  carry(): void {
    const { expected, evaluated, generation } = this.#playground;
    const expectations = expected.all;
    const known = this.#titles;
    if (evaluated === null) {
      if (known?.of !== expectations) this.#titles = null;
      return;
    }
    const all = new Map(evaluated.rules.map(({ id, title }) => [documentOf(id), title]));
    this.#titles = { of: expectations, generation, all };
    if (known?.of !== expectations) return;
    const replaced = known.generation !== generation;
    const moved = carried(expectations, known.all, all, replaced);
    if (moved === expectations) return;
    this.#titles = { of: moved, generation, all };
    this.#playground.expected.put(moved);
  }
}

const shown = (mark: ExpectedMark | null): ShownMark | undefined =>
  mark === null ? undefined : { ...mark, Shown: RowMark };

const all = new WeakMap<Playground, Judging>();

export function judgingOf(playground: Playground): Judging {
  let one = all.get(playground);
  if (one !== undefined) return one;
  // What asks first may go; what was seen stays.
  $effect.root(() => {
    one = new Judging(playground);
  });
  all.set(playground, one!);
  return one!;
}
