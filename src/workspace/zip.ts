// Workspace ↔ zip (docs/workspaces.md): plain files that other tools read too. Reading never throws: a file that can't be used is named,
// and the rest is read all the same.
import { zipSync, type Zippable } from 'fflate';
import { listOf, unpacked, type Archived } from '../cloudtrail/archive';
import { nameAfterTitle } from '../text/file-name';
import {
  MANIFEST,
  NO_MANIFEST,
  printManifest,
  readManifest,
  type Entry,
  type Manifest,
} from './manifest';
import { normal, type EventFile, type RuleFile, type Workspace } from './workspace';
import { zipName } from './zip-names';
import { namesIn, soundIn } from './zip-sums';

type Bytes = Uint8Array<ArrayBuffer>;

/** `problems`: in words, each with the file it is about. */
export type ZipRead =
  | { readonly workspace: Workspace; readonly problems: readonly string[] }
  | { readonly problem: string };

/** Bytes of all files, unpacked. */
export const MAX_ZIP = 256 * 1024 * 1024;
export const MAX_RULE_FILES = 200;
const MAX_EVENT_FILES = 500;

const EXPECTATIONS = 'expectations.yml';

/** Equal workspaces are equal zips. Years before 1980 a zip can't say, and this one is the same in every time zone. */
const WRITTEN = '1980-01-02T00:00:00';

export function writeZip(given: Workspace): Bytes {
  const { name, rules, sets, expectations, placeholders, view } = normal(given);
  const taken = new Set<string>();
  const files: Zippable = {};
  const ruleEntries = rules.map(({ name: own, text, open }): Entry => {
    const file = `rules/${zipName(own ?? nameAfterTitle(text), '.yml', 'rule', taken)}`;
    files[file] = new TextEncoder().encode(text);
    return { file, name: own, open, asIs: false };
  });
  taken.clear();
  const eventEntries = sets.map(({ name: own, bytes, form, open }): Entry => {
    const ending = form === 'ndjson' ? '.ndjson' : null;
    const file = `events/${zipName(own, ending, 'events', taken)}`;
    files[file] = bytes;
    return { file, name: own, open, asIs: form === 'as-is' };
  });
  if (expectations !== null) files[EXPECTATIONS] = new TextEncoder().encode(expectations);
  const manifest = { name, rules: ruleEntries, events: eventEntries, placeholders, view };
  files[MANIFEST] = new TextEncoder().encode(printManifest(manifest));
  return zipSync(files, { level: 6, mtime: WRITTEN });
}

/** Whether it holds a rule, or says that it is a workspace: else it is none, but may be events. */
export const holdsRules = (zip: Bytes): boolean =>
  namesIn(zip).some((name) => /\.ya?ml$/i.test(name) || /(?:^|\/)workspace\.json$/.test(name));

export function readZip(zip: Bytes): ZipRead {
  const listed = listOf(zip, MAX_ZIP);
  if (listed === 'broken') return { problem: 'This zip is damaged or cut off: it has no end.' };
  if (listed === 'too-large') {
    return { problem: `This zip unpacks to more than ${MAX_ZIP / 1024 / 1024} MB.` };
  }
  const names = listed.map(({ name }) => name);
  // Before any is unpacked: there may be some ten thousand.
  const listedMany = tooManyOf(names);
  if (listedMany !== null) return { problem: listedMany };
  const problems: string[] = [];
  const files = usable(unpacked(zip, names), soundIn(zip), problems);
  const manifest = manifestIn(files, problems);
  const rules = readRules(files, manifest, problems);
  const sets = readSets(files, manifest);
  const many = tooMany(rules.length, sets.length);
  if (many !== null) return { problem: many };
  if (rules.length + sets.length === 0) {
    return { problem: [...problems, 'There are neither rules nor events in this zip.'].join(' ') };
  }
  nameOthers(files, namedIn(manifest), problems);
  const expected = files.get(EXPECTATIONS);
  const expectations = expected === undefined ? null : textIn(EXPECTATIONS, expected, problems);
  const { name, placeholders, view } = manifest;
  const workspace = normal({ name, rules, sets, expectations, placeholders, view });
  return { workspace, problems };
}

type Files = Map<string, Bytes>;

/** Those that could be unpacked, by their way from the folder that all of them are in. */
function usable(
  found: readonly Archived[],
  sound: ReturnType<typeof soundIn>,
  problems: string[],
): Files {
  const base = baseOf(found.map(({ name }) => name));
  const files: Files = new Map();
  for (const { name: whole, bytes } of found) {
    const name = whole.slice(base.length);
    if (bytes !== null && sound(whole, bytes)) files.set(name, bytes);
    else problems.push(`${name} is damaged or locked, and was left out.`);
  }
  return files;
}

