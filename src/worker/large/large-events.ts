// Events that are too many to be held: pieces of files, what is known of each, and what is still to be asked. Matches come first, by
// the literals a rule requires; then every record is read, for facts and for what each test says. Knows no page and no rule's text.
import { factColumnsOf, type FactColumns } from '../../cloudtrail/fact-columns';
import * as messages from '../../cloudtrail/messages';
import { timeOf } from '../../cloudtrail/time';
import { setBit } from '../../engine/bits';
import { EventSet, type Known } from '../../engine/columns';
import type { JsonEvent } from '../../engine/json-event';
import type { Plan } from '../../engine/plan';
import { actualOf, matcherOf } from '../../engine/prepare';
import { scan } from '../../engine/scan';
import type { Diagnostic } from '../../text/diagnostic';
import type { EventSource, SourceSummary } from '../api';
import type { Growth, GrownPart, Progress } from '../growth';
import { forget, heldOf, isCounted, joined, leading, sum, type Held } from './held';
import { lostOf, numbered, placeOf, type Numbered } from './numbered';
import { Order } from './order';
import { asksAll, type Ask, type Bits, type Bytes, type PieceCut, type PieceRead } from './piece';
import { PieceStore } from './piece-store';
import { WorkersDied, type Pool } from './pool';
import { SIZES } from './sizes';
import { conditionKey } from './wanted';
import { Summaries, type Said } from './source-summaries';

/** What was learned of a piece's records, until the page has it. */
interface News {
  /** The page knows it that has seen this. */
  revision: number;
  readonly held: Held;
  readonly all: FactColumns | null;
  readonly matched: PieceRead['matched'];
}

/** Columns of tests that are kept of each piece; the oldest go first. */
const MOST_TESTS = 2000;

/** Verdicts of conditions, the same way. */
const MOST_CONDITIONS = 200;

export class LargeEvents {
  readonly #summaries: Summaries;
  readonly #pool: Pool;
  readonly #changed: (soon: boolean) => void;
  readonly #store: PieceStore;
  /** What is said of files besides what their pieces say. */
  readonly #said: Said[] = [];
  #held: Held[];
  readonly #order: Order;
  /** What another worker said of the same events before counts for nothing. */
  #revision = Date.now() * 1000;
  #news: News[] = [];
  /** Events that were changed, by their index. */
  readonly #edits = new Map<number, JsonEvent>();
  #ended = false;
  #error: Error | null = null;
  #stopped = false;
  /** There are records. */
  #some = false;
  /** What was being done when that was told last. */
  #doing: Progress['doing'] | null = 'reading';
  #known: Numbered | null = null;
  readonly #total: number;

