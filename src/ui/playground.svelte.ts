// What the playground holds, and the only place that changes it. Asks the worker; shows nothing itself.
import type { Fix } from '../text/diagnostic';
import type { EventSource, EventsAnswer, Evaluation, Explanation, Outline } from '../worker/api';
import { InternalError, STALE, WorkerClient } from '../worker/client';
import { huesOf } from '../view/hues';
import { shownRows, type Filter } from '../view/matrix';
import { applyFix } from '../view/problems';
import { EXAMPLE } from '../view/sources';
import { EventDrafts } from './event-drafts.svelte';
import type { Example } from './examples';
import { verdictPainted } from './performance-marks';

const NO_EVENTS: EventsAnswer = { sources: [], rows: [] };

/** An evaluation and the text it is about. */
interface Evaluated extends Evaluation {
  readonly rule: string;
}

export class Playground {
  readonly #client: WorkerClient;
  #rule = $state.raw('');
  #events = $state.raw<EventsAnswer>(NO_EVENTS);
  #reading = $state(false);
  #selected = $state.raw<number | null>(null);
  #evaluated = $state.raw<Evaluated | null>(null);
  #explanation = $state.raw<Explanation | null>(null);
  /** The last outline that could be read: the matrix keeps its columns while the rule is broken. */
  #outline = $state.raw<Outline | null>(null);
  #marked = $state.raw<string | null>(null);
  #stage = $state.raw<string | null>(null);
  #filter = $state.raw<Filter>('all');
  #editing = $state(false);
  #caret = $state.raw(0);
  #generation = $state.raw(0);
  #failure = $state.raw<string | null>(null);
  #notice = $state.raw('');
  /** Read, but not yet evaluated. */
  #arrived: { readonly events: EventsAnswer; readonly selected: number | null } | null = null;
  readonly drafts: EventDrafts;

  readonly hues = $derived(huesOf(this.#outline));
  readonly total = $derived(this.#events.rows.length);
  readonly rows = $derived(
    shownRows(this.#filter, this.total, this.#evaluated?.bits?.['condition']),
  );

  constructor() {
    this.#client = new WorkerClient((error) => this.#fail(error));
    this.drafts = new EventDrafts(this.#client, {
      taken: (index, row, typedAt) => this.#replaceRow(index, row, typedAt),
      failed: (error) => this.#fail(error),
    });
  }

  get rule(): string {
    return this.#rule;
  }
  get events(): EventsAnswer {
    return this.#events;
  }
  /** Events are on their way; nothing is known of them yet. */
  get reading(): boolean {
    return this.#reading;
  }
  get selected(): number | null {
    return this.#selected;
  }
  get evaluated(): Evaluated | null {
    return this.#evaluated;
  }
  /** Of the selected event; for the moment until it is there, of the one before. */
  get explanation(): Explanation | null {
    return this.#selected === null ? null : this.#explanation;
  }
  /** Counts the rules that were put in place of another. */
  get generation(): number {
    return this.#generation;
  }
  get outline(): Outline | null {
    return this.#outline;
  }
  /** Id of the predicate or item that is selected everywhere. */
  get marked(): string | null {
    return this.#marked;
  }
  /** Stage in focus, `condition` included. */
  get stage(): string | null {
    return this.#stage;
  }
  get filter(): Filter {
    return this.#filter;
  }
  get editing(): boolean {
    return this.#editing;
  }
  /** Where the caret goes when the editor opens or a problem is clicked. */
  get caret(): number {
    return this.#caret;
  }
  get failure(): string | null {
    return this.#failure;
  }
  get notice(): string {
    return this.#notice;
  }

  /** `typedAt` is when the key went down, for the bench. */
  setRule(text: string, typedAt: number | null = null): void {
    // Fields know one kind of line break: places must not shift when one is opened.
    const rule = text.replace(/\r\n?/g, '\n');
    if (rule === this.#rule) return;
    this.#rule = rule;
    void this.#evaluate(typedAt);
  }

  /** Another rule: nothing of the one before is shown for it. */
  replaceRule(text: string): void {
    this.#evaluated = null;
    this.#outline = null;
    this.#marked = null;
    this.#stage = null;
    this.#caret = 0;
    this.#generation++;
    this.#rule = '';
    this.setRule(text);
  }

  applyFix(fix: Fix): void {
    this.setRule(applyFix(this.#rule, fix));
  }

  edit(caret = this.#caret): void {
    this.#caret = caret;
    this.#editing = true;
  }

  /** Where the caret is, told by the editor. */
  keepCaret(caret: number): void {
    this.#caret = caret;
  }

  leaveEditor(caret: number): void {
    this.#caret = caret;
    this.#editing = false;
  }

  async openExample(example: Example): Promise<void> {
    this.#editing = false;
    this.replaceRule(example.rule);
    await this.open([{ name: EXAMPLE, blob: example.events }], example.select);
  }

  async open(sources: readonly EventSource[], select = 0): Promise<void> {
    this.#reading = true;
    this.#notice = '';
    this.drafts.forget();
    try {
      const events = await this.#client.open(sources, []);
      if (events === STALE) return;
      const last = events.rows.length - 1;
      this.#arrived = { events, selected: last < 0 ? null : Math.min(select, last) };
      await this.#evaluate(null);
    } catch (error) {
      this.#fail(error);
    }
  }

  clear(): Promise<void> {
    return this.open([]);
  }

  select(index: number): void {
    if (index === this.#selected || index < 0 || index >= this.total) return;
    this.#selected = index;
    void this.#explain(index);
  }

  mark(id: string | null): void {
    this.#marked = id;
  }

  focusStage(id: string | null): void {
    this.#stage = id;
  }

  setFilter(filter: Filter): void {
    this.#filter = filter;
  }

  say(notice: string): void {
    this.#notice = notice;
  }

  dismissFailure(): void {
    this.#failure = null;
  }

  async #evaluate(typedAt: number | null): Promise<void> {
    const rule = this.#rule;
    const selected = this.#arrived === null ? this.#selected : this.#arrived.selected;
    try {
      const answer = await this.#client.evaluate({ rule, selected });
      if (answer === STALE) return;
      this.#showArrived();
      this.#evaluated = { ...answer, rule };
      if (answer.outline !== null) this.#outline = answer.outline;
      if (answer.explanation !== null) this.#explanation = answer.explanation;
      verdictPainted(typedAt);
      // The selection may have moved on while the worker was busy.
      if (this.#selected !== null && this.#selected !== selected)
        void this.#explain(this.#selected);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Events and the verdicts on them appear at once: lights of one set never stand beside rows of another. */
  #showArrived(): void {
    if (this.#arrived === null) return;
    this.#events = this.#arrived.events;
    this.#selected = this.#arrived.selected;
    this.#explanation = null;
    this.#filter = 'all';
    this.#reading = false;
    this.#arrived = null;
  }

  async #explain(index: number): Promise<void> {
    try {
      const answer = await this.#client.explain(index);
      if (answer !== STALE && answer !== null) this.#explanation = answer;
    } catch (error) {
      this.#fail(error);
    }
  }

  #replaceRow(index: number, row: EventsAnswer['rows'][number] | null, typedAt: number): void {
    if (row !== null) {
      this.#events = { ...this.#events, rows: this.#events.rows.with(index, row) };
    }
    void this.#evaluate(typedAt);
  }

  #fail(error: unknown): void {
    this.#reading = false;
    this.#failure = InternalError.from(error).text;
  }
}
