// What the page and the worker say to each other: bytes and texts in, typed arrays and small plain objects out.
import type { FactColumns } from '../cloudtrail/fact-columns';
import type { Skipped } from '../cloudtrail/containers/container';
import type { Problem } from '../cloudtrail/read';
import type { RecordFacts } from '../cloudtrail/record';
import type { WindowKind } from '../engine/correlation/windows';
import type { Trace } from '../engine/trace';
import type { Operand } from '../sigma/operand';
import type { Diagnostic } from '../text/diagnostic';
import type { JsonNode } from '../text/json';
import type { Range } from '../text/range';
import type { Disagreement } from '../why/disagreements';
import type { Remark } from '../why/remarks';
import type { LinkRead } from '../workspace/link';
import type { Edit, Shift } from './changes';
import type { Growth } from './growth';
import type { CorrelationOutline, StandingInGroups } from './correlation-api';
import type { ExportApi } from './export-api';
import type { LanguageApi } from './language';
import type { SharingApi } from './sharing-api';
import type { Compared, WhyApi } from './why-api';
import type { ZipApi } from './zip-api';

/** Where events come from. A Blob is handed over by reference, so the page keeps it and can start a worker anew. */
export interface EventSource {
  /** File name, or what the page calls it: `pasted`, an example's name. */
  readonly name: string;
  readonly blob: Blob;
}

/** What one source was found to be: "CloudTrail log file, 40 records". */
export interface SourceSummary {
  readonly name: string;
  /** In words: `CloudTrail log file`, `JSON array`, `NDJSON`, `single record`. */
  readonly container: string;
  readonly events: number;
  /** What was left out on purpose, by kind. */
  readonly skipped: readonly Skipped[];
  /** Mistakes in this source; ranges are offsets into its text. */
  readonly problems: readonly SourceProblem[];
}

/** Positions are given because the page may not hold the text. */
export type SourceProblem = Problem;

/** What a row of the matrix says of an event. */
export type EventRow = RecordFacts;

export interface EventsAnswer {
  readonly sources: readonly SourceSummary[];
  readonly facts: FactColumns;
}

export interface OpenAnswer extends EventsAnswer {
  /** Indexes of the edits that are no event: what stood there before stands there still. */
  readonly refused: readonly number[];
}

/** A rule as the lit view needs it: which piece of text is what. Ids are those of the trace. */
export interface Outline {
  /** Of its verdict: `condition`, behind the prefix of its document where that is not the first. */
  readonly id: string;
  /** False where a diagnostic blocks it: there is nothing below its head then. */
  readonly sound: boolean;
  /** False where a correlation takes its matches for itself. */
  readonly alerts: boolean;
  readonly range: Range;
  readonly title: string;
  readonly level: string;
  readonly logsource: string;
  readonly conditionRange: Range;
  readonly conditionTokens: readonly ConditionToken[];
  /** Search identifiers in the order of the text. */
  readonly stages: readonly StageOutline[];
  readonly selectors: readonly SelectorOutline[];
  readonly items: readonly ItemOutline[];
}

export interface ConditionToken {
  readonly kind: 'identifier' | 'selector';
  readonly range: Range;
  /** Stage name, or the selector's id. */
  readonly id: string;
}

export interface StageOutline {
  readonly id: string;
  /** The search identifier. */
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  /** False where the condition never reads it. */
  readonly used: boolean;
  /** The first selector that reads it, else null. */
  readonly selector: string | null;
}

export interface SelectorOutline {
  readonly id: string;
  /** `1 of selection_status_*` */
  readonly text: string;
  readonly quantifier: 'any' | 'all';
  readonly range: Range;
  readonly stages: readonly string[];
}

export interface ItemOutline {
  readonly id: string;
  readonly stage: string;
  readonly field: string | null;
  readonly keyRange: Range;
  readonly range: Range;
  readonly need: 'any' | 'all';
  readonly negated: boolean;
  readonly predicates: readonly PredicateOutline[];
}

export interface PredicateOutline {
  readonly id: string;
  readonly range: Range;
  readonly text: string;
  readonly operands: readonly Operand[];
}

export interface EvaluateRequest {
  readonly rule: string;
  /** Index of the event in view, or null. */
  readonly selected: number | null;
  /** Keys of tests that ran away on these events: their rule is refused, not tried again. */
  readonly refused: readonly string[];
  /** Serial number of the event the page has the text of, or null. */
  readonly held: number | null;
  /** What stands for `%name%` under `expand`. */
  readonly placeholders?: PlaceholderValues;
  /** How correlations cut time; sliding unless said otherwise. */
  readonly windows?: WindowKind;
  /** Ids of search identifiers, lines and values that are left out, as if they were not written. */
  readonly off?: readonly string[];
  /** Another text that verdicts are compared with. */
  readonly pinned?: string;
  /** Revision of the last growth the page has taken in; 0 before the first. */
  readonly seen?: number;
}

/** A name without values is not resolved. */
export type PlaceholderValues = Readonly<Record<string, readonly string[]>>;

