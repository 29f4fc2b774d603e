// What the worker holds: the events, and the last rule it read. A cache that may die; the page can fill a new one.
import * as eventMessages from '../cloudtrail/messages';
import type { Inventory } from '../cloudtrail/inventory';
import { isObject } from '../cloudtrail/containers/container';
import type { ApiNames } from '../cloudtrail/api-names';
import { knownMiss } from '../cloudtrail/known-misses';
import { readEvents } from '../cloudtrail/read';
import { factsOf } from '../cloudtrail/record';
import { countsOf, EventSet, type BeforeTest } from '../engine/columns';
import { explain } from '../engine/explain';
import { JsonEvent } from '../engine/json-event';
import type { Bits } from '../engine/bits';
import type { Plan } from '../engine/plan';
import type { LinkedRule } from '../sigma/link';
import { NO_PLACEHOLDERS, type Placeholders } from '../sigma/placeholders';
import type { Diagnostic } from '../text/diagnostic';
import { parseJson, prettyJson, readJson, type JsonValue } from '../text/json';
import { remarksOn, type Knows } from '../why/remarks';
import { without } from '../why/without';
import { disagreementsOf, type Disagreement } from '../why/disagreements';
import { readLink, type LinkRead } from '../workspace/link';
import type {
  Api,
  EditAnswer,
  EvaluateRequest,
  EventSource,
  EventText,
  LinkAnswer,
  LinkRequest,
  OpenAnswer,
  Reasons,
  SentEvaluation,
  SentExplanation,
  ShiftAnswer,
  SourceSummary,
} from './api';
import { shiftCounts, shiftList, type Edit, type Shift } from './changes';
import { compiled, type Compiled, type Given } from './compiled';
import { Comparing } from './comparing';
import type { CorrelationOutline } from './correlation-api';
import { correlationsOver, standings, type Matches } from './correlations';
import type { ExportRequest } from './export-api';
import { exported } from './exporting';
import { languageOf, type LanguageApi } from './language';
import { inventoryHeld, linkTo, type Held } from './sharing';
import { isCloudTrail, whysOf, type Standing } from './whys';

/** What the last text came to. */
interface Evaluated {
  /** Its plans lack what is left out. */
  readonly compiled: Compiled;
  readonly given: Given;
  readonly off: ReadonlySet<string>;
  readonly matches: Matches;
  readonly correlations: readonly CorrelationOutline[];
}

const GIVEN: Given = {
  refused: new Set(),
  placeholders: NO_PLACEHOLDERS,
  names: null,
  wantNames: () => undefined,
};

const NOTHING: Evaluated = {
  compiled: compiled('', GIVEN),
  given: GIVEN,
  off: new Set(),
  matches: [],
  correlations: [],
};

export class Session implements Api {
  readonly #announce: BeforeTest;
  #events = new EventSet<JsonEvent>([]);
  #sources: readonly SourceSummary[] = [];
  #evaluated: Evaluated = NOTHING;
  #placeholders: Placeholders = NO_PLACEHOLDERS;
  #language = this.#aboutThese();
  readonly #comparing = new Comparing();
  readonly #whys = whysOf(() => this.#standing);
  readonly #serials = new WeakMap<JsonEvent, number>();
  #lastSerial = 0;

  readonly #wantNames: () => void;
  #names: ApiNames | null = null;

