// Rule text → plans, and what the page draws from them. Knows of the events only which tests ran away on them.
import type { ApiNames } from '../cloudtrail/api-names';
import { hintsOf, wantsNames } from '../cloudtrail/hints';
import { compile, itemsOfPlan, prefixOf, type Plan } from '../engine/plan';
import type { Document } from '../sigma/document';
import { link, type Program } from '../sigma/link';
import * as messages from '../sigma/messages/detection';
import { parse } from '../sigma/parse';
import type { Placeholders } from '../sigma/placeholders';
import type { Diagnostic } from '../text/diagnostic';
import type { Outline, PlaceholderOutline } from './api';
import { outlineOf, refusedOutline } from './outline';

export interface Compiled {
  readonly source: string;
  readonly program: Program;
  /** Of each rule of the program; null where it can't be evaluated. */
  readonly plans: readonly (Plan | null)[];
  readonly rules: readonly Outline[];
  readonly placeholders: readonly PlaceholderOutline[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Given {
  /** Keys of tests that ran away before on these events: they block their rule instead of running again. */
  readonly refused: ReadonlySet<string>;
  readonly placeholders: Placeholders;
  /** The calls of each event source; null where they are not at hand. */
  readonly names: ApiNames | null;
  /** Asked when they would tell more. */
  readonly wantNames: () => void;
}

export function compiled(source: string, given: Given): Compiled {
  const { refused, placeholders } = given;
  const { documents, diagnostics: found } = parse(source, { placeholders });
  const program = link(documents);
  const hints = hintsIn(documents, given);
  const runaways: Diagnostic[] = [];
  const plans = program.rules.map(({ rule, document, filters, sound }) => {
    if (!sound) return null;
    const plan = compile(rule, prefixOf(document), filters);
    const ran = runawaysOf(plan, refused);
    runaways.push(...ran);
    return { plan, refused: ran.length > 0 };
  });
  return {
    source,
    program,
    plans: plans.map((one) => (one === null || one.refused ? null : one.plan)),
    rules: program.rules.map((linked, at) => {
      const one = plans[at]!;
      return one === null ? refusedOutline(linked) : outlineOf(linked, one.plan);
    }),
    placeholders: placeholdersIn(documents),
    diagnostics: [...found, ...program.diagnostics, ...hints, ...runaways].sort(
      (a, b) => a.range[0] - b.range[0],
    ),
  };
}

function hintsIn(documents: readonly Document[], { names, wantNames }: Given): Diagnostic[] {
  const rules = documents.filter((one) => one.kind === 'rule');
  if (names === null && rules.some(wantsNames)) wantNames();
  return rules.flatMap((rule) => hintsOf(rule, names));
}

function runawaysOf(plan: Plan, refused: ReadonlySet<string>): Diagnostic[] {
  return itemsOfPlan(plan).flatMap(({ predicates }) =>
    predicates
      .filter(({ tests }) => tests.some((test) => refused.has(test.key)))
      .map(({ range, text }) => messages.runaway(range, text)),
  );
}

/** Each name once, where it is asked for first. */
function placeholdersIn(documents: readonly Document[]): PlaceholderOutline[] {
  const names = new Map<string, PlaceholderOutline>();
  for (const document of documents) {
    if (document.kind !== 'rule' && document.kind !== 'filter') continue;
    for (const use of document.placeholders) if (!names.has(use.name)) names.set(use.name, use);
  }
  return [...names.values()];
}
