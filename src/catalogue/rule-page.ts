// One rule as its page shows it: every part is computed here, and the page draws it.
import { compile } from '../engine/plan';
import type { Correlation, Document, Entry, Rule } from '../sigma/document';
import { parse } from '../sigma/parse';
import type { Diagnostic } from '../text/diagnostic';
import type { Range } from '../text/range';
import { ATTACK_NOTICE, ATTACK_VERSION } from './attack';
import { attackCoverage, type AttackCoverage } from './attack-coverage';
import type { Catalogue, RuleRow } from './catalogue';
import { coverageRows, type CoverageRow } from './coverage-words';
import type { EventCoverages } from './event-coverage';
import { indicatorsOf, type Indicator } from './indicators';
import { notesOf, type Note } from './notes';
import { authorsOf } from './rule-entry';
import { sameAction, type SameAction } from './same-action';
import { dedented, exclusionsOf, stagesOf, type Exclusion, type Stages } from './stages';
import { calledIn, filterPart, referrersOf, type FilterPart, type Referrer } from './who-refers';

export interface RulePage {
  readonly row: RuleRow;
  readonly about: About;
  /** The whole text of its file, and where the rule stands in that. */
  readonly body: { readonly text: string; readonly range: Range; readonly fileName: string };
  readonly attack: AttackCoverage & { readonly version: string; readonly notice: string };
  /** null: the rule is not about CloudTrail, or can't be evaluated. */
  readonly coverage: readonly CoverageRow[] | null;
  readonly same: readonly SameAction[];
  /** null for a correlation, and where the condition can't be read. */
  readonly stages: Stages | null;
  readonly exclusions: readonly Exclusion[];
  readonly indicators: readonly CountedIndicator[];
  /** What it looks for to take it out. */
  readonly excluded: readonly CountedIndicator[];
  /** null for other rules. */
  readonly correlation: CorrelationPart | null;
  /** null for what is no filter. */
  readonly filter: FilterPart | null;
  /** Correlations that count it and filters that narrow it, of those that are open. */
  readonly referrers: readonly Referrer[];
  readonly notes: readonly Note[];
}

export interface About {
  readonly id: string | null;
  readonly name: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly modified: string | null;
  readonly license: string | null;
  readonly description: string | null;
  readonly references: readonly string[];
  readonly falsepositives: readonly string[];
  readonly tags: readonly string[];
  readonly related: readonly {
    readonly id: string;
    readonly type: string;
    readonly row: RuleRow | null;
  }[];
}

export interface CountedIndicator extends Indicator {
  /** How many other rules look for the same. */
  readonly others: number;
}

export interface CorrelationPart {
  readonly type: string | null;
  /** Each reference with the rule it leads to. `others`: more of them are called so, and then it can't be followed. */
  readonly rules: readonly {
    readonly reference: string;
    readonly row: RuleRow | null;
    readonly others: number;
  }[];
  readonly groupBy: readonly string[];
  readonly timespan: string | null;
  /** As written. */
  readonly condition: string | null;
}

/** What the catalogue is given to make a page: the text of the rule's file, and what is known elsewhere. */
export interface PageInput {
  readonly text: string;
  readonly coverages: EventCoverages;
  /** What is known of CloudTrail's records and of this rule. */
  readonly hints: (rule: Rule) => readonly Diagnostic[];
}

export function rulePage(catalogue: Catalogue, number: number, input: PageInput): RulePage {
  const { entry, path } = catalogue.rules[number]!;
  const { documents, diagnostics } = parse(input.text);
  const own = documents[entry.document];
  if (own === undefined || own.kind === 'action')
    throw new Error(`rulePage: ${path} holds another rule`);
  const attack = attackCoverage(entry.tags);
  const detection = own.kind === 'correlation' ? null : own.detection;
  const found = detection === null ? { looksFor: [], excludes: [] } : indicatorsOf(detection);
  const counted = (all: readonly Indicator[]) =>
    all.map((one) => countedOf(catalogue, number, one));
  const [from, to] = own.range;
  const inside = diagnostics.filter(
    ({ range }) => range[0] >= from && range[1] <= Math.max(to, from),
  );
  const said = own.kind === 'rule' && own.sound ? [...inside, ...input.hints(own)] : inside;
  const plan = own.kind === 'rule' && own.sound ? compile(own) : null;
  return {
    row: catalogue.row(number),
    about: aboutOf(catalogue, number, own),
    body: { text: input.text, range: own.range, fileName: path.split('/').at(-1)! },
    attack: { ...attack, version: ATTACK_VERSION, notice: ATTACK_NOTICE },
    coverage: entry.coverage && coverageRows(entry.coverage),
    same: sameAction(catalogue, number),
    stages: detection && stagesOf(detection, input.text),
    exclusions: detection === null ? [] : exclusionsOf(detection),
    indicators: counted(found.looksFor),
    excluded: counted(found.excludes),
    correlation: own.kind === 'correlation' ? correlationPart(catalogue, own, input.text) : null,
    filter: filterPart(catalogue, number),
    referrers: referrersOf(catalogue, number),
    notes: notesOf({ plan, coverage: entry.coverage, attack, diagnostics: said }, input.coverages),
  };
}

function countedOf(catalogue: Catalogue, number: number, indicator: Indicator): CountedIndicator {
  const others = catalogue.lookingFor(indicator).filter((rule) => rule !== number).length;
  return { ...indicator, others };
}

const textsOf = (entries: readonly Entry[]): string[] => entries.map(({ text }) => text);

type Own = Exclude<Document, { kind: 'action' }>;

function aboutOf(catalogue: Catalogue, number: number, own: Own): About {
  const { entry } = catalogue.rules[number]!;
  return {
    id: entry.id,
    name: entry.name,
    authors: authorsOf(entry),
    date: entry.date,
    modified: entry.modified,
    license: entry.license,
    description: own.description,
    references: textsOf(own.references),
    falsepositives: textsOf(own.falsepositives),
    tags: entry.tags,
    related: own.related.flatMap(({ id, type }) =>
      id === null ? [] : [{ id, type: type ?? 'related', row: rowOf(catalogue, id) }],
    ),
  };
}

function rowOf(catalogue: Catalogue, name: string): RuleRow | null {
  const number = catalogue.find(name);
  return number === null ? null : catalogue.row(number);
}

function correlationPart(catalogue: Catalogue, own: Correlation, text: string): CorrelationPart {
  const { type, rules, groupBy, timespan, condition } = own;
  return {
    type,
    rules: rules.map(({ text: reference }) => {
      const [first, ...others] = calledIn(catalogue).all(reference);
      const row = first === undefined ? null : catalogue.row(first);
      return { reference, row, others: others.length };
    }),
    groupBy: textsOf(groupBy),
    timespan: timespan?.text ?? null,
    condition:
      condition === null || condition.kind === 'every' ? null : dedented(text, ...condition.range),
  };
}