/** The folder of the manifest; without one, folders that hold all there is, up to one that means something. */
function baseOf(names: readonly string[]): string {
  const manifest = names
    .filter((name) => name === MANIFEST || name.endsWith(`/${MANIFEST}`))
    .sort((a, b) => a.length - b.length)[0];
  if (manifest !== undefined) return manifest.slice(0, -MANIFEST.length);
  let base = '';
  for (;;) {
    const next = /^[^/]+\//.exec(names[0]?.slice(base.length) ?? '')?.[0];
    if (next === undefined || /^(?:rules|events)\/$/.test(next)) return base;
    const folder = base + next;
    if (!names.every((name) => name.startsWith(folder))) return base;
    base = folder;
  }
}

function manifestIn(files: Files, problems: string[]): Manifest {
  const bytes = files.get(MANIFEST);
  if (bytes === undefined) return NO_MANIFEST;
  const text = textIn(MANIFEST, bytes, problems);
  const read = text === null ? 'broken' : readManifest(text);
  if (typeof read !== 'string') {
    for (const { file } of [...read.rules, ...read.events]) {
      if (!files.has(file)) problems.push(`${file} is named in ${MANIFEST}, but not there.`);
    }
    return read;
  }
  problems.push(
    read === 'newer'
      ? `${MANIFEST} was written by a newer Stagelight; names and order are taken from the files.`
      : `${MANIFEST} can’t be read; names and order are taken from the files.`,
  );
  return NO_MANIFEST;
}

const isRule = (file: string): boolean => /\.ya?ml$/i.test(file) && file !== EXPECTATIONS;

/** By its ending, or because it lies where events do. */
const isEvents = (file: string): boolean =>
  file !== MANIFEST &&
  (/\.(?:json|ndjson|jsonl|log|gz|zip|csv|tsv)$/i.test(file) || /(?:^|\/)events\//.test(file)) &&
  !isRule(file);

function readRules(files: Files, manifest: Manifest, problems: string[]): RuleFile[] {
  return entriesFor(files, manifest.rules, namedIn(manifest), isRule).flatMap(
    ({ file, name, open }) => {
      const text = textIn(file, files.get(file)!, problems);
      return text === null ? [] : [{ name, text, open }];
    },
  );
}

const readSets = (files: Files, manifest: Manifest): EventFile[] =>
  entriesFor(files, manifest.events, namedIn(manifest), isEvents).map(
    ({ file, name, open, asIs }) => ({
      name: name ?? shortOf(file),
      bytes: files.get(file)!,
      form: asIs || !file.endsWith('.ndjson') ? 'as-is' : 'ndjson',
      open,
    }),
  );

/** What the manifest names, then what is there besides and is not named as something else. */
function entriesFor(
  files: Files,
  named: readonly Entry[],
  known: ReadonlySet<string>,
  fits: (file: string) => boolean,
): Entry[] {
  const there = named.filter(
    ({ file }, i) => files.has(file) && named.findIndex((other) => other.file === file) === i,
  );
  const others = [...files.keys()].filter((file) => fits(file) && !known.has(file)).sort();
  return [
    ...there,
    ...others.map((file) => ({ file, name: shortOf(file), open: true, asIs: false })),
  ];
}

const namedIn = ({ rules, events }: Manifest): ReadonlySet<string> =>
  new Set([MANIFEST, EXPECTATIONS, ...[...rules, ...events].map(({ file }) => file)]);

/** Of those that nothing is made of. */
const NAMED = 3;

function nameOthers(files: Files, known: ReadonlySet<string>, problems: string[]): void {
  const others = [...files.keys()].filter(
    (file) => !known.has(file) && !isRule(file) && !isEvents(file),
  );
  if (others.length === 0) return;
  const more = others.length - NAMED;
  const names = [...others.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  problems.push(`Left out, as neither rules nor events: ${names}.`);
}

const shortOf = (file: string): string => file.replace(/^(?:rules|events)\//, '');

function textIn(file: string, bytes: Bytes, problems: string[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.push(`${file} is not UTF-8 text, and was left out.`);
    return null;
  }
}

/** By where they lie: a manifest calls no other files rules or events, if we wrote it. */
function tooManyOf(names: readonly string[]): string | null {
  const shorts = names.filter((name) => !/(?:^|\/)expectations\.yml$/.test(name));
  const sets = shorts.filter((name) => /(?:^|\/)events\//.test(name));
  const rules = shorts.filter((name) => isRule(name) && !/(?:^|\/)events\//.test(name));
  return tooMany(rules.length, sets.length);
}

function tooMany(rules: number, sets: number): string | null {
  const words = (count: number, what: string, most: number) =>
    `This zip holds ${count.toLocaleString('en')} ${what}, more than a workspace may (${most}): take those you need.`;
  if (rules > MAX_RULE_FILES) return words(rules, 'rule files', MAX_RULE_FILES);
  return sets > MAX_EVENT_FILES ? words(sets, 'event files', MAX_EVENT_FILES) : null;
}
