// Documents → which filter narrows which rule (docs/semantics.md, 6). Knows no event.
import type { Diagnostic } from '../text/diagnostic';
import { similar } from '../text/similar';
import type { Document, Filter, Logsource, Reference, Rule } from './document';
import * as messages from './messages/link';

export interface Linked {
  readonly rule: Rule;
  /** Its place among the documents. */
  readonly document: number;
  /** Applied to it, in the order of the text; all of them sound. */
  readonly filters: readonly Filter[];
  /** It is sound, and so is each filter that names it. */
  readonly sound: boolean;
}

export interface Program {
  /** In the order of the text. */
  readonly rules: readonly Linked[];
  /** Each with the filter in whose text it has its place: documents may come from several texts. */
  readonly diagnostics: readonly Said[];
}

export interface Said {
  readonly filter: Filter;
  readonly diagnostic: Diagnostic;
}

/** Resolves what filters refer to. */
export function link(documents: readonly Document[]): Program {
  const rules = documents.filter((document) => document.kind === 'rule');
  const filters = documents.filter((document) => document.kind === 'filter');
  const diagnostics: Said[] = [];
  const applied = new Map<Rule, Filter[]>(rules.map((rule) => [rule, []]));
  for (const filter of filters) {
    const say = (diagnostic: Diagnostic) => diagnostics.push({ filter, diagnostic });
    const named =
      filter.rules === 'any'
        ? rules.filter((rule) => contains(filter.logsource, rule.logsource))
        : resolve(filter.rules, filter, rules, say);
    for (const rule of named) applied.get(rule)!.push(filter);
    if (!filter.sound && named.length > 0) {
      say(messages.brokenFilter(filter.rulesRange, named.length));
    }
  }
  return {
    rules: documents.flatMap((rule, document): Linked[] => {
      if (rule.kind !== 'rule') return [];
      const own = applied.get(rule)!;
      const sound = rule.sound && own.every((filter) => filter.sound);
      return [{ rule, document, filters: own.filter((filter) => filter.sound), sound }];
    }),
    diagnostics,
  };
}

/** The rules a filter names whose log source it takes in. What comes to nothing is said at the reference. */
function resolve(
  references: readonly Reference[],
  filter: Filter,
  rules: readonly Rule[],
  say: (diagnostic: Diagnostic) => void,
): Rule[] {
  const picked = references.flatMap((reference) => {
    const rule = rules.find((one) => isMeant(one, reference));
    if (rule === undefined) {
      const names = rules.flatMap(({ name, id }) => [name, id].filter((each) => each !== null));
      say(messages.unknownRule(reference.range, reference.text, similar(reference.text, names)));
      return [];
    }
    if (contains(filter.logsource, rule.logsource)) return [rule];
    say(messages.otherLogsource(reference.range, reference.text));
    return [];
  });
  return [...new Set(picked)];
}

/** By id, in any case of its letters, or by name. */
const isMeant = ({ id, name }: Rule, { text }: Reference): boolean =>
  name === text || id?.toLowerCase() === text.toLowerCase();

/** What the filter says of its log source is what the rule says. */
function contains(filter: Logsource | null, rule: Logsource | null): boolean {
  return (['category', 'product', 'service'] as const).every((part) => {
    const wanted = filter?.[part] ?? null;
    return wanted === null || wanted === rule?.[part];
  });
}
