// Rule files → what lists, facets, search and counts need of them. Reads each text once; they come in portions, in their order.
import { compile, type PlanNode } from '../engine/plan';
import type { Document, Rule } from '../sigma/document';
import { parse } from '../sigma/parse';
import { attackCoverage } from './attack-coverage';
import type { EventCoverage } from './call-states';
import { facetsOf } from './facet-columns';
import { keyedIndicatorsOf, type Indicator, type Keyed } from './indicators';
import { withReferences } from './references';
import type { RuleEntry } from './rule-entry';
import { headOf } from './rule-head';
import type { ListedSet, RuleFile, SetDepth } from './rule-set';
import { searchTexts, weighedTexts, type WeighedTexts } from './search-texts';

/** A rule that is to be asked which calls it can match. */
export interface Asking {
  /** Index of its entry. */
  readonly entry: number;
  readonly condition: PlanNode;
}

export interface ReadFiles {
  /** What is searched, of each entry that came of them: files that hold no rule give none. */
  readonly texts: readonly WeighedTexts[];
  readonly asking: readonly Asking[];
}

/** What a set says of its rules, but for the words. */
export type ToldRules = Pick<ListedSet, 'heads' | 'facets'> &
  Pick<SetDepth, 'entries' | 'indicators'>;

export class RuleReader {
  readonly #indicators = new Numbering();
  readonly #entries: RuleEntry[] = [];
  readonly #paths: string[] = [];

  read(files: readonly RuleFile[]): ReadFiles {
    const texts: WeighedTexts[] = [];
    const asking: Asking[] = [];
    for (const { path, text } of files) {
      const file = this.#paths.push(path) - 1;
      parse(text, { remarks: false }).documents.forEach((own, document) => {
        if (own.kind === 'action') return;
        const entry = entryOf(own, { file, document }, this.#indicators);
        const at = this.#entries.push(entry) - 1;
        texts.push(weighedTexts(searchTexts(own, entry, path)));
        if (own.kind === 'rule' && own.sound && isCloudTrail(own)) {
          asking.push({ entry: at, condition: compile(own).condition });
        }
      });
    }
    return { texts, asking };
  }

  /** `name`: of the set. `coverages`: of each that asked. */
  finish(name: string, coverages: ReadonlyMap<number, EventCoverage>): ToldRules {
    const told = this.#entries.map((entry, at) => {
      const coverage = coverages.get(at);
      return coverage === undefined ? entry : { ...entry, coverage };
    });
    const { whole, missing } = withReferences(told);
    return {
      heads: whole.map((entry) => headOf(entry, missing.get(entry) ?? [])),
      facets: facetsOf(
        whole.map((entry) => ({ entry, set: name, path: this.#paths[entry.file]! })),
      ),
      entries: whole,
      indicators: this.#indicators.all,
    };
  }
}

/** Indicators by number. */
class Numbering {
  readonly all: Indicator[] = [];
  readonly #numbers = new Map<string, number>();

  numbers(keyed: Keyed): number[] {
    return [...keyed].map(([key, indicator]) => {
      let number = this.#numbers.get(key);
      if (number === undefined) this.#numbers.set(key, (number = this.all.push(indicator) - 1));
      return number;
    });
  }
}

type Own = Exclude<Document, { kind: 'action' }>;

function entryOf(
  own: Own,
  place: Pick<RuleEntry, 'file' | 'document'>,
  numbering: Numbering,
): RuleEntry {
  const { kind, sound } = own;
  const detection = own.kind === 'correlation' ? null : own.detection;
  const { looksFor, excludes } = detection === null ? NONE : keyedIndicatorsOf(detection);
  return {
    kind,
    ...place,
    ...attributesOf(own),
    looksFor: numbering.numbers(looksFor),
    excludes: numbering.numbers(excludes),
    coverage: null,
    refers: own.kind === 'rule' || own.rules === 'any' ? [] : own.rules.map(({ text }) => text),
    sound,
  };
}

const NONE: { looksFor: Keyed; excludes: Keyed } = { looksFor: new Map(), excludes: new Map() };

const isCloudTrail = ({ logsource }: Pick<Rule, 'logsource'>): boolean =>
  logsource?.service?.toLowerCase() === 'cloudtrail';

function attributesOf(own: Own) {
  const { title, id, name, author, date, modified, license } = own;
  const logsource = own.kind === 'correlation' ? null : own.logsource;
  // A filter has no say in these.
  const { status, level } = own.kind === 'filter' ? NEITHER : own;
  const tags = own.tags.map(({ text }) => text);
  return {
    title,
    id,
    name,
    status,
    level,
    author,
    date,
    modified,
    license,
    product: logsource?.product ?? null,
    category: logsource?.category ?? null,
    service: logsource?.service ?? null,
    tags,
    ...attackOf(tags),
  };
}

type Attack = Pick<RuleEntry, 'tactics' | 'techniques'>;

/** Rules of one folder mostly share their tags. */
const attacks = new Map<string, Attack>();

function attackOf(tags: readonly string[]): Attack {
  const key = tags.join(' ');
  let attack = attacks.get(key);
  if (attack === undefined) attacks.set(key, (attack = attackNamed(tags)));
  if (attacks.size > 5000) attacks.clear();
  return attack;
}

function attackNamed(tags: readonly string[]): Attack {
  const { rows, elsewhere } = attackCoverage(tags);
  const techniques = [...rows.flatMap((row) => row.techniques), ...elsewhere];
  return {
    tactics: [...new Set(rows.map(({ tactic }) => tactic))],
    techniques: [...new Set(techniques.map(({ id }) => id))],
  };
}

const NEITHER = { status: null, level: null };
