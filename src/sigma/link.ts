// Documents → a program: references resolved, filters with the rules they narrow, correlations in an order that can be
// evaluated (docs/semantics.md, 5.2, 6). The documents may come from several texts.
import type { Diagnostic } from '../text/diagnostic';
import { readableOrder } from './circles';
import type { Correlation, Document, Filter, Reference, Rule } from './document';
import { fieldsByRule, type FieldNames } from './field-names';
import { applyFilters } from './filtering';
import * as correlationMessages from './messages/correlation';
import * as messages from './messages/link';
import { Names } from './names';

export interface Program {
  /** In the order of the documents, those that can't be evaluated included. */
  readonly rules: readonly LinkedRule[];
  readonly correlations: readonly LinkedCorrelation[];
  /** The correlations that can be evaluated, each behind those it refers to. */
  readonly order: readonly number[];
  readonly diagnostics: readonly LinkDiagnostic[];
}

export interface LinkedRule {
  /** Its index among the documents. */
  readonly document: number;
  readonly rule: Rule;
  /** Applied to it, in the order of the documents; all of them sound. */
  readonly filters: readonly Filter[];
  /** It is sound, and so is each filter that narrows it. */
  readonly sound: boolean;
  /** A match is an alert: no correlation takes it for itself (5.2). */
  readonly alerts: boolean;
}

export interface LinkedCorrelation extends FieldNames {
  readonly document: number;
  readonly correlation: Correlation;
  /** It and all it refers to can be evaluated. */
  readonly sound: boolean;
  /** What it refers to, each once, in the order of its rules. */
  readonly targets: readonly Target[];
  /** For each reference as written, which target it is. */
  readonly slots: ReadonlyMap<string, number>;
  readonly alerts: boolean;
}

/** An index among the program's rules or correlations. */
export interface Target {
  readonly kind: 'rule' | 'correlation';
  readonly index: number;
}

/** With the index of the document it is about. */
export interface LinkDiagnostic extends Diagnostic {
  readonly document: number;
}

/** A document with its place. */
export interface Placed<D> {
  readonly document: number;
  readonly own: D;
}

export type Report = (document: number, diagnostic: Diagnostic) => void;

export function link(documents: readonly Document[]): Program {
  const diagnostics: LinkDiagnostic[] = [];
  const report: Report = (document, found) => diagnostics.push({ ...found, document });
  const rules: Placed<Rule>[] = [];
  const correlations: Placed<Correlation>[] = [];
  const filters: Placed<Filter>[] = [];
  documents.forEach((own, document) => {
    if (own.kind === 'rule') rules.push({ document, own });
    else if (own.kind === 'correlation') correlations.push({ document, own });
    else if (own.kind === 'filter') filters.push({ document, own });
  });
  const names = new Names(rules, correlations);
  const applied = applyFilters(filters, rules, names, report);
  const resolved = correlations.map((one) => resolve(one, names, report));
  const ready = rules.map(({ own }, index) => own.sound && !applied[index]!.broken);
  const { order, sound } = soundness(resolved, ready, report);
  const alone = new Alone(resolved, sound);
  return {
    rules: rules.map(({ document, own }, index) => {
      const alerts = alone.alerts({ kind: 'rule', index });
      const { filters: narrowing } = applied[index]!;
      return { document, rule: own, filters: narrowing, sound: ready[index]!, alerts };
    }),
    correlations: resolved.map(({ placed, targets, slots, fields }, index) => ({
      document: placed.document,
      correlation: placed.own,
      sound: sound[index]!,
      targets,
      slots,
      ...fields,
      alerts: alone.alerts({ kind: 'correlation', index }),
    })),
    order,
    diagnostics,
  };
}

interface Resolved {
  readonly placed: Placed<Correlation>;
  readonly targets: readonly Target[];
  /** Where each target is named first. */
  readonly places: readonly Reference[];
  readonly slots: ReadonlyMap<string, number>;
  readonly fields: FieldNames;
  /** Every reference leads somewhere, and nothing in the document itself blocks it. */
  readonly complete: boolean;
}

