// What the worker holds: the events, and the last rule it read. A cache that may die; the page can fill a new one.
import * as eventMessages from '../cloudtrail/messages';
import type { ApiNames } from '../cloudtrail/api-names';
import { factColumnsOf } from '../cloudtrail/fact-columns';
import { countsOf, EventSet, type BeforeTest } from '../engine/columns';
import { JsonEvent } from '../engine/json-event';
import { countBits } from '../engine/bits';
import { NO_PLACEHOLDERS, type Placeholders } from '../sigma/placeholders';
import { parseJson, prettyJson } from '../text/json';
import { without } from '../why/without';
import { disagreementsOf, type Disagreement } from '../why/disagreements';
import { readLink, type LinkRead } from '../workspace/link';
import type {
  Api,
  EditAnswer,
  EvaluateRequest,
  EventSource,
  EventText,
  Growing,
  OpenAnswer,
  SentEvaluation,
  SentExplanation,
  ShiftAnswer,
  SourceSummary,
} from './api';
import { shiftCounts, type Edit, type Shift } from './changes';
import { compiled, type Compiled, type Given } from './compiled';
import { Comparing } from './comparing';
import type { CorrelationOutline } from './correlation-api';
import { correlationsOver, standings, type Matches } from './correlations';
import { counted, eventOf, holdEvents, readEvent } from './hold-events';
import { languageOf, type LanguageApi } from './language';
import type { LargeEvents } from './large/large-events';
import { recordIn } from './large/record-in';
import { darken, lightsOver, type Lights } from './lights';
import { reasonsOf } from './reasons';
import type { WindowKind } from '../engine/correlation/windows';
import { handingOn, type Lending } from './handing-on';
import type { Holding } from './exporting';
import { SAMPLE, sampleOf } from './sample';
import { whysOf, type Standing } from './whys';

/** What the last text came to. */
interface Evaluated {
  /** Its plans lack what is left out. */
  readonly compiled: Compiled;
  readonly given: Given;
  readonly off: ReadonlySet<string>;
  readonly matches: Matches;
  readonly windows: WindowKind;
  readonly correlations: readonly CorrelationOutline[];
}

/** Takes events that are too many to be held; null where they are not. */
export type OpenLarge = (
  sources: readonly EventSource[],
) => LargeEvents | null | Promise<LargeEvents | null>;

/** Tests times events, of those. */
const READ_AGAIN = 12_000;

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
  windows: 'sliding',
  correlations: [],
};

export class Session implements Api {
  readonly #announce: BeforeTest;
  #events = new EventSet<JsonEvent>([]);
  /** Where they are too many to be held; `#events` are then those of which everything is known. */
  #large: LargeEvents | null = null;
  /** Of those, the events that the editor was told of. */
  #sampled = 0;
  #sources: readonly SourceSummary[] = [];
  #evaluated: Evaluated = NOTHING;
  #placeholders: Placeholders = NO_PLACEHOLDERS;
  #language = this.#aboutThese();
  readonly #comparing = new Comparing();
  readonly #whys = whysOf(() => this.#standing);
  readonly #handing = handingOn(() => this.#lend());
  readonly #serials = new WeakMap<JsonEvent, number>();
  #lastSerial = 0;

  readonly #wantNames: () => void;
  readonly #openLarge: OpenLarge;
  readonly #expectLarge: (first: EventSource, bytes: number) => void;
  #names: ApiNames | null = null;

