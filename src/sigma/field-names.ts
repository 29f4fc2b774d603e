// Which field of each rule a correlation reads, aliases taken into account (docs/semantics.md, 5.1, 5.6).
import type { Diagnostic } from '../text/diagnostic';
import type { Alias, Correlation, Entry, Reference } from './document';
import type { Target } from './link';
import * as messages from './messages/link';
import type { Names } from './names';

export interface FieldNames {
  /** For each target, the fields that stand for those of `group-by`, in their order. */
  readonly groupBy: readonly (readonly string[])[];
  /** For each target, the fields whose values are taken. */
  readonly values: readonly (readonly string[])[];
}

interface References {
  readonly targets: readonly Target[];
  /** Where each target is named. */
  readonly places: readonly Reference[];
  readonly names: Names;
}

export function fieldsByRule(
  { groupBy, aliases, condition }: Correlation,
  references: References,
  report: (diagnostic: Diagnostic) => void,
): FieldNames {
  const slots = new Map(
    references.targets.map(({ kind, index }, slot) => [`${kind} ${index}`, slot]),
  );
  const slotOf = (rule: string): number | null => {
    const found = references.names.find(rule);
    const known = found !== null && found !== 'several' ? found : null;
    return known === null ? null : (slots.get(`${known.kind} ${known.index}`) ?? null);
  };
  const read = new Map(aliases.map((alias) => [alias.name, readAlias(alias, slotOf, report)]));
  const fields = condition?.kind === 'threshold' ? condition.fields : [];
  const used = new Set([...groupBy, ...fields].map(({ text }) => text));
  for (const alias of aliases) {
    if (used.has(alias.name)) checkComplete(alias, read.get(alias.name)!, references, report);
  }
  const byTarget = (entries: readonly Entry[]) =>
    references.targets.map((_, slot) =>
      entries.map(({ text }) => read.get(text)?.get(slot) ?? text),
    );
  return { groupBy: byTarget(groupBy), values: byTarget(fields) };
}

/** The field in each target that the alias has one for. */
function readAlias(
  { fields }: Alias,
  slotOf: (rule: string) => number | null,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<number, string> {
  const bySlot = new Map<number, string>();
  for (const { rule, field } of fields) {
    const slot = slotOf(rule.text);
    if (slot === null) report(messages.aliasOfOtherRule(rule.range, rule.text));
    else bySlot.set(slot, field.text);
  }
  return bySlot;
}

function checkComplete(
  { name, range }: Alias,
  bySlot: ReadonlyMap<number, string>,
  { places }: References,
  report: (diagnostic: Diagnostic) => void,
): void {
  const lacking = places.filter((_, slot) => !bySlot.has(slot)).map(({ text }) => text);
  if (lacking.length > 0) report(messages.aliasIncomplete(range, name, lacking));
}
