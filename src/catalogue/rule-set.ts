// Rule files → a set of rules as it is kept: what lists, facets, search and counts need, and where each body stands. Reads each text once.
import { compile } from '../engine/plan';
import type { Document, Rule } from '../sigma/document';
import { parse } from '../sigma/parse';
import { attackCoverage } from './attack-coverage';
import { withReferences } from './references';
import type { EventCoverages } from './event-coverage';
import { keyedIndicatorsOf, type Indicator, type Keyed } from './indicators';
import { facetsOf, type SetFacets } from './facet-columns';
import { headOf, type RuleHead } from './rule-head';
import type { RuleEntry } from './rule-entry';
import { SearchIndexBuilder, type SearchColumns } from './search-index';
import { searchTexts } from './search-texts';

export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

export interface RuleSet {
  /** What it came from: the name of the archive or folder. */
  readonly name: string;
  /** When it was taken in, in milliseconds since 1970. */
  readonly date: number;
  readonly paths: readonly string[];
  /** What lists need of the entries, at the same index, and their facets. */
  readonly heads: readonly RuleHead[];
  readonly facets: SetFacets;
  readonly entries: readonly RuleEntry[];
  /** Each once, by their keys. */
  readonly indicators: readonly Indicator[];
  readonly search: SearchColumns;
  /** Where each file's bytes begin among those of all; one more than files. */
  readonly bodyStarts: readonly number[];
}

export interface MadeSet {
  readonly set: RuleSet;
  /** The texts of all files, UTF-8, one behind the other. */
  readonly bodies: Uint8Array<ArrayBuffer>;
}

export interface Making {
  readonly name: string;
  readonly date: number;
  /** Hears of files that are through, now and then. */
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** Files between two words of how far it is. */
const TELL = 200;

/** Rule files that were read; which calls they can match is not told yet. */
export interface ReadRules {
  readonly files: readonly RuleFile[];
  readonly making: Making;
  readonly entries: readonly RuleEntry[];
  readonly indicators: readonly Indicator[];
  readonly search: SearchColumns;
  /** Entries whose calls are to be found out, by their index. */
  readonly asking: ReadonlyMap<number, Rule>;
}

/** Files that hold no rule give no entry. */
export const makeRuleSet = (
  files: readonly RuleFile[],
  { coverages, ...making }: Making & { readonly coverages: EventCoverages },
): MadeSet => finishRules(readRules(files, making), coverages);

export function readRules(files: readonly RuleFile[], making: Making): ReadRules {
  const indicators = new Numbering();
  const search = new SearchIndexBuilder();
  const entries: RuleEntry[] = [];
  const asking = new Map<number, Rule>();
  files.forEach(({ path, text }, file) => {
    if (file % TELL === 0) making.progress?.(file, files.length);
    parse(text, { remarks: false }).documents.forEach((own, document) => {
      if (own.kind === 'action') return;
      const entry = entryOf(own, { file, document }, indicators);
      search.add(entries.length, searchTexts(own, entry, path));
      if (own.kind === 'rule' && own.sound && isCloudTrail(own)) asking.set(entries.length, own);
      entries.push(entry);
    });
  });
  making.progress?.(files.length, files.length);
  return {
    files,
    making,
    entries,
    indicators: indicators.all,
    search: search.build(),
    asking,
  };
}

/** `coverages` may be left out where nothing is asked of them. */
export function finishRules(
  { files, making, entries, indicators, search, asking }: ReadRules,
  coverages: EventCoverages | null,
): MadeSet {
  if (asking.size > 0 && coverages === null) throw new Error('nothing tells which calls there are');
  const told = entries.map((entry, at) => {
    const rule = asking.get(at);
    return rule === undefined ? entry : { ...entry, coverage: coverages!.of(compile(rule)) };
  });
  const { name, date } = making;
  const { bodies, bodyStarts } = bodiesOf(files);
  const paths = files.map(({ path }) => path);
  const { whole, missing } = withReferences(told);
  const set = {
    name,
    date,
    paths,
    heads: whole.map((entry) => headOf(entry, missing.get(entry) ?? [])),
    facets: facetsOf(whole.map((entry) => ({ entry, set: name, path: paths[entry.file]! }))),
    entries: whole,
    indicators,
    search,
    bodyStarts,
  };
  return { set, bodies };
}

function bodiesOf(files: readonly RuleFile[]) {
  const encoder = new TextEncoder();
  const all = files.map(({ text }) => encoder.encode(text));
  const bodyStarts = [0];
  for (const bytes of all) bodyStarts.push(bodyStarts.at(-1)! + bytes.length);
  const bodies = new Uint8Array(bodyStarts.at(-1)!);
  all.forEach((bytes, at) => bodies.set(bytes, bodyStarts[at]));
  return { bodies, bodyStarts };
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

export const isCloudTrail = ({ logsource }: Pick<Rule, 'logsource'>): boolean =>
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
