// The catalogue in Node, by the code its worker runs: taking in an archive, opening what was kept, searching, and all rules over many events.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { apiNames } from '../src/cloudtrail/api-names';
import { Catalogue, type CatalogueQuery } from '../src/catalogue/catalogue';
import { EventCoverages } from '../src/catalogue/event-coverage';
import { CatalogueRun, type RunDocument } from '../src/catalogue/run';
import { readText } from '../src/cloudtrail/read';
import { timeOf } from '../src/cloudtrail/time';
import { JsonEvent } from '../src/engine/json-event';
import { compile } from '../src/engine/plan';
import { scan } from '../src/engine/scan';
import { parse } from '../src/sigma/parse';
import type { JsonValue } from '../src/text/json';
import type { StoredPart, StoredSet } from '../src/worker/catalogue-api';
import { makeSet } from '../src/worker/catalogue/making-set';
import { PortionReader } from '../src/worker/catalogue/portion-reader';
import { restore } from '../src/worker/catalogue/restoring';
import { ruleFiles } from '../src/worker/catalogue/rule-files';
import { ndjson } from './generate';
import { RULE } from './rule';
import { percentile, type Row } from './statistics';

const ARCHIVE = '../shared/data/sigma/sigmahq-rules.zip';
const CORPUS = '../shared/data/sigma/cloudtrail';
const EVENTS = 100_000;
const PIECE = 8 * 1024 * 1024;
const TURNS = 3;

const ALL: CatalogueQuery = { text: '', chosen: {}, sort: 'relevance' };

/** As one types, and one who looks for something that is everywhere. */
const QUERIES: readonly CatalogueQuery[] = [
  ...[
    's',
    'st',
    'stop',
    'stoplogging',
    'power',
    'powershell download',
    'a e i o',
    'windows process',
  ],
  ...[
    't1566.002',
    'florian roth',
    'cmd.exe',
    'amazonaws.com',
    'process creation windows command line',
  ],
].map((text) => ({ ...ALL, text }));

const CHOICES: readonly CatalogueQuery[] = [
  ALL,
  { ...ALL, chosen: { level: ['high', 'critical'] } },
  { ...ALL, chosen: { tactic: ['stealth'], level: ['high'] }, sort: 'date' },
  { ...ALL, text: 'windows', chosen: { status: ['test'], author: ['frack113'] }, sort: 'level' },
];

function seconds(run: () => void): number {
  const from = performance.now();
  run();
  return (performance.now() - from) / 1000;
}

export async function measureCatalogue(): Promise<Row[]> {
  const archive = existsSync(ARCHIVE) ? await measureArchive() : [];
  return [...archive, ...measureRun()];
}

async function measureArchive(): Promise<Row[]> {
  const blob = new Blob([readFileSync(ARCHIVE)]);
  const from = performance.now();
  const files = await ruleFiles([{ path: 'rules.zip', content: blob }]);
  if ('problem' in files) throw new Error(files.problem);
  const reader = Object.assign(new PortionReader(), { end: () => undefined });
  let coverages: EventCoverages | null = null;
  const evaluator = () => Promise.resolve((coverages ??= new EventCoverages(apiNames())));
  const made = await makeSet(files, { name: 'rules.zip', date: 0 }, reader, evaluator);
  const stored = await made.pack();
  const took = (performance.now() - from) / 1000;
  const size = (of: (part: StoredPart) => Blob) =>
    stored.parts.reduce((sum, part) => sum + of(part).size, 0) / 1e6;
  return [
    {
      what: `import of ${stored.files} rule files by one reader`,
      value: took,
      unit: 's',
      atMost: 3,
    },
    { what: 'index as it is kept', value: size(({ index }) => index), unit: 'MB' },
    { what: 'bodies as they are kept', value: size(({ bodies }) => bodies), unit: 'MB' },
    ...(await measureSearch(stored)),
  ];
}

async function measureSearch(stored: StoredSet): Promise<Row[]> {
  const from = performance.now();
  const restored = await restore(stored, () => Promise.reject(new Error('it is of this version')));
  const catalogue = new Catalogue(restored!.parts.map(({ set }) => set));
  catalogue.search(ALL);
  const opening = (performance.now() - from) / 1000;
  for (const part of restored!.parts) await part.whole();
  // As its worker does behind the first list.
  catalogue.search({ ...ALL, text: 'a' });
  const each = (queries: readonly CatalogueQuery[]): number[] =>
    queries.map(
      (query) =>
        seconds(() => void catalogue.rows(catalogue.search(query).rules.subarray(0, 60))) * 1000,
    );
  const searches = [each(QUERIES), each(QUERIES), each(QUERIES)].flat();
  const choices = [each(CHOICES), each(CHOICES), each(CHOICES)].flat();
  return [
    {
      what: 'opening what was kept, to the first list',
      value: opening * 1000,
      unit: 'ms',
      atMost: 300,
    },
    {
      what: 'a search with its facets, median',
      value: percentile(searches, 0.5),
      unit: 'ms',
      atMost: 30,
    },
    {
      what: 'a search with its facets, slowest',
      value: Math.max(...searches),
      unit: 'ms',
      atMost: 30,
    },
    { what: 'facets chosen, slowest', value: Math.max(...choices), unit: 'ms', atMost: 30 },
  ];
}

/** SigmaHQ's rules for CloudTrail where they lie beside the project, and those it ships. */
function documents(): RunDocument[] {
  const folders = [CORPUS, 'rules'].filter((path) => existsSync(path));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yml'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  return files.flatMap((text, number) => parse(text).documents.map((own) => ({ number, own })));
}

/** A piece at a time, as the worker reads files of this size. */
function* eventsOf(text: string): Generator<JsonValue> {
  for (let at = 0; at < text.length;) {
    const end = text.lastIndexOf('\n', at + PIECE) + 1;
    for (const { value } of readText(text.slice(at, end), [], { layout: 'lines' }).events) {
      yield value;
    }
    at = end;
  }
}

/** Reading and parsing included. */
function measureRun(): Row[] {
  const text = ndjson(EVENTS);
  const megabytes = Math.round(Buffer.byteLength(text) / 1e6);
  const all = documents();
  const [own] = parse(RULE).documents;
  if (own?.kind !== 'rule' || !own.sound) throw new Error('the benchmark’s rule can’t be read');
  const { condition } = compile(own);
  const one = (input: string) =>
    seconds(() => {
      let matches = 0;
      for (const value of eventsOf(input)) {
        timeOf(value);
        if (scan(condition, new JsonEvent(value))) matches += 1;
      }
      if (matches === 0) throw new Error('the rule matches nothing');
    });
  const many = (input: string) =>
    seconds(() => {
      const run = new CatalogueRun(all);
      for (const value of eventsOf(input)) run.add(value, timeOf(value));
      run.result();
    });
  const head = text.slice(0, text.indexOf('\n', 5_000_000) + 1);
  one(head);
  many(head);
  // In turns: what else the machine does would fall upon one of them alone.
  const turns = Array.from({ length: TURNS }, () => [one(text), many(text)] as const);
  const middle = (which: 0 | 1) =>
    percentile(
      turns.map((turn) => turn[which]),
      0.5,
    );
  const [alone, together] = [middle(0), middle(1)];
  const what = (rules: string) => `${rules}, 100,000 events (${megabytes} MB)`;
  return [
    { what: what('one rule'), value: alone, unit: 's' },
    { what: what(`a run of ${all.length} rules with near misses`), value: together, unit: 's' },
    { what: 'the run, times one rule', value: together / alone, unit: '×', atMost: 2 },
  ];
}