function resolve(placed: Placed<Correlation>, names: Names, report: Report): Resolved {
  const { document, own } = placed;
  const targets: Target[] = [];
  const places: Reference[] = [];
  const slots = new Map<string, number>();
  const slotOf = new Map<string, number>();
  let complete = own.sound;
  for (const reference of own.rules) {
    const found = names.find(reference.text);
    if (found === null || found === 'several') {
      complete = false;
      report(document, found === null ? unknown(reference, names) : several(reference));
      continue;
    }
    const key = `${found.kind} ${found.index}`;
    const known = slotOf.get(key);
    if (known !== undefined) {
      report(document, correlationMessages.ruleTwice(reference.range, reference.text));
    }
    const slot = known ?? targets.length;
    slots.set(reference.text, slot);
    if (known !== undefined) continue;
    slotOf.set(key, slot);
    targets.push(found);
    places.push(reference);
  }
  const fields = fieldsByRule(own, { targets, places, names }, (found) => report(document, found));
  return { placed, targets, places, slots, fields, complete };
}

const unknown = ({ text, range }: Reference, names: Names): Diagnostic =>
  messages.unknownReference(range, text, names.near(text));

const several = ({ text, range }: Reference): Diagnostic =>
  messages.ambiguousReference(range, text);

const SHOWN = 20;

/** Which correlations can be evaluated: none in a circle, none that waits for something refused. */
function soundness(
  resolved: readonly Resolved[],
  rules: readonly boolean[],
  report: Report,
): { order: number[]; sound: boolean[] } {
  const sound = resolved.map(({ complete }) => complete);
  const inner = resolved.map(({ targets }) =>
    targets.flatMap(({ kind, index }) => (kind === 'correlation' ? [index] : [])),
  );
  const { order, circles } = readableOrder(inner);
  for (const members of circles) {
    members.forEach((member, at) => {
      sound[member] = false;
      const next = members[(at + 1) % members.length]!;
      const { placed, places, targets } = resolved[member]!;
      const slot = targets.findIndex(({ kind, index }) => kind === 'correlation' && index === next);
      // a message shows the first few of them: a round of thousands is not written out for each
      const behind = members.slice(at, at + SHOWN);
      const round = [...behind, ...members.slice(0, Math.min(at, SHOWN - behind.length)), member];
      const words = round.map((one) => nameOf(resolved[one]!.placed.own));
      report(placed.document, messages.circle(places[slot]!.range, words));
    });
  }
  const inCircle = new Set(circles.flat());
  for (const index of order) {
    if (inCircle.has(index)) continue;
    const { placed, targets, places } = resolved[index]!;
    targets.forEach((target, slot) => {
      const fine = (target.kind === 'rule' ? rules : sound)[target.index]!;
      if (fine) return;
      sound[index] = false;
      const { range, text } = places[slot]!;
      report(placed.document, messages.refusedReference(range, text));
    });
  }
  return { order: order.filter((index) => sound[index]), sound };
}

const nameOf = ({ name, id, title }: Correlation): string => name ?? id ?? title ?? 'correlation';

/** What still alerts on its own: what no correlation refers to, or one that says `generate: true` (5.2). */
class Alone {
  readonly #taken = new Set<string>();
  readonly #generated = new Set<string>();

  /** A correlation that is not evaluated silences nothing. */
  constructor(resolved: readonly Resolved[], sound: readonly boolean[]) {
    resolved.forEach(({ placed, targets }, index) => {
      if (!sound[index]) return;
      const into = placed.own.generate ? this.#generated : this.#taken;
      for (const { kind, index: target } of targets) into.add(`${kind} ${target}`);
    });
  }

  alerts({ kind, index }: Target): boolean {
    const key = `${kind} ${index}`;
    return !this.#taken.has(key) || this.#generated.has(key);
  }
}
