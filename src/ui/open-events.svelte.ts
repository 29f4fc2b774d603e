// The events that are open, as the page shows them: a row of facts for each, and how far they are read. What arrives is shown
// together with the first verdicts on it.
import type { FactColumns } from '../cloudtrail/fact-columns';
import { Facts, type Events } from '../view/facts';
import { reachOf } from '../view/matrix';
import { reuse } from '../view/reuse';
import type { Growing, OpenAnswer, ShiftAnswer } from '../worker/api';
import type { Growth } from '../worker/growth';
import type { View } from '../workspace/link';
import { later } from './later';

/** Read, but not yet evaluated. */
interface Arrived {
  readonly events: Events;
  readonly view: View;
}

const NONE: Events = { sources: [], rows: Facts.none };

export class OpenEvents {
  #shown = $state.raw<Events>(NONE);
  #growing = $state.raw<Growing | null>(null);
  #known = $state.raw<Pick<Growing, 'exact' | 'judged'> | null>(null);
  #arrived: Arrived | null = null;
  #prepared: { readonly growth: Growth; readonly rows: Facts } | null = null;
  /** How often there were others. */
  #turn = 0;

  readonly total = $derived(this.#shown.rows.length);
  /** How far verdicts and stages are known. */
  readonly reach = $derived(reachOf(this.#known));

  get shown(): Events {
    return this.#shown;
  }
  /** null where all events are held. */
  get growing(): Growing | null {
    return this.#growing;
  }
  get arrived(): Arrived | null {
    return this.#arrived;
  }

  /** Others, in the place of those before; `growing`: how far they are shown already. */
  opened({ sources, facts }: OpenAnswer, view: View, growing: Growing | null): void {
    this.#turn++;
    this.#prepared = null;
    this.#arrived = { events: { sources, rows: Facts.of(facts) }, view };
    this.#learn(growing);
  }

  /** Shows what has arrived; null where nothing has. */
  show(): Arrived | null {
    const arrived = this.#arrived;
    if (arrived !== null) this.#shown = arrived.events;
    this.#arrived = null;
    return arrived;
  }

  /**
   * Works out what `grow` needs, in turns: much that became known takes more than the page may stand still. Whether these events are
   * still open then.
   */
  async prepare(growth: Growth): Promise<boolean> {
    const turn = this.#turn;
    const { inTurns } = await later;
    const rows = await inTurns(() => (this.#turn === turn ? this.#furthest.growing(growth) : null));
    if (rows === null || this.#turn !== turn) return false;
    this.#prepared = { growth, rows };
    return true;
  }

  /** What was prepared and never shown is there all the same: to leave it out again would mean to copy all others. */
  get #furthest(): Facts {
    return this.#prepared?.rows ?? this.#latest.rows;
  }

  /** More of them may be known: what is as it was stays the same object, so that nothing is put in order or counted again. */
  grow(growing: Growing | null): void {
    this.#learn(growing);
    if (growing === null) return;
    const { growth } = growing;
    const isReady = this.#prepared?.growth === growth;
    const rows = isReady ? this.#furthest : this.#furthest.grown(growth);
    this.#prepared = null;
    const sources = [...this.#shown.sources];
    for (const [source, summary] of growth.sources) sources[source] = summary;
    this.#shown = reuse(this.#shown, {
      sources: growth.sources.length === 0 ? this.#shown.sources : sources,
      rows,
    });
  }

  #learn(growing: Growing | null): void {
    this.#growing = growing;
    this.#known = reuse(this.#known, growing && { exact: growing.exact, judged: growing.judged });
  }

  replace(index: number, facts: FactColumns): void {
    // Of those that stay in their files the next answer says what has become of it.
    if (this.#growing !== null) return;
    const events = { ...this.#latest, rows: this.#latest.rows.spliced(index, 1, facts) };
    if (this.#arrived === null) this.#shown = events;
    else this.#arrived = { ...this.#arrived, events };
  }

  /** One was put in, or taken out; `view` is what is looked at now. */
  shift(at: number, { facts, sources }: ShiftAnswer, view: View): void {
    const rows = this.#latest.rows.spliced(at, facts === null ? 1 : 0, facts);
    const selected = Math.max(0, Math.min(at, rows.length - 1));
    this.#arrived = { events: { sources, rows }, view: { ...view, selected } };
  }

  /** Events as the worker has them, shown or not. */
  get #latest(): Events {
    return this.#arrived?.events ?? this.#shown;
  }
}
