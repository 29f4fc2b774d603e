// What the playground holds, and the only place that changes it. Asks the worker; shows nothing itself.
import type { FactColumns } from '../cloudtrail/fact-columns';
import type {
  EventSource,
  Evaluation,
  Explanation,
  Growing,
  OpenAnswer,
  Outline,
  Reasons,
  ShiftAnswer,
} from '../worker/api';
import type { CorrelationOutline } from '../worker/correlation-api';
import { movedIndex, STALE, WorkerClient, type Changes } from '../worker/client';
import type { Events } from '../view/facts';
import { huesOf } from '../view/hues';
import { reuse } from '../view/reuse';
import { EXAMPLE } from '../view/sources';
import { pickingOf, readView, viewOf, type Looking } from '../view/view-record';
import type { View } from '../workspace/link';
import type { Beside, Draft, Opening } from './draft-record';
import { EventDrafts } from './event-drafts.svelte';
import { EventEdits } from './event-edits.svelte';
import { ExpectedEvents } from './expected.svelte';
import { openingOf, type Example } from './examples';
import { inText } from '../view/focus';
import { InFocus } from './in-focus.svelte';
import { MatrixView } from './matrix-view.svelte';
import { verdictPainted } from './performance-marks';
import { OpenEvents } from './open-events.svelte';
import { Others } from './others.svelte';
import { Said } from './said.svelte';
import { Settings } from './settings.svelte';
import { Undoing } from './undoing.svelte';

/** An evaluation and the text it is about. */
type Evaluated = Omit<Evaluation, 'explanation' | 'growing'> & { readonly rule: string };

