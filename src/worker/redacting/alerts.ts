// Which correlations fire on other events once these are redacted, and by which of their fields. Of each event no more is kept than
// those fields, so that a file may be compared that is much larger than memory.
import { timeOf } from '../../cloudtrail/time';
import type { Replacement } from '../../cloudtrail/redact';
import { emptyBits, hasBit, setBit, type Bits } from '../../engine/bits';
import { EventSet, type BeforeTest } from '../../engine/columns';
import { EventFields } from '../../engine/correlation/entries';
import { eventsBehind } from '../../engine/correlation/contributing';
import type { Correlated } from '../../engine/correlation/result';
import type { WindowKind } from '../../engine/correlation/windows';
import { correlate } from '../../engine/correlate';
import type { Event, Located } from '../../engine/event';
import { JsonEvent } from '../../engine/json-event';
import type { Plan } from '../../engine/plan';
import type { LinkedCorrelation, Program } from '../../sigma/link';
import type { JsonValue } from '../../text/json';
import type { ChangedVerdicts } from '../sharing-api';

/** Rules as they are asked of one side. */
export interface Side {
  readonly program: Program;
  /** Of each rule of the program; null where it can't be evaluated. */
  readonly plans: readonly (Plan | null)[];
}

interface Kept {
  /** Index among the events held. */
  readonly index: number;
  readonly time: number | null;
  /** For each rule whether it matched: before, after. */
  readonly matched: readonly [readonly boolean[], readonly boolean[]];
  readonly fields: readonly [Slim, Slim];
}

/** More values nobody reads. */
const MOST_VALUES = 12;

/** Events come in parts, in their order; what is asked for at the end is about all of them. */
export class ComparedAlerts {
  readonly #sides: readonly [Side, Side];
  readonly #fields: readonly [readonly string[], readonly string[]];
  readonly #windows: WindowKind;
  readonly #kept: Kept[] = [];

  constructor(before: Side, after: Side, windows: WindowKind = 'sliding') {
    this.#sides = [before, after];
    this.#fields = [fieldsOf(before.program), fieldsOf(after.program)];
    this.#windows = windows;
  }

  add(
    before: readonly JsonValue[],
    after: readonly JsonValue[],
    indices: ArrayLike<number>,
    announce?: BeforeTest,
  ): void {
    const [{ program }] = this.#sides;
    if (program.correlations.length === 0) return;
    const matches = [before, after].map((values, side) => {
      const events = new EventSet(values.map((value) => new JsonEvent(value)));
      return this.#sides[side]!.plans.map((plan) =>
        plan === null ? null : events.columns(plan, announce).bits.get(plan.id)!,
      );
    });
    before.forEach((value, at) => {
      const [was, is] = matches.map((rules) =>
        rules.map((bits) => bits !== null && hasBit(bits, at)),
      );
      if (![...was!, ...is!].includes(true)) return;
      const [own, other] = [value, after[at]!].map(
        (one, side) => new Slim(new JsonEvent(one), this.#fields[side]!),
      );
      this.#kept.push({
        ...{ index: indices[at]!, time: timeOf(value) },
        ...{ matched: [was!, is!], fields: [own!, other!] },
      });
    });
  }

  /** One entry for each correlation that fires on other events now. */
  changed(replacements: readonly Replacement[]): ChangedVerdicts[] {
    const [was, is] = [this.#alerts(0), this.#alerts(1)];
    return this.#sides[0].program.correlations.flatMap((linked, at): ChangedVerdicts[] => {
      const [before, after] = [was[at] ?? null, is[at] ?? null];
      if (before === null) return [];
      const differs = [...this.#kept.keys()].filter(
        (event) => hasBit(before, event) !== (after !== null && hasBit(after, event)),
      );
      const [first] = differs;
      if (first === undefined) return [];
      const told = this.#toldOtherwise(at, replacements);
      return [
        {
          rule: linked.correlation.title ?? linked.correlation.name ?? '',
          ...{ alerts: true, broken: after === null },
          ...{ events: differs.length, first: this.#kept[first]!.index },
          ...{ matchedBefore: hasBit(before, first), ...told },
        },
      ];
    });
  }

  /** For each correlation the events behind its alerts; null where it can't be evaluated. */
  #alerts(side: 0 | 1): (Bits | null)[] {
    const kept = this.#kept;
    const { program, plans } = this.#sides[side];
    const ready = evaluable(this.#sides[side]);
    const matches = plans.map((plan, rule): Bits | null => {
      if (plan === null) return null;
      const bits = emptyBits(kept.length);
      kept.forEach(({ matched }, event) => setBit(bits, event, matched[side][rule]!));
      return bits;
    });
    const observed = {
      ...{ size: kept.length, matches },
      time: (event: number) => kept[event]!.time,
      event: (event: number) => kept[event]!.fields[side],
    };
    const order = program.order.filter((index) => ready.has(index));
    const { correlations } = program;
    const results = correlate({ correlations, order }, observed, this.#windows);
    return results.map((result, at) => result && behind(results, at, result, kept.length));
  }

  /** Fields it counts by, by which events are told apart otherwise than before, and what was replaced in them. */
  #toldOtherwise(at: number, replacements: readonly Replacement[]) {
    const [{ program: own }, { program: other }] = this.#sides;
    const others = fieldsBelow(other, at);
    const predicates: string[] = [];
    const values = new Set<Replacement>();
    for (const [place, field] of fieldsBelow(own, at).entries()) {
      const texts = differing(this.#kept, field, others[place] ?? field);
      if (texts.length === 0) continue;
      predicates.push(field);
      const lower = texts.map((text) => text.toLowerCase());
      for (const one of replacements)
        if (lower.some((text) => text.includes(one.original.toLowerCase()))) values.add(one);
    }
    return { predicates: [...new Set(predicates)], values: [...values].slice(0, MOST_VALUES) };
  }
}