  /**
   * `changed` is called whenever more is known of records, and when there is nothing more to come; with true where that is something
   * else than more of the same.
   */
  constructor(
    sources: readonly EventSource[],
    pool: Pool,
    bytesOf: (blob: Blob) => Bytes,
    changed: (soon: boolean) => void,
    sizes = SIZES,
  ) {
    this.#summaries = new Summaries(sources);
    this.#pool = pool;
    this.#store = new PieceStore(bytesOf, sizes);
    this.#order = new Order(pool.size, sizes.piece);
    this.#changed = changed;
    this.#total = sources.reduce((sum, { blob }) => sum + blob.size, 0);
    this.#held = sources.map(({ blob }, source) =>
      heldOf(source, { blob, from: 0, to: blob.size, ...UNKNOWN }, blob.size),
    );
  }

  /** Sets the rules in force, and what is unknown of them to work. */
  want(plans: readonly Plan[]): void {
    this.#order.want(plans);
    this.#work();
  }

  /** No more is read; what was read stays. */
  stop(): void {
    if (this.#stopped || this.#held.every(isCounted)) return;
    // What somebody is at will be there in a moment.
    const kept = (held: Held): boolean => isCounted(held) || held.busy;
    this.#say(0, messages.stoppedReading(this.#share(kept)));
    this.#stopped = true;
    this.#held = this.#held.filter(kept);
    this.#order.begin();
    this.#tell();
  }

  /** Nothing is read any more. */
  end(): void {
    this.#ended = true;
    this.#pool.end();
  }

  /** Records that are known to be there, in the order of the files. */
  get size(): number {
    return this.#counted.size;
  }

  get #counted(): Numbered {
    if (this.#known?.revision === this.#revision) return this.#known;
    return (this.#known = numbered(this.#held, this.#revision));
  }

  event(index: number): JsonEvent | undefined {
    const edited = this.#edits.get(index);
    if (edited !== undefined) return edited;
    const place = placeOf(this.#counted, index);
    return place === null ? undefined : this.#store.event(place.held.piece, place.record);
  }

  /** Milliseconds since 1970, without reading the record again; null where it has no time, or it is not known yet. */
  time(index: number): number | null {
    const edited = this.#edits.get(index);
    if (edited !== undefined) return timeOf(edited.value);
    const place = placeOf(this.#counted, index);
    const time = place?.held.times?.[place.record] ?? NaN;
    return Number.isNaN(time) ? null : time;
  }

  edit(index: number, event: JsonEvent): void {
    this.#edits.set(index, event);
    this.#revision += 1;
  }

  /** Events of which everything that is wanted is known, with what the tests say of them. */
  exact(): EventSet<JsonEvent> {
    const { tests } = this.#order.wanted;
    const pieces = leading(
      this.#counted.pieces,
      (held) => held.closed || this.#order.lacks(held).length === 0,
    );
    const length = sum(pieces.map(({ count }) => count!));
    const known = [...tests.values()].map((test): Known => {
      const bits = joined(pieces, ({ tests: own }) => own.get(test.key) ?? null);
      for (const [index, event] of this.#edits) {
        if (index >= length) continue;
        setBit(bits, index, matcherOf(test)(actualOf(test.field, event), event) >= 0);
      }
      return { test, bits };
    });
    const at = (index: number) => (index < length ? this.event(index) : undefined);
    return new EventSet({ length, at }, known);
  }

  /** Of the first events, those of which nothing is known and nothing will be; null where there are none. */
  lost(length: number): Bits | null {
    return lostOf(this.#counted, length);
  }

  /** The verdicts of a plan, of as many events as it is known for. */
  verdicts(plan: Plan): { readonly bits: Bits; readonly events: number } {
    const key = conditionKey(plan);
    const pieces = leading(
      this.#counted.pieces,
      (held) => held.closed || this.#judge(held, key) !== null,
    );
    const bits = joined(pieces, ({ conditions }) => conditions.get(key) ?? null);
    const events = sum(pieces.map(({ count }) => count!));
    for (const [index, event] of this.#edits) {
      if (index < events) setBit(bits, index, scan(plan.condition, event));
    }
    return { bits, events };
  }

  /** What a condition in force says of a piece; where every test is known, nobody has asked for it. */
  #judge(held: Held, key: string): Bits | null {
    const known = held.conditions.get(key);
    const { wanted } = this.#order;
    const plan = wanted.plans.get(key);
    if (known !== undefined || plan === undefined || this.#order.lacks(held).length > 0) {
      return known ?? null;
    }
    const tests = [...wanted.tests.values()];
    const all = tests.map((test): Known => ({ test, bits: held.tests.get(test.key)! }));
    const nobody = { length: held.count!, at: () => undefined };
    const bits = new EventSet(nobody, all).columns(plan).bits.get(plan.id)!;
    held.conditions.set(key, bits);
    forget(held.conditions, wanted.plans, MOST_CONDITIONS);
    return bits;
  }

  /** What the page does not know yet, that has seen everything up to a revision. */
  growth(seen: number): Growth {
    this.#news = this.#news.filter(({ revision }) => revision > seen);
    const { pieces: counted, starts, size } = this.#counted;
    this.#summaries.put(counted, this.#said, this.#revision);
    const places = new Map(counted.map((held, i) => [held, starts[i]!]));
    const parts: GrownPart[] = [];
    for (const news of this.#news) {
      const { held, all, matched } = news;
      const at = places.get(held);
      if (at === undefined) {
        // Behind a piece that nobody has looked at it has no number yet.
        news.revision = this.#revision + 1;
        continue;
      }
      if (all !== null) parts.push({ at, records: null, facts: all });
      else if (matched !== null) {
        parts.push({ at, records: matched.records, facts: matched.facts });
      }
    }
    for (const [index, event] of this.#edits) {
      if (index < size)
        parts.push({ at: index, records: null, facts: factColumnsOf([event.value]) });
    }
    return {
      revision: this.#revision,
      size,
      expected: this.#expected,
      parts,
      sources: this.#summaries.since(seen),
      progress: this.#progress(),
    };
  }

  /** What was found in each file, as `growth` told it last. */
  get sources(): readonly SourceSummary[] {
    return this.#summaries.all;
  }

  /** What went wrong by a mistake of ours, once. */
  takeError(): Error | null {
    const error = this.#error;
    this.#error = null;
    // Whoever asked gets the mistake instead of an answer, and has to ask again.
    if (error !== null) this.#changed(true);
    return error;
  }

  /** Something is still to be read. */
  get busy(): boolean {
    return this.#progress() !== null;
  }

  #progress(): Progress | null {
    const reading = this.#held.some(({ count }) => count === null);
    const lacking = (held: Held): boolean => !held.closed && this.#order.missing(held);
    if (!reading && !this.#held.some(lacking)) return null;
    const done = reading ? this.#share(isCounted) : this.#share((held) => !lacking(held));
    return { doing: reading ? 'reading' : 'counting', done, bytes: this.#total };
  }

  /** Records there will be if the others are like those that were counted, some of which have no number yet. */
  get #expected(): number {
    const counted = sum(this.#held.map(({ count }) => count ?? 0));
    return Math.ceil(counted / Math.max(0.001, this.#share(isCounted)));
  }

  /** Of all bytes, those of the pieces for which it holds; 0 to 1. */
  #share(holds: (held: Held) => boolean): number {
    const weights = this.#held.map((held) => (holds(held) ? held.weight : 0));
    const all = sum(this.#held.map(({ weight }) => weight));
    return all === 0 ? 1 : sum(weights) / all;
  }

  /** Gives work to whoever has none. */
  #work(): void {
    while (!this.#ended && this.#pool.room) {
      const next = this.#order.next(this.#held, this.#pool.wasAt);
      // What takes long would keep waiting what may be wanted soon.
      if (next === null || (this.#pool.free === 0 && asksAll(next[1]))) return;
      void this.#ask(...next);
    }
  }

  async #ask(held: Held, ask: Ask): Promise<void> {
    held.busy = true;
    const keys = [...this.#order.wanted.plans]
      .filter(([, { condition }]) => ask.conditions.includes(condition))
      .map(([key]) => key);
    const answer = await this.#pool
      .run(held.piece, ask)
      .catch((error: unknown) => ({ kind: 'lost' as const, error }));
    held.busy = false;
    const at = this.#held.indexOf(held);
    // Reading may have been stopped before it came to this one.
    if (at >= 0) {
      if (answer.kind === 'lost') this.#lose(held, answer.error);
      else if (answer.kind === 'cut') this.#cut(held, at, answer);
      else this.#take(held, ask, keys, answer);
      if (this.#held[at] === held) this.#order.again(held, at);
    }
    // A reader that waits costs more than a page that does.
    this.#work();
    this.#tell();
  }

  /** Its pieces come behind it; it stays for what is said of it as a whole. */
  #cut(held: Held, at: number, { pieces, remarks }: PieceCut): void {
    const bytes = sum(pieces.map(({ from, to }) => to - from));
    // What was put together again is there already, and no more has to be read for it.
    const own = pieces
      .filter(({ normal }) => !this.#stopped || normal)
      .map((piece) => heldOf(held.source, piece, (held.weight * (piece.to - piece.from)) / bytes));
    const weight = own.length === 0 ? held.weight : 0;
    const whole = heldOf(held.source, held.piece, weight);
    this.#held.splice(at, 1, { ...whole, count: 0, remarks, facts: true, closed: true }, ...own);
    this.#order.beginAt(at);
  }

  #take(held: Held, ask: Ask, conditions: readonly string[], answer: PieceRead): void {
    const { piece, count, facts, matched, remarks, tests } = answer;
    if (held.count === null) held.piece = piece;
    // The file was changed, and nobody has noticed: what comes behind keeps its number.
    else if (held.count !== count) return this.#lose(held, null);
    held.count = count;
    held.version += 1;
    if (held.remarks === null || facts !== null) held.remarks = remarks;
    held.facts ||= facts !== null;
    held.times = facts?.times ?? held.times;
    ask.tests.forEach(({ key }, i) => held.tests.set(key, tests[i]!));
    conditions.forEach((key, i) => held.conditions.set(key, answer.conditions[i]!));
    forget(held.tests, this.#order.wanted.tests, MOST_TESTS);
    forget(held.conditions, this.#order.wanted.plans, MOST_CONDITIONS);
    if (facts !== null || matched !== null) {
      this.#news.push({ revision: this.#revision + 1, held, all: facts, matched });
    }
  }

  #lose(held: Held, error: unknown): void {
    held.closed = true;
    held.count ??= 0;
    held.version += 1;
    if (error instanceof WorkersDied) this.#say(held.source, messages.partTooMuch());
    else this.#say(held.source, messages.fileUnreadable());
    // Whatever else it was is a mistake of ours.
    if (error instanceof Error && !OF_FILES.has(error.name) && !(error instanceof WorkersDied)) {
      this.#error ??= error;
    }
  }

  /** Once, of however many pieces it is true. */
  #say(source: number, diagnostic: Diagnostic): void {
    const { message } = diagnostic;
    if (
      this.#said.some(
        (said) => said.source === source && said.problem.diagnostic.message === message,
      )
    )
      return;
    this.#said.push({ source, problem: { diagnostic, line: 1, column: 1 } });
  }

  #tell(): void {
    this.#revision += 1;
    // Counted until there is one: with many files it takes its time.
    this.#some ||= this.size > 0;
    const doing = this.#progress()?.doing ?? null;
    if (this.#ended || (!this.#some && doing !== null)) return;
    this.#changed(doing !== this.#doing);
    this.#doing = doing;
  }
}

/** How a browser names that a file is no longer what it was. */
const OF_FILES: ReadonlySet<string> = new Set(['NotReadableError', 'NotFoundError', 'AbortError']);

const UNKNOWN = { layout: null, packed: false, normal: false } as const;