export class Playground {
  /** For what is asked and shown without changing anything here. */
  readonly client: WorkerClient;
  #rule = $state.raw('');
  readonly #open = new OpenEvents();
  #reading = $state<boolean | 'rest'>(false);
  #selected = $state.raw<number | null>(null);
  #evaluated = $state.raw<Evaluated | null>(null);
  #explanation = $state.raw<Explanation | null>(null);
  /** The last ones that could be read: the matrix keeps its columns while the text is broken. */
  #rules = $state.raw<readonly Outline[]>([]);
  #editing = $state(false);
  #caret = $state.raw(0);
  #generation = $state.raw(0);
  #sources = $state.raw<readonly EventSource[]>([]);
  /** What belongs to it and is not evaluated; written by what knows of workspaces. */
  beside = $state.raw<Beside | null>(null);
  readonly undoing = new Undoing();
  readonly settings = new Settings();
  readonly expected = new ExpectedEvents();
  readonly others = new Others();
  readonly said = new Said();
  readonly drafts: EventDrafts;
  readonly edits: EventEdits;
  readonly hues = $derived(huesOf(this.#rules));
  /** What has a verdict, in the order of the text. */
  readonly columns = $derived(
    inText<Outline | CorrelationOutline>([
      ...(this.#evaluated?.rules ?? this.#rules),
      ...(this.#evaluated?.correlations ?? []),
    ]),
  );
  readonly inFocus = new InFocus(() => ({
    judging: this.columns,
    explanation: this.explanation,
  }));
  readonly total = $derived(this.#open.total);
  readonly reach = $derived(this.#open.reach);
  readonly matrix = new MatrixView(() => ({
    rows: this.events.rows,
    bits: this.#evaluated?.bits ?? null,
    verdict: this.inFocus.id,
    reach: this.reach,
  }));

  constructor() {
    this.client = new WorkerClient((error) => this.#fail(error));
    this.client.learned = () => void this.#evaluate(null, true);
    this.drafts = new EventDrafts(this.client, {
      taken: (index, text, facts, typedAt) => {
        this.edits.taken(index, text);
        void this.#replaceRow(index, facts, typedAt);
      },
      left: (index, before, after) => this.edits.did({ index, before, after }),
      failed: (error) => this.#fail(error),
    });
    this.edits = new EventEdits(this.client, {
      openings: () => this.undoing.count,
      select: (index) => {
        this.drafts.drop(index);
        this.select(index);
      },
      taken: (...taken) => this.#replaceRow(...taken),
      shifted: (...shifted) => this.#shift(...shifted),
      failed: (error) => this.#fail(error),
    });
  }

  get rule(): string {
    return this.#rule;
  }
  get events(): Events {
    return this.#open.shown;
  }
  /** Events are on their way, and nothing is known of them yet; `rest`: the first of them are there. */
  get reading(): boolean | 'rest' {
    return this.#reading;
  }
  /** How far events are known that are read from their files; null where all are held. */
  get growing(): Growing | null {
    return this.#open.growing;
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
  get reasons(): Reasons | null {
    return this.inFocus.reasons;
  }
  /** Id of the predicate or item that is selected everywhere. */
  get marked(): string | null {
    return this.inFocus.marked;
  }
  /** Stage in focus, `condition` included. */
  get stage(): string | null {
    return this.inFocus.stage;
  }
  get editing(): boolean {
    return this.#editing;
  }
  /** Where the caret goes when the editor opens or a problem is clicked. */
  get caret(): number {
    return this.#caret;
  }

  /** Counts what took the place of something, so that each can be told from the one before. */
  get openings(): number {
    return this.undoing.count;
  }
  /** All that is needed to be here again; what is being typed counts, even where it is no JSON yet. */
  get draft(): Draft {
    return {
      rule: this.#rule,
      sources: this.#sources,
      edits: [...new Map([...this.edits.changes.edits, ...this.drafts.texts()])],
      shifts: this.edits.changes.shifts,
      placeholders: this.settings.placeholders,
      expectations: this.expected.all,
      view: this.view,
      beside: this.beside,
    };
  }
  /** A shipped example, as it came: its events are fictitious and may travel. */
  get isExample(): boolean {
    return this.edits.none && this.#sources.every(({ name }) => name === EXAMPLE);
  }
  get view(): View {
    const { marked, wanted: focus } = this.inFocus;
    const { windows } = this.settings;
    return viewOf({ ...this.matrix.picking, selected: this.#selected, marked, focus, windows });
  }

  /** `typedAt` is when the key went down, for the bench. */
  setRule(text: string, typedAt: number | null = null): void {
    // Fields know one kind of line break: places must not shift when one is opened.
    const rule = text.replace(/\r\n?/g, '\n');
    if (rule === this.#rule) return;
    // Ids of lines mean others in another text.
    this.settings.off = [];
    this.#rule = rule;
    void this.#evaluate(typedAt);
  }

  /**
   * Puts another rule, other events or both in the place of what is open; `label` says in words what did it, and what
   * was there before can be had back (null: nothing to have back).
   */
  async open(opening: Opening, label: string | null): Promise<void> {
    const { rule, sources, edits = [], shifts = [], view = {}, placeholders, beside } = opening;
    if (label !== null && (this.#rule !== '' || this.#sources.length > 0)) {
      this.willDo(label);
    }
    this.said.forget();
    // What takes the place of all is not of the same workspace, unless it says so.
    const all = rule !== undefined && sources !== undefined;
    // Where events alone are others, it is with them: no set is both open and left out.
    if (all || (beside !== undefined && sources === undefined)) this.beside = beside ?? null;
    if (placeholders !== undefined) this.settings.put(placeholders);
    if (rule !== undefined && label !== null) this.settings.pinned = null;
    if (rule !== undefined) this.#putRule(rule, readView(view, 0));
    if (sources !== undefined) await this.#putEvents(sources, { edits, shifts }, opening);
    else if (opening.expectations) this.expected.put(opening.expectations);
  }

  openExample(example: Example): Promise<void> {
    this.#editing = false;
    const opened = this.open(openingOf(example), `opened the example “${example.title}”`);
    if (example.placeholders !== undefined) this.settings.vouch();
    return opened;
  }

  /** Another rule: nothing of the one before is shown for it. */
  #putRule(text: string, { focus, windows }: Looking): void {
    this.#evaluated = null;
    this.#rules = [];
    this.inFocus.forget();
    this.inFocus.want(focus);
    this.settings.windows = windows;
    this.matrix.forgetStages();
    this.#caret = 0;
    this.#generation++;
    this.#rule = '';
    this.setRule(text);
  }

  /** What is there now can be had back; `label` says in words what is done then. */
  willDo(label: string): void {
    this.undoing.did(this.draft, label);
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

  async #putEvents(
    sources: readonly EventSource[],
    changes: Changes,
    { rule, view = {}, expectations = [], beside, many }: Opening,
  ): Promise<void> {
    const take = (answer: OpenAnswer) => {
      const glanced = this.#reading === 'rest';
      this.#sources = sources;
      // Meanwhile what is open may have been kept: which workspace it is stands as it is.
      if (beside && rule === undefined)
        this.beside = { ...beside, workspace: this.beside?.workspace ?? null };
      this.edits.opened(changes);
      this.expected.put(expectations);
      this.#open.opened(answer, glanced ? this.view : view, glanced ? this.growing : null);
    };
    this.#reading = true;
    this.settings.changes++;
    this.drafts.forget();
    try {
      const asked = this.#rule;
      const first = many && (await this.client.glance(sources[0]!, many.bytes, this.#question(0)));
      if (first === STALE) return;
      const opening = this.client.open(sources, changes, many?.ready);
      if (first) {
        take(first.opened);
        this.#show(first, asked);
        this.#reading = 'rest';
        many?.onfirst();
      }
      const answer = await opening;
      if (answer === STALE) return;
      take(answer);
      await this.#evaluate(null);
      this.drafts.resume(changes.edits, answer.refused);
    } catch (error) {
      this.#fail(error);
    }
  }

  select(index: number): void {
    if (index === this.#selected || index < 0 || index >= this.total) return;
    this.#selected = index;
    void this.#explain(index);
  }

  mark(id: string | null): void {
    this.inFocus.mark(id);
  }

  /** A stage in focus brings its rule. */
  focusStage(id: string | null): void {
    this.inFocus.enter(id);
  }

  /** Changes what verdicts depend on beside rule and events. */
  set(change: (settings: Settings) => void): void {
    change(this.settings);
    void this.#evaluate(null);
  }

  #question(selected: number | null) {
    const seen = this.growing?.growth.revision ?? 0;
    return { rule: this.#rule, selected, seen, ...this.settings.asked };
  }

  #show({ explanation, growing, ...evaluation }: Evaluation, rule: string): void {
    this.#showArrived();
    this.#open.grow(growing);
    if (this.#selected === null) this.select(0);
    this.#evaluated = reuse(this.#evaluated, { ...evaluation, rule });
    if (this.#rules.length === 0 || evaluation.rules.some(({ sound }) => sound)) {
      this.#rules = this.#evaluated.rules;
    }
    if (explanation !== null) this.#explanation = reuse(this.#explanation, explanation);
  }

  /** `more`: nothing is other than it was, but more is known. */
  async #evaluate(typedAt: number | null, more = false): Promise<void> {
    if (!more) this.settings.changes++;
    const rule = this.#rule;
    const { arrived } = this.#open;
    const selected =
      arrived === null
        ? this.#selected
        : readView(arrived.view, arrived.events.rows.length).selected;
    try {
      const answer = await this.client.evaluate(this.#question(selected));
      if (answer === STALE) return;
      const growth = answer.growing?.growth;
      // There is more to be seen as it is.
      if (this.#reading === 'rest' && growth?.size === 0 && growth.progress) return;
      // Verdicts of another rule are on their way by then.
      if (growth?.parts.length && (!(await this.#open.prepare(growth)) || rule !== this.#rule))
        return;
      this.#show(answer, rule);
      verdictPainted(typedAt);
      const now = this.#selected;
      // The selection may have moved on while the worker was busy.
      if (now !== null && now !== selected) void this.#explain(now);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Events and the verdicts on them appear at once: lights of one set never stand beside rows of another. */
  #showArrived(): void {
    const arrived = this.#open.show();
    if (arrived === null) return;
    const looking = readView(arrived.view, this.total);
    this.#selected = looking.selected;
    if (this.#reading !== 'rest') this.#explanation = null;
    this.matrix.show(pickingOf(looking));
    if (looking.marked !== null) this.mark(looking.marked);
    this.#reading = false;
  }

  async #explain(index: number): Promise<void> {
    try {
      const answer = await this.client.explain(index);
      if (answer !== STALE && answer !== null) {
        this.#explanation = reuse(this.#explanation, answer);
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Resolves when the verdicts have followed. */
  #replaceRow(index: number, facts: FactColumns | null, typedAt: number): Promise<void> {
    if (facts !== null) this.#open.replace(index, facts);
    return this.#evaluate(typedAt);
  }

  /** An event was put in or taken out; what is in its place then is in view. */
  #shift(at: number, text: string | null, answer: ShiftAnswer): Promise<void> {
    const moved = (index: number) => movedIndex(index, at, text);
    this.drafts.move(moved);
    this.expected.move(moved);
    this.#open.shift(at, answer, this.view);
    return this.#evaluate(null);
  }

  #fail(error: unknown): void {
    this.#reading = false;
    this.said.fail(error);
  }
}
