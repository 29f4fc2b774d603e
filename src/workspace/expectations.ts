// Which event is expected to come to what under which rule: in memory by index, outside by names that survive edits and another import.
// Knows no file: how names are written is next door.
import type { Document } from '../sigma/document';
import type { Expected } from '../text/expected';

export interface Expectation {
  /** Index over all events, in their order. */
  readonly event: number;
  /** Index of the rule's document in the text. */
  readonly rule: number;
  readonly expected: Expected;
  /** Why, in words. */
  readonly note?: string;
}

/** An expectation by names, as files have it. */
export interface NamedExpectation {
  /** Id of the rule, else its title; where neither tells it from the others, the number of its document, from 1. */
  readonly rule: string | number;
  /** File name of the event set. */
  readonly set?: string;
  /** The `eventID`; where that does not tell it from the others, its number in the set, from 1. */
  readonly event: string | number;
  readonly expected: Expected;
  readonly note?: string;
}

/** What a document is called; null for one that is no rule. */
export type RuleNames = { readonly id: string | null; readonly title: string | null } | null;

export interface EventNames {
  readonly set: string;
  /** null where it has none. */
  readonly eventID: string | null;
}

/** What names can stand for, both in their order. */
export interface Named {
  readonly rules: readonly RuleNames[];
  readonly events: readonly EventNames[];
}

export const ruleNames = (documents: readonly Document[]): RuleNames[] =>
  documents.map((one) => (one.kind === 'rule' ? { id: one.id, title: one.title } : null));

/** Each by the name that is likeliest to mean the same after an edit and another import. */
export function named(
  expectations: readonly Expectation[],
  { rules, events }: Named,
): NamedExpectation[] {
  const ruleTexts = tally(rules.flatMap((one) => distinct([one?.id, one?.title])));
  const eventIDs = tally(events.map(({ eventID }) => eventID));
  const numbers = numbersIn(events);
  return expectations.flatMap(({ event, rule, expected, note }): NamedExpectation[] => {
    const names = rules[rule];
    const own = events[event];
    if (names == null || own === undefined) return [];
    const text = [names.id, names.title].find((one) => one && ruleTexts.get(one) === 1);
    const { set, eventID } = own;
    const alone = eventID !== null && eventID !== '' && eventIDs.get(eventID) === 1;
    return [
      {
        rule: text ?? rule + 1,
        set,
        event: alone ? eventID : numbers[event]!,
        expected,
        ...(note === undefined ? {} : { note }),
      },
    ];
  });
}

/** Why an expectation stands for nothing here. */
export interface Unresolved<T> {
  readonly from: T;
  readonly message: string;
}

export interface Resolved<T> {
  readonly expectations: readonly Expectation[];
  readonly problems: readonly Unresolved<T>[];
}

/** Of one that stands for what another stands for. */
export const TWICE = 'This event has an expectation for this rule already.';

/** What names stand for among these rules and events. What stands for nothing, or for several, is named; the others are kept. */
export function resolved<T extends NamedExpectation>(all: readonly T[], among: Named): Resolved<T> {
  const problems: Unresolved<T>[] = [];
  const found = new Map<string, Expectation>();
  const places = new Places(among);
  for (const from of all) {
    const rule = places.rule(from.rule);
    const event = places.event(from);
    if (typeof rule === 'string') problems.push({ from, message: rule });
    else if (typeof event === 'string') problems.push({ from, message: event });
    else if (found.has(`${event} ${rule}`)) {
      problems.push({ from, message: TWICE });
    } else {
      const { expected, note } = from;
      const also = note === undefined ? {} : { note };
      found.set(`${event} ${rule}`, { event, rule, expected, ...also });
    }
  }
  return { expectations: [...found.values()], problems };
}

/** Indexes by name, or in words why there is none. */
class Places {
  readonly #rules: readonly RuleNames[];
  readonly #byText = new Map<string, number[]>();
  readonly #bySet = new Map<string, number[]>();
  readonly #byID = new Map<string, number[]>();
  readonly #sets: readonly string[];

  constructor({ rules, events }: Named) {
    this.#rules = rules;
    rules.forEach((one, at) => {
      for (const text of distinct([one?.id, one?.title])) push(this.#byText, text, at);
    });
    events.forEach(({ set, eventID }, at) => {
      push(this.#bySet, set, at);
      if (eventID !== null) push(this.#byID, eventID, at);
    });
    this.#sets = events.map(({ set }) => set);
  }

  rule(name: string | number): number | string {
    if (typeof name === 'number') {
      return this.#rules[name - 1] ? name - 1 : `There is no rule with the number ${name}.`;
    }
    const found = this.#byText.get(name) ?? [];
    // An id is one rule's own, whatever others are titled.
    const ids = found.filter((at) => this.#rules[at]!.id === name);
    return only(ids.length > 0 ? ids : found, 'rule', `id or title "${name}"`);
  }

  event({ event, set }: NamedExpectation): number | string {
    if (typeof event === 'string') {
      const found = this.#byID.get(event) ?? [];
      const here = found.filter((at) => this.#sets[at] === set);
      return only(
        found.length > 1 && here.length > 0 ? here : found,
        'event',
        `eventID "${event}"`,
      );
    }
    const all = set === undefined ? this.#sets.map((_, at) => at) : this.#bySet.get(set);
    if (all === undefined) return `There is no event set "${set}".`;
    const where = set === undefined ? '' : ` in "${set}"`;
    return all[event - 1] ?? `There is no event ${event}${where}.`;
  }
}

function only(found: readonly number[], kind: string, name: string): number | string {
  if (found.length === 1) return found[0]!;
  return found.length === 0
    ? `There is no ${kind} with the ${name}.`
    : `${found.length} ${kind}s have the ${name}.`;
}

/** For each event its number in its set, from 1. */
function numbersIn(events: readonly EventNames[]): number[] {
  const counts = new Map<string, number>();
  return events.map(({ set }) => {
    const number = (counts.get(set) ?? 0) + 1;
    counts.set(set, number);
    return number;
  });
}

function tally(texts: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

const distinct = (texts: readonly (string | null | undefined)[]): string[] => [
  ...new Set(texts.filter((text) => text != null)),
];

function push<K>(map: Map<K, number[]>, key: K, at: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [at]);
  else known.push(at);
}
