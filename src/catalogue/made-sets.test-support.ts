// Sets of rules for tests: small ones written here, and the archive beside the project where it lies there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { apiNames } from '../cloudtrail/api-names';
import { filesIn } from '../cloudtrail/archive';
import { EventCoverages } from './event-coverage';
import { RuleReader } from './rule-reader';
import type { RuleFile, RuleSet } from './rule-set';
import { SearchIndexBuilder } from './search-index';
import {
  depthIn,
  depthPlace,
  HEAD_BYTES,
  layoutOf,
  listedIn,
  packRules,
  packSet,
} from './stored-set';

export interface MadeSet {
  readonly set: RuleSet;
  /** The texts of all files, UTF-8, one behind the other. */
  readonly bodies: Uint8Array<ArrayBuffer>;
}

export const coverages = new EventCoverages(apiNames());

/** What the worker makes in portions, made in one go. */
export function madeOf(files: readonly RuleFile[], name = 'test'): MadeSet {
  const reader = new RuleReader();
  const { texts, asking } = reader.read(files);
  const search = new SearchIndexBuilder();
  texts.forEach((own, entry) => search.addWeighed(entry, own));
  const covered = new Map(
    asking.map(({ entry, condition }) => [entry, coverages.of({ condition })] as const),
  );
  const { heads, facets, entries, indicators } = reader.finish(name, covered);
  const bytes = files.map(({ text }) => new TextEncoder().encode(text));
  const bodyStarts = [0];
  for (const { length } of bytes) bodyStarts.push(bodyStarts.at(-1)! + length);
  const bodies = new Uint8Array(bodyStarts.at(-1)!);
  bytes.forEach((own, at) => bodies.set(own, bodyStarts[at]));
  const paths = files.map(({ path }) => path);
  const listed = { name, date: 0, paths, heads, facets, bodyStarts };
  return { set: { ...listed, entries, indicators, search: search.build() }, bodies };
}

/** The bytes that are kept of a set. */
export function bytesOfSet(set: RuleSet): Uint8Array<ArrayBuffer> {
  const pieces = packSet(set, packRules(set), set.search);
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The set they are of; null where its first list can't be told. */
export function setInBytes(bytes: Uint8Array<ArrayBuffer>): RuleSet | null {
  const layout = layoutOf(bytes.slice(0, HEAD_BYTES), bytes.length);
  const listed = layout && listedIn(bytes.slice(...layout.listed));
  return listed && { ...listed, ...depthIn(layout, bytes.slice(...depthPlace(layout))) };
}

/** A rule of little text: `detection` in lines, the rest as given. */
export function rule(
  title: string,
  detection: string,
  more: Readonly<Record<string, string>> = {},
  service = 'cloudtrail',
): RuleFile {
  const path = `${title.toLowerCase().replaceAll(' ', '_')}.yml`;
  const rest = Object.entries(more).map(([key, value]) => `${key}: ${value}\n`);
  const body = detection.replace(/^/gm, '  ');
  return {
    path,
    text: `title: ${title}\n${rest.join('')}logsource:\n  product: aws\n  service: ${service}\ndetection:\n${body}\n`,
  };
}

/** The rules this project ships. */
export const shippedFiles = (): RuleFile[] =>
  readdirSync('rules')
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(`rules/${name}`, 'utf8') }));

const ARCHIVE = '../shared/data/sigma/sigmahq-rules.zip';

export const hasArchive = existsSync(ARCHIVE);

export function archiveFiles(): RuleFile[] {
  const files = filesIn(new Uint8Array(readFileSync(ARCHIVE)), 1e9);
  if (typeof files === 'string') throw new Error(files);
  return files
    .filter(({ name }) => name.endsWith('.yml'))
    .map(({ name, bytes }) => ({ path: name, text: new TextDecoder().decode(bytes!) }));
}