  /**
   * `announce` hears of each regular expression before it runs over events, and with null after it; `wantNames` that a rule
   * could be told more with the names of calls, which are large. Nothing waits for them.
   */
  constructor(announce: BeforeTest, wantNames: () => void = () => undefined) {
    this.#wantNames = wantNames;
    this.#announce = (test, events) => {
      if (test === null || test.operand.op === 're') announce(test, events);
    };
  }

  async open(
    sources: readonly EventSource[],
    edits: readonly Edit[],
    shifts: readonly Shift[] = [],
  ): Promise<OpenAnswer> {
    const read: SourceSummary[] = [];
    const events: JsonEvent[] = [];
    for (const { name, blob } of sources) {
      const found = await readEvents(new Uint8Array(await blob.arrayBuffer()));
      const { container, skipped, problems } = found;
      read.push({ name, container, events: found.events.length, skipped, problems });
      for (const { value } of found.events) events.push(new JsonEvent(value));
    }
    const counts = read.map((source) => source.events);
    for (const [at, text] of shifts) {
      // What could not be read any more leaves its place empty: the others are counted on.
      shiftList(events, counts, at, text === null ? null : (eventOf(text) ?? new JsonEvent({})));
    }
    const summaries = counted(read, counts);
    const refused: number[] = [];
    for (const [index, text] of edits) {
      const event = eventOf(text);
      if (event === null) refused.push(index);
      else if (index < events.length) events[index] = event;
    }
    this.#events = new EventSet(events);
    this.#sources = summaries;
    this.#language = this.#aboutThese();
    return { sources: summaries, rows: events.map(({ value }) => factsOf(value)), refused };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async evaluate(request: EvaluateRequest): Promise<SentEvaluation> {
    const { rule, selected, refused, held, windows = 'sliding', pinned } = request;
    const off = new Set(request.off ?? []);
    this.#placeholders = new Map(Object.entries(request.placeholders ?? {}));
    const given: Given = {
      refused: new Set(refused),
      placeholders: this.#placeholders,
      names: this.#names,
      wantNames: this.#wantNames,
    };
    const whole = compiled(rule, given);
    const { program, source } = whole;
    const plans = whole.plans.map((plan) => plan && without(plan, off));
    const read = { ...whole, plans };
    // First of all: what runs away is announced here, and explained only when it came to an end.
    const columns = this.#columns(whole.plans, plans);
    const matches = plans.map((plan) => plan && columns.bits[plan.id]!);
    const events = this.#events;
    const over = correlationsOver({ source, program, matches, events, windows });
    this.#evaluated = { compiled: read, given, off, matches, correlations: over.outlines };
    const { length } = plans.filter((plan) => plan !== null);
    return {
      diagnostics: read.diagnostics,
      rules: read.rules,
      correlations: over.outlines,
      placeholders: read.placeholders,
      bits: length > 0 ? { ...columns.bits, ...over.bits } : null,
      counts: { ...columns.counts, ...countsOf({ bits: new Map(Object.entries(over.bits)) }) },
      explanation: selected === null ? null : this.#explain(selected, held),
      compared:
        pinned === undefined
          ? null
          : this.#comparing.compare(pinned, given, read, matches, this.#standing),
    };
  }

  learn(names: ApiNames): void {
    this.#names = names;
  }

  /** What is left out is looked at all the same; verdicts go by the plans that lack it. */
  #columns(whole: Compiled['plans'], judging: Compiled['plans']) {
    const bits: Record<string, Bits> = {};
    const counts: Record<string, number> = {};
    for (const plan of new Set([...whole, ...judging])) {
      if (plan === null) continue;
      const columns = this.#events.columns(plan, this.#announce);
      const stages = [...plan.stages.values(), ...plan.filters].map((stage) => stage.id);
      for (const id of [plan.id, ...stages, ...plan.reads.map((read) => read.id)]) {
        const column = columns.bits.get(id);
        if (column !== undefined) bits[id] = column;
      }
      Object.assign(counts, countsOf(columns));
    }
    return { bits, counts };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async explain(index: number, held: number | null): Promise<SentExplanation | null> {
    return this.#explain(index, held);
  }

  #explain(index: number, held: number | null): SentExplanation | null {
    const found = this.#events.event(index);
    if (found === undefined) return null;
    const { compiled: read, matches, correlations } = this.#evaluated;
    const { plans, program } = read;
    const asked = { program, matches, events: this.#events };
    return {
      index,
      rules: plans.flatMap((plan, at) =>
        plan === null ? [] : [reasonsOf(plan, found, program.rules[at]!)],
      ),
      correlations: standings(asked, correlations, index),
      event: this.#textOf(found, held),
    };
  }

  #textOf(event: JsonEvent, held: number | null): EventText | null {
    let serial = this.#serials.get(event);
    if (serial === undefined) this.#serials.set(event, (serial = ++this.#lastSerial));
    if (serial === held) return null;
    const text = prettyJson(event.value);
    return { serial, text, tree: parseJson(text).node! };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async disagreements(): Promise<readonly Disagreement[]> {
    const events = this.#events;
    return this.#evaluated.compiled.plans.flatMap((plan) =>
      plan === null ? [] : disagreementsOf(plan, events, events.columns(plan, this.#announce).bits),
    );
  }

  get #standing(): Standing {
    const { compiled: read, given, off } = this.#evaluated;
    const [events, announce] = [this.#events, this.#announce];
    return { compiled: read, given, off, events, announce, comparing: this.#comparing };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async edit(index: number, text: string): Promise<EditAnswer> {
    const read = readEvent(text);
    if ('problem' in read) return { problem: read.problem, row: null };
    this.#events.replace(index, new JsonEvent(read.value), this.#announce);
    this.#language = this.#aboutThese();
    return { problem: null, row: factsOf(read.value) };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async shift(at: number, text: string | null): Promise<ShiftAnswer> {
    const sources = this.#sources;
    const read = text === null ? null : readEvent(text);
    if (read !== null && 'problem' in read) return { problem: read.problem, row: null, sources };
    const counts = sources.map((source) => source.events);
    if (!shiftCounts(counts, at, read !== null)) return { problem: null, row: null, sources };
    this.#sources = counted(sources, counts);
    this.#events.shift(at, read === null ? null : new JsonEvent(read.value));
    this.#language = this.#aboutThese();
    return { problem: null, row: read && factsOf(read.value), sources: this.#sources };
  }

  writeLink(request: LinkRequest): Promise<LinkAnswer> {
    return linkTo(this.#held(), request);
  }

  readLink(hash: string): Promise<LinkRead> {
    return readLink(hash);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async inventory(): Promise<Inventory> {
    return inventoryHeld(this.#held());
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async exportEvents(request: ExportRequest): Promise<Blob | null> {
    return exported(this.#held(), request);
  }

  readonly nearness: Api['nearness'] = () => this.#whys.nearness();
  readonly dropped: Api['dropped'] = (...asked) => this.#whys.dropped(...asked);
  readonly flips: Api['flips'] = (...asked) => this.#whys.flips(...asked);
  readonly makeEvents: Api['makeEvents'] = (...asked) => this.#whys.makeEvents(...asked);
  readonly coverage: Api['coverage'] = (...asked) => this.#whys.coverage(...asked);
  readonly pinnedReasons: Api['pinnedReasons'] = (...asked) => this.#whys.pinnedReasons(...asked);
  readonly complete: Api['complete'] = (...asked) => this.#language.complete(...asked);
  readonly hover: Api['hover'] = (...asked) => this.#language.hover(...asked);
  readonly definition: Api['definition'] = (...asked) => this.#language.definition(...asked);
  readonly rename: Api['rename'] = (...asked) => this.#language.rename(...asked);
  readonly fixes: Api['fixes'] = (...asked) => this.#language.fixes(...asked);
  readonly format: Api['format'] = (...asked) => this.#language.format(...asked);

  /** What it knows of the events is counted anew when they have changed. */
  #aboutThese(): LanguageApi {
    const held = this.#held();
    return languageOf(
      () => Array.from({ length: held.size }, (_, index) => held.value(index)),
      () => this.#placeholders,
    );
  }

  #held(): Held {
    const events = this.#events;
    const value = (index: number) => events.event(index)!.value;
    return { sources: this.#sources, size: events.size, value };
  }
}

function readEvent(text: string): { value: JsonValue } | { problem: Diagnostic } {
  const read = readJson(text);
  if ('mistake' in read) return { problem: eventMessages.jsonSyntax(read.mistake) };
  if (isObject(read.value)) return read;
  return { problem: eventMessages.notAnEvent(read.value, [0, text.length]) };
}

/** What is refused while one types it is refused when it comes back, too. */
function eventOf(text: string): JsonEvent | null {
  const read = readEvent(text);
  return 'value' in read ? new JsonEvent(read.value) : null;
}

const counted = (sources: readonly SourceSummary[], counts: readonly number[]): SourceSummary[] =>
  sources.map((source, i) => ({ ...source, events: counts[i]! }));

const knowsNothing: Knows = () => null;

function reasonsOf(plan: Plan, event: JsonEvent, linked: LinkedRule): Reasons {
  const { id, condition, reads, stages } = plan;
  const read = new Set(reads.flatMap((one) => (one.kind === 'identifier' ? [one.id] : one.stages)));
  const unused = [...stages.values()]
    .filter((stage) => !read.has(stage.id))
    .map((stage) => explain(stage, event));
  const remarks = remarksOn(plan, event, isCloudTrail(linked) ? knownMiss : knowsNothing);
  return { id, trace: explain(condition, event), unused, remarks };
}
