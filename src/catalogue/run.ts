// All rules over many events, one event after the other: what each matched, when, and how near it came. Only what an event's index brings
// up is asked; correlations count what their rules matched, filters narrow theirs.
import { KeptEvents } from '../engine/kept-events';
import { compile, type Plan } from '../engine/plan';
import { RememberingEvent } from '../engine/remembering-event';
import { RuleIndex } from '../engine/rule-index';
import type { Document } from '../sigma/document';
import { link, type Program } from '../sigma/link';
import type { JsonValue } from '../text/json';
import { distanceOf, type Distance, type LookUp } from './near-miss';

/** A document with the number its rule has in the catalogue. */
export interface RunDocument {
  readonly number: number;
  readonly own: Document;
}

/** What one rule said of all events. */
export interface RunRow {
  /** In the catalogue. */
  readonly number: number;
  /** Alerts, for a correlation. */
  readonly matches: number;
  /** In milliseconds since 1970; null where no event that matched has a time. */
  readonly first: number | null;
  readonly last: number | null;
  /**
   * Events that one change would turn into a match, of those that have what the rule is filed under (mostly the name of the call).
   * 0 for a correlation.
   */
  readonly nearMisses: number;
  /** It fires on more than one event in twenty, of 200 at least: fewer say nothing about that. */
  readonly noise: boolean;
  /** Its matches are for a correlation to count, and no alerts of their own. */
  readonly counted: boolean;
  /** Indexes of the first events that matched, and of those that nearly did. */
  readonly events: readonly number[];
  readonly near: readonly number[];
}

export interface RunResult {
  readonly events: number;
  /** Every rule that ran, in the order it was given. */
  readonly rows: readonly RunRow[];
  /** Numbers of the rules that can't be evaluated, or whose filters or references can't. */
  readonly refused: readonly number[];
}

const MOST_EVENTS = 1000;
const MOST_NEAR = 100;
const NOISE = 0.05;
/**
 * Events from which on a share says something: at the threshold that is ten matches. Of a handful put together to try a rule a tenth may be
 * meant to match.
 */
const TELLING = 200;

class Tally {
  matches = 0;
  first: number | null = null;
  last: number | null = null;
  nearMisses = 0;
  readonly events: number[] = [];
  readonly near: number[] = [];

  match(index: number, time: number | null): void {
    this.matches += 1;
    if (this.events.length < MOST_EVENTS) this.events.push(index);
    if (time === null) return;
    if (this.first === null || time < this.first) this.first = time;
    if (this.last === null || time > this.last) this.last = time;
  }

  miss(index: number): void {
    this.nearMisses += 1;
    if (this.near.length < MOST_NEAR) this.near.push(index);
  }
}

/** All rules are asked about the same event: what they look up is found without asking for its name. */
function lookUpIn(event: RememberingEvent): LookUp {
  return (field) => {
    if (field === null) return () => event.leaves();
    const remembered = event.field(field);
    return () => remembered.values();
  };
}

export class CatalogueRun {
  readonly #documents: readonly RunDocument[];
  readonly #program: Program;
  readonly #plans: readonly (Plan | null)[];
  readonly #distances: readonly (Distance | null)[];
  readonly #index: RuleIndex;
  readonly #tallies: readonly Tally[];
  readonly #kept: KeptEvents;
  readonly #event = new RememberingEvent();
  #events = 0;

  constructor(documents: readonly RunDocument[]) {
    this.#documents = documents;
    this.#program = link(documents.map(({ own }) => own));
    this.#plans = this.#program.rules.map(({ rule, filters, sound }) =>
      sound ? compile(rule, '', filters) : null,
    );
    const lookUp = lookUpIn(this.#event);
    this.#distances = this.#plans.map((plan) => plan && distanceOf(plan.condition, lookUp));
    this.#index = new RuleIndex(this.#plans);
    this.#tallies = this.#plans.map(() => new Tally());
    this.#kept = new KeptEvents(this.#program);
  }

  get events(): number {
    return this.#events;
  }

  /** Events come in their order; `time` in milliseconds since 1970. Gives the indexes of the rules that matched, as they were given. */
  add(value: JsonValue, time: number | null): readonly number[] {
    const event = this.#event;
    event.show(value);
    const at = this.#events;
    this.#events += 1;
    const matched: number[] = [];
    for (const rule of this.#index.candidates(event)) {
      const distance = this.#distances[rule]!(event);
      if (distance === 0) {
        this.#tallies[rule]!.match(at, time);
        matched.push(rule);
      } else if (distance === 1) this.#tallies[rule]!.miss(at);
    }
    // Most events: nothing is made for them.
    if (matched.length === 0) {
      this.#kept.pass(time);
      return matched;
    }
    if (!this.#kept.idle) this.#kept.add(event, { time, origin: String(at) }, matched);
    return matched.map((rule) => this.#program.rules[rule]!.document);
  }

  result(): RunResult {
    const rules = this.#program.rules.flatMap(({ document, alerts }, rule): Placed[] =>
      this.#plans[rule] === null
        ? []
        : [{ document, row: this.#row(document, this.#tallies[rule]!, !alerts) }],
    );
    const refused = [
      ...this.#program.rules.filter(({ sound }) => !sound),
      ...this.#program.correlations.filter(({ sound }) => !sound),
    ].map(({ document }) => this.#documents[document]!.number);
    const rows = [...rules, ...this.#correlations()]
      .sort((a, b) => a.document - b.document)
      .map(({ row }) => row);
    return { events: this.#events, rows, refused };
  }

  #row(document: number, tally: Tally, counted: boolean): RunRow {
    const { matches, first, last, nearMisses, events, near } = tally;
    return {
      number: this.#documents[document]!.number,
      matches,
      first,
      last,
      nearMisses,
      noise: this.#events >= TELLING && matches > this.#events * NOISE,
      counted,
      events,
      near,
    };
  }

  #correlations(): Placed[] {
    const { correlations } = this.#program;
    const tallies = correlations.map(() => new Tally());
    for (const { correlation, origin, time } of this.#kept.alerts()) {
      tallies[correlation]!.match(Number(origin), time);
    }
    return correlations.flatMap(({ document, sound, alerts }, index) =>
      sound ? [{ document, row: this.#row(document, tallies[index]!, !alerts) }] : [],
    );
  }
}

interface Placed {
  readonly document: number;
  readonly row: RunRow;
}