  /**
   * `announce` hears of each regular expression before it runs over events, and with null after it; `wantNames` that a rule
   * could be told more with the names of calls, which are large. Nothing waits for them. `openLarge` takes events that are too
   * many to be held; `expectLarge` hears of events that are about to be opened.
   */
  constructor(
    announce: BeforeTest,
    wantNames: () => void = () => undefined,
    openLarge: OpenLarge = () => null,
    expectLarge: (first: EventSource, bytes: number) => void = () => undefined,
  ) {
    this.#wantNames = wantNames;
    this.#openLarge = openLarge;
    this.#expectLarge = expectLarge;
    this.#announce = (test, events) => {
      if (test === null || test.operand.op === 're') announce(test, events);
    };
  }

  readonly glance: Api['glance'] = async (...asked) => {
    this.#expectLarge(asked[0], asked[1]);
    const other = new Session(this.#announce);
    if (this.#names !== null) other.learn(this.#names);
    // Where it can't be fetched, one waits for all of them.
    const parts = await import('./on-demand').catch(() => null);
    return parts && parts.glanceAt(...asked, other);
  };

  async open(
    sources: readonly EventSource[],
    edits: readonly Edit[],
    shifts: readonly Shift[] = [],
  ): Promise<OpenAnswer> {
    this.#large?.end();
    this.#large = await this.#openLarge(sources);
    this.#sampled = 0;
    if (this.#large !== null) return this.#opened(this.#large, edits);
    const held = await holdEvents(sources, edits, shifts);
    this.#events = new EventSet(held.events);
    this.#sources = held.sources;
    this.#language = this.#aboutThese();
    const facts = factColumnsOf(held.events.map(({ value }) => value));
    return { sources: held.sources, facts, refused: held.refused };
  }

  /** Nothing is read before it is known what for. */
  #opened(large: LargeEvents, edits: readonly Edit[]): OpenAnswer {
    const refused: number[] = [];
    for (const [index, text] of edits) {
      const event = eventOf(text);
      if (event === null) refused.push(index);
      else large.edit(index, event);
    }
    this.#events = large.exact();
    this.#sources = [];
    this.#language = this.#aboutThese();
    return { sources: this.#sources, facts: factColumnsOf([]), refused };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async evaluate(request: EvaluateRequest): Promise<SentEvaluation> {
    const error = this.#large?.takeError() ?? null;
    if (error !== null) throw error;
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
    const judging = [...whole.plans, ...plans, ...this.#comparing.plans(pinned, given)];
    if (this.#large !== null) {
      this.#large.want(judging.filter((plan) => plan !== null));
      this.#events = this.#large.exact();
      this.#sample(this.#large);
    }
    // First of all: what runs away is announced here, and explained only when it came to an end.
    const columns = lightsOver(this.#events, this.#announce, whole.plans, plans);
    const matches = plans.map((plan) => plan && columns.bits[plan.id]!);
    const over = correlationsOver({ source, program, ...this.#forCorrelations(matches), windows });
    this.#evaluated = { compiled: read, given, off, matches, windows, correlations: over.outlines };
    const { length } = plans.filter((plan) => plan !== null);
    const growing = this.#growing(plans, columns, request.seen ?? 0);
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
      growing,
    };
  }

  /** Over events that are still read a correlation is not decided: those that match have to be read again for it. */
  #forCorrelations(matches: Matches) {
    const [events, large] = [this.#events, this.#large];
    if (large === null) return { events, matches };
    const none = matches.map(() => null);
    return { events, matches: large.busy ? none : matches, time: (i: number) => large.time(i) };
  }

  /** Verdicts that are known of more events take the place of those in the columns; what is lost has none. */
  #growing(plans: Compiled['plans'], { bits, counts }: Lights, seen: number): Growing | null {
    if (this.#large === null) return null;
    const exact = this.#events.size;
    const judged: Record<string, number> = {};
    const lost = this.#large.lost(exact);
    if (lost !== null) darken({ bits, counts }, lost);
    for (const plan of plans) {
      const known = plan && this.#large.verdicts(plan);
      if (known === null || (known.events <= exact && lost === null)) continue;
      judged[plan!.id] = known.events;
      bits[plan!.id] = known.bits;
      counts[plan!.id] = countBits(known.bits);
    }
    const growth = this.#large.growth(seen);
    this.#sources = this.#large.sources;
    return { growth, exact, judged };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async stop(): Promise<void> {
    this.#large?.stop();
  }

  learn(names: ApiNames): void {
    this.#names = names;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async explain(index: number, held: number | null): Promise<SentExplanation | null> {
    return this.#explain(index, held);
  }

  #explain(index: number, held: number | null): SentExplanation | null {
    const found = this.#at(index);
    if (found === undefined) return null;
    const { compiled: read, matches, correlations } = this.#evaluated;
    const { plans, program } = read;
    const asked = { program, matches, events: this.#events };
    return {
      index,
      rules: plans.flatMap((plan, at) =>
        plan === null ? [] : [reasonsOf(plan, found, program.rules[at]!)],
      ),
      correlations: index < this.#events.size ? standings(asked, correlations, index) : [],
      event: this.#textOf(found, held),
    };
  }

  #at(index: number): JsonEvent | undefined {
    return this.#large === null ? this.#events.event(index) : this.#large.event(index);
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
    // Records that have to be read again for it take their time: not while one waits for verdicts.
    const most = this.#large === null ? undefined : this.#large.busy ? 0 : READ_AGAIN;
    return this.#evaluated.compiled.plans.flatMap((plan) => {
      if (plan === null) return [];
      return disagreementsOf(plan, events, events.columns(plan, this.#announce).bits, most);
    });
  }

  get #standing(): Standing {
    const { compiled: read, given, off } = this.#evaluated;
    const [events, announce, large] = [this.#events, this.#announce, this.#large];
    const sample = large === null ? () => events : sampleOf(events);
    const most = large === null ? Infinity : SAMPLE;
    const event = (index: number) => this.#at(index);
    const comparing = this.#comparing;
    return { compiled: read, given, off, events, event, sample, most, announce, comparing };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async edit(index: number, text: string): Promise<EditAnswer> {
    const read = readEvent(text);
    if ('problem' in read) return { problem: read.problem, facts: null };
    const event = new JsonEvent(read.value);
    if (this.#large === null) this.#events.replace(index, event, this.#announce);
    else this.#large.edit(index, event);
    this.#language = this.#aboutThese();
    return { problem: null, facts: factColumnsOf([read.value]) };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the contract is asynchronous
  async shift(at: number, text: string | null): Promise<ShiftAnswer> {
    const sources = this.#sources;
    if (this.#large !== null) {
      return { problem: eventMessages.tooManyToShift(), facts: null, sources };
    }
    const read = text === null ? null : readEvent(text);
    if (read !== null && 'problem' in read) return { problem: read.problem, facts: null, sources };
    const counts = sources.map((source) => source.events);
    if (!shiftCounts(counts, at, read !== null)) return { problem: null, facts: null, sources };
    this.#sources = counted(sources, counts);
    this.#events.shift(at, read === null ? null : new JsonEvent(read.value));
    this.#language = this.#aboutThese();
    return { problem: null, facts: read && factColumnsOf([read.value]), sources: this.#sources };
  }

  readLink(hash: string): Promise<LinkRead> {
    return readLink(hash);
  }

  readonly inventory: Api['inventory'] = () => this.#handing.inventory();
  readonly writeLink: Api['writeLink'] = (...asked) => this.#handing.writeLink(...asked);
  readonly linkLengths: Api['linkLengths'] = (...asked) => this.#handing.linkLengths(...asked);
  readonly exportEvents: Api['exportEvents'] = (...asked) => this.#handing.exportEvents(...asked);
  readonly exportProgress: Api['exportProgress'] = (id) => this.#handing.exportProgress(id);
  readonly cancelExport: Api['cancelExport'] = (id) => this.#handing.cancelExport(id);
  readonly writeZip: Api['writeZip'] = (request) => this.#handing.writeZip(request);
  readonly readZip: Api['readZip'] = (zip) => this.#handing.readZip(zip);
  readonly ownSets: Api['ownSets'] = (request) => this.#handing.ownSets(request);
  readonly rearrange: Api['rearrange'] = (request) => this.#handing.rearrange(request);
  readonly nearness: Api['nearness'] = () => this.#whys.nearness();
  readonly dropped: Api['dropped'] = (...asked) => this.#whys.dropped(...asked);
  readonly flips: Api['flips'] = (...asked) => this.#whys.flips(...asked);
  readonly makeEvents: Api['makeEvents'] = (...asked) => this.#whys.makeEvents(...asked);
  readonly coverage: Api['coverage'] = (...asked) => this.#whys.coverage(...asked);
  readonly untested: Api['untested'] = (...asked) => this.#whys.untested(...asked);
  readonly telling: Api['telling'] = (...asked) => this.#whys.telling(...asked);
  readonly pinnedReasons: Api['pinnedReasons'] = (...asked) => this.#whys.pinnedReasons(...asked);
  readonly complete: Api['complete'] = (...asked) => this.#language.complete(...asked);
  readonly hover: Api['hover'] = (...asked) => this.#language.hover(...asked);
  readonly definition: Api['definition'] = (...asked) => this.#language.definition(...asked);
  readonly rename: Api['rename'] = (...asked) => this.#language.rename(...asked);
  readonly fixes: Api['fixes'] = (...asked) => this.#language.fixes(...asked);
  readonly format: Api['format'] = (...asked) => this.#language.format(...asked);

  /** The first of them tell the editor what there is. */
  #sample({ size }: LargeEvents): void {
    const sampled = Math.min(size, SAMPLE);
    if (sampled === this.#sampled) return;
    this.#sampled = sampled;
    this.#language = this.#aboutThese();
  }

  /** What it knows of the events is counted anew when they have changed. */
  #aboutThese(): LanguageApi {
    const [held, large] = [this.#held(), this.#large];
    const length = large === null ? held.size : this.#sampled;
    const value = (index: number) => large?.event(index)?.value ?? held.value(index);
    return languageOf(
      () => Array.from({ length }, (_, index) => value(index)),
      () => this.#placeholders,
    );
  }

  #held(): Lending['held'] {
    const events = this.#events;
    const value = (index: number) => events.event(index)!.value;
    return { sources: this.#sources, size: events.size, value };
  }

  /** As they are now, whatever is changed while they are written. */
  #holding(): Holding {
    const [large, events] = [this.#large, this.#events];
    if (large !== null) {
      const value = (index: number) => recordIn(large.event(index)!);
      const current = () => this.#large === large;
      return { size: large.size, value, growing: true, current };
    }
    const values = Array.from({ length: events.size }, (_, index) => events.event(index)!.value);
    const current = () => this.#events === events;
    return { size: values.length, value: (i) => values[i]!, growing: false, current };
  }

  #lend(): Lending {
    const { compiled: read, given, windows } = this.#evaluated;
    const announce = this.#announce;
    const evaluate: Lending['evaluate'] = async (sources, request) => {
      const other = new Session(announce);
      await other.open(sources, []);
      return other.evaluate({ ...request, refused: [...given.refused], held: null });
    };
    const holding = () => this.#holding();
    return { held: this.#held(), holding, given, compiled: read, windows, announce, evaluate };
  }
}
