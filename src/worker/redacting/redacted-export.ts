// Redacts a stream of events in two passes, and proves it in batches while the second one runs. Knows no files.
import { LeakScan, Redaction, type Replacement } from '../../cloudtrail/redact';
import type { BeforeTest } from '../../engine/columns';
import type { WindowKind } from '../../engine/correlation/windows';
import type { JsonValue } from '../../text/json';
import type { ExportReport } from '../export-api';
import type { ChangedVerdicts, LeakFound, LeakPlace, RedactionChoices } from '../sharing-api';
import { ComparedAlerts, type Side } from './alerts';
import { changedVerdicts } from './changed';
import { kindsOff } from './kinds-off';
import { placedLeaks } from './left-in';
import { countsOf } from './report';

/** Rules that stay here: the events of the file will be asked by them as they are. */
export interface Staying extends Side {
  readonly titles: readonly string[];
  readonly windows?: WindowKind;
  readonly announce: BeforeTest;
}

/** Events that are looked at together: not so many that others would wait for it. */
const BATCH = 100;
/** More of them nobody reads, and the file is none. */
const MOST_LEAKS = 20;

export class RedactedExport {
  readonly #redaction: Redaction;
  readonly #choices: RedactionChoices;
  readonly #staying: Staying;
  #replacements: readonly Replacement[] | null = null;
  #scan: LeakScan | null = null;
  readonly #alerts: ComparedAlerts;
  readonly #changed = new Map<string, ChangedVerdicts>();
  #leaks: LeakFound[] = [];
  #before: JsonValue[] = [];
  #after: JsonValue[] = [];
  #indices: number[] = [];
  #texts: { readonly place: LeakPlace; readonly text: string }[] = [];

  constructor(choices: RedactionChoices, staying: Staying) {
    this.#redaction = new Redaction({ off: kindsOff(choices), keep: choices.keep });
    this.#choices = choices;
    this.#staying = staying;
    this.#alerts = new ComparedAlerts(staying, staying, staying.windows);
  }

  /** First pass: every event, and every text that goes with them. */
  learn(value: JsonValue): void {
    this.#redaction.learn(value);
  }

  /** Second pass. `compared`: the event itself is in the file, so that rules will be asked of it. */
  value(index: number, value: JsonValue, compared: boolean): JsonValue {
    const after = this.#redaction.value(value);
    if (compared) {
      this.#before.push(value);
      this.#after.push(after);
      this.#indices.push(index);
    }
    return after;
  }

  text(text: string, place: LeakPlace['kind'] & ('heads' | 'name')): string {
    const after = this.#redaction.text(text);
    this.wrote(after, place === 'name' ? { kind: place, name: after } : { kind: place });
    return after;
  }

  /** What stands in the file. */
  wrote(text: string, place: LeakPlace): void {
    this.#texts.push({ text, place });
    if (this.#texts.length >= BATCH) this.#prove();
  }

  /** So much is left that it is no use going on. */
  get hopeless(): boolean {
    return this.#leaks.length >= MOST_LEAKS;
  }

  report(): ExportReport {
    this.#prove();
    const counts = countsOf(this.#known);
    const changed = [...this.#changed.values(), ...this.#alerts.changed(this.#known)];
    return { counts, changed, leaks: this.#leaks };
  }

  /** Nothing is learnt any more. */
  get #known(): readonly Replacement[] {
    return (this.#replacements ??= this.#redaction.replacements);
  }

  #prove(): void {
    const texts = this.#texts;
    this.#scan ??= new LeakScan({ replacements: this.#known, kept: this.#choices.keep });
    const found = this.#scan.in(texts.map(({ text }) => text));
    const placed = placedLeaks(found, kindsOff(this.#choices), (text) => texts[text]!.place);
    this.#leaks = [...this.#leaks, ...placed].slice(0, MOST_LEAKS);
    this.#compare();
    this.#texts = [];
  }

  #compare(): void {
    const { titles, plans, announce } = this.#staying;
    const rules = plans.flatMap((plan, at) =>
      plan === null ? [] : [{ title: titles[at]!, plan }],
    );
    const after = rules.map(({ plan }) => plan);
    const events = { before: this.#before, after: this.#after, indices: this.#indices };
    const replacements = this.#known;
    for (const one of changedVerdicts({ rules, after }, { ...events, replacements }, announce)) {
      const key = JSON.stringify([one.rule, one.matchedBefore, one.predicates]);
      const known = this.#changed.get(key);
      this.#changed.set(key, known === undefined ? one : added(known, one));
    }
    this.#alerts.add(this.#before, this.#after, this.#indices, announce);
    [this.#before, this.#after, this.#indices] = [[], [], []];
  }
}

const added = (known: ChangedVerdicts, more: ChangedVerdicts): ChangedVerdicts => ({
  ...known,
  events: known.events + more.events,
  values: [...new Set([...known.values, ...more.values])],
});