/** A placeholder the rules ask for, where they first do. */
export interface PlaceholderOutline {
  readonly name: string;
  readonly range: Range;
  readonly resolved: boolean;
}

/** Bit i of word i >> 5 stands for event i. */
export type Bits = Uint32Array;

/** As it crosses the border. */
export interface SentEvaluation {
  readonly diagnostics: readonly Diagnostic[];
  /** In the order of the text. */
  readonly rules: readonly Outline[];
  /** In the order of the text. */
  readonly correlations: readonly CorrelationOutline[];
  /** In the order of the text, each name once. */
  readonly placeholders: readonly PlaceholderOutline[];
  /** null where no rule could be evaluated. Else bits by id: verdicts, stages, selectors. */
  readonly bits: Readonly<Record<string, Bits>> | null;
  /** Events that satisfy, by id: verdicts, stages, selectors, items, predicates. */
  readonly counts: Readonly<Record<string, number>>;
  readonly explanation: SentExplanation | null;
  /** null where nothing is pinned. */
  readonly compared: Compared | null;
  /** null where all events are held, and everything is known of each. */
  readonly growing: Growing | null;
}

/** Events that are read from their files when they are needed: what is there, and how far bits and counts go. */
export interface Growing {
  readonly growth: Growth;
  /** Bits and counts are of the events before this one. */
  readonly exact: number;
  /** By id: verdicts that are known of more. */
  readonly judged: Readonly<Record<string, number>>;
}

/** Why one rule decided as it did. */
export interface Reasons {
  /** Of its verdict. */
  readonly id: string;
  readonly trace: Trace;
  /** Stages that its condition never reads. */
  readonly unused: readonly Trace[];
  /** What the data says about its misses, by the id of the predicate. */
  readonly remarks: Readonly<Record<string, Remark>>;
}

interface AllReasons {
  readonly index: number;
  /** Of the rules that could be evaluated. */
  readonly rules: readonly Reasons[];
  /** Of the correlations that could be evaluated. */
  readonly correlations: readonly StandingInGroups[];
}

/** As it crosses the border: the reasons are others with every key, the event they are about stays. */
export interface SentExplanation extends AllReasons {
  /** null where the page has it already. */
  readonly event: EventText | null;
}

export interface EventText {
  /** No two events of one worker have the same, an edited one and what it was before included. */
  readonly serial: number;
  /** JSON, indented by two spaces. */
  readonly text: string;
  /** The same text, read with positions. */
  readonly tree: JsonNode;
}

export interface Explanation extends AllReasons, EventText {}

export interface Evaluation extends Omit<SentEvaluation, 'explanation'> {
  readonly explanation: Explanation | null;
}

export interface EditAnswer {
  /** null: the text is taken; else what is wrong with it, and the event stays as it was. */
  readonly problem: Diagnostic | null;
  /** Of this one event. */
  readonly facts: FactColumns | null;
}

/** `problem` and `facts` as for an edit; `facts` is null as well where an event was taken out. */
export interface ShiftAnswer extends EditAnswer {
  /** Their numbers of events are those of now. */
  readonly sources: readonly SourceSummary[];
}

/** What the first of many events are and come to. `growing` as of events of which these alone were read, where they will not be held. */
export interface Glance extends Evaluation {
  readonly opened: OpenAnswer;
}

/** Editor services are about the text they come with, whatever was evaluated last. */
export interface Api extends LanguageApi, WhyApi, ExportApi, SharingApi, ZipApi {
  /** Opens nothing. `bytes`: of all files, this one the first. null where the first events can't be told from the others in a moment. */
  glance(first: EventSource, bytes: number, request: EvaluateRequest): Promise<Glance | null>;
  /** Replaces all events. Then come `shifts`, in their order; then `edits`. */
  open(
    sources: readonly EventSource[],
    edits: readonly Edit[],
    shifts?: readonly Shift[],
  ): Promise<OpenAnswer>;
  evaluate(request: EvaluateRequest): Promise<SentEvaluation>;
  /** `held` as for an evaluation. */
  explain(index: number, held: number | null): Promise<SentExplanation | null>;
  /** Where other engines would decide otherwise over the events, for the rules evaluated last. */
  disagreements(): Promise<readonly Disagreement[]>;
  /** Puts a text in the place of one event. */
  edit(index: number, text: string): Promise<EditAnswer>;
  /** Puts a text in as an event of its own at a place, or (null) takes the event there out. */
  shift(at: number, text: string | null): Promise<ShiftAnswer>;
  /** Reads no more of the events; what was read stays. */
  stop(): Promise<void>;
  /** What a link holds; nothing is opened by it. */
  readLink(hash: string): Promise<LinkRead>;
}

/** Posted by the worker when an evaluation would have more to say than the last one had. */
export interface Learned {
  readonly learned: true;
}

/**
 * Posted by the worker before a test that could run away, and anew while it gets on; `null` when it is through. The client's
 * clock reads it.
 */
export interface Testing {
  /** `events`: those it is about to run over, the end exclusive. */
  readonly testing: { readonly key: string; readonly events: Range } | null;
}