function behind(
  results: readonly (Correlated | null)[],
  correlation: number,
  { alerts }: Correlated,
  size: number,
): Bits {
  const bits = emptyBits(size);
  for (const alert of alerts.keys())
    for (const event of eventsBehind(results, { correlation, alert })) setBit(bits, event, true);
  return bits;
}

function evaluable({ program, plans }: Side): ReadonlySet<number> {
  const ready = new Set<number>();
  for (const index of program.order) {
    const fine = program.correlations[index]!.targets.every(({ kind, index: inner }) =>
      kind === 'rule' ? plans[inner] != null : ready.has(inner),
    );
    if (fine) ready.add(index);
  }
  return ready;
}

const ownFields = ({ groupBy, values }: LinkedCorrelation): string[] =>
  [...groupBy, ...values].flat();

const fieldsOf = ({ correlations }: Program): string[] => [
  ...new Set(correlations.flatMap(ownFields)),
];

/** Those of a correlation and of all it refers to. */
function fieldsBelow(program: Program, at: number): string[] {
  const linked = program.correlations[at];
  if (linked === undefined) return [];
  const inner = linked.targets.flatMap(({ kind, index }) =>
    kind === 'rule' ? [] : fieldsBelow(program, index),
  );
  return [...ownFields(linked), ...inner];
}

/** What a field holds where equal values became different ones or different ones equal: replaced or not, a group is another then. */
function differing(kept: readonly Kept[], field: string, after: string): string[] {
  const [to, from] = [new Map<string, string>(), new Map<string, string>()];
  const found = new Set<string>();
  for (const { fields } of kept) {
    const [was, is] = [fields[0].texts(field), fields[1].texts(after)];
    if (was.length !== is.length) for (const text of was) found.add(text);
    else
      was.forEach((text, place) => {
        const [before, other] = [from.get(is[place]!), to.get(text)];
        if (before !== undefined && before !== text) found.add(before).add(text);
        if (other !== undefined && other !== is[place]) found.add(text);
        from.set(is[place]!, text);
        to.set(text, is[place]!);
      });
  }
  return [...found];
}

/** An event of which no more is left than some fields. */
class Slim implements Event {
  readonly #values: ReadonlyMap<string, readonly Located[]>;

  constructor(event: Event, fields: readonly string[]) {
    this.#values = new Map(fields.map((field) => [field, event.values(field)]));
  }

  values(field: string): readonly Located[] {
    return this.#values.get(field) ?? [];
  }

  leaves(): readonly Located[] {
    return [];
  }

  texts(field: string): readonly string[] {
    return new EventFields(this).texts(field);
  }
}
