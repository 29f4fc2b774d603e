// Dropped files → portions of rule files, as bytes. Knows archives and Blobs; what a rule is, others know.
import { openArchive, type OpenArchive } from '../../cloudtrail/archive';
import { kindOfBytes } from '../../cloudtrail/sniff';
import type { DroppedFile } from '../catalogue-api';
import { bytesOf, type Bytes } from './blob-bytes';

/** Bytes of rules: SigmaHQ's are six million. */
const MOST = 200 * 1024 * 1024;

/** Of a portion, whatever is reached first: so long nobody else is heard. */
const MOST_FILES = 100;
const MOST_BYTES = 256 * 1024;

/** Rule files one behind the other. */
export interface Portion {
  readonly paths: readonly string[];
  /** Where each one's bytes begin; one more than files. */
  readonly starts: readonly number[];
  readonly bytes: Bytes;
}

export interface RuleFiles {
  /** Of rule files. */
  readonly count: number;
  /** Their bytes once they are unpacked, as it is said of them. */
  readonly size: number;
  /** Files that are no rules. */
  readonly passedOver: number;
  /** In their order, each read when it is asked for; of what can't be read `damaged` hears. */
  portions(damaged: (path: string) => void): AsyncGenerator<Portion>;
}

/** A file before it is read. */
interface Waiting {
  readonly path: string;
  readonly size: number;
  /** null where it can't be read. */
  readonly read: () => Bytes | null | Promise<Bytes | null>;
}

/** Of archives what they say of their files is read. */
export async function ruleFiles(
  dropped: readonly DroppedFile[],
): Promise<RuleFiles | { readonly problem: string }> {
  const waiting: Waiting[] = [];
  for (const { path, content } of dropped) {
    const archive = await archiveOf(path, content);
    if (archive === null) waiting.push(alone(path, content));
    else if (archive === 'broken')
      return { problem: `${path} is damaged: a zip file ends with its list of files.` };
    else if (archive === 'too-large')
      return { problem: `${path} holds more than ${MOST / 1024 / 1024} MB.` };
    else {
      const { files, unpack } = archive;
      for (const { name, size } of files) {
        waiting.push({ path: name, size, read: () => unpack(name) });
      }
    }
  }
  const rules = waiting.filter(({ path }) => isRuleFile(path));
  return {
    count: rules.length,
    size: rules.reduce((sum, { size }) => sum + size, 0),
    passedOver: waiting.length - rules.length,
    portions: (damaged) => portionsOf(rules, damaged),
  };
}

const isRuleFile = (path: string): boolean => /\.ya?ml$/i.test(path);

const alone = (path: string, content: Blob | string): Waiting =>
  typeof content === 'string'
    ? { path, size: content.length, read: () => new TextEncoder().encode(content) }
    : { path, size: content.size, read: () => bytesOf(content) };

/** Bytes by which an archive is known. */
const HEAD = 512;

/** null where it is none. A rule is not looked into: a folder may hold thousands. */
async function archiveOf(
  path: string,
  content: Blob | string,
): Promise<OpenArchive | 'broken' | 'too-large' | null> {
  if (typeof content === 'string' || isRuleFile(path)) return null;
  const head = await bytesOf(content.slice(0, HEAD));
  if (head === null || kindOfBytes(head) !== 'zip') return null;
  const bytes = await bytesOf(content);
  return bytes && openArchive(bytes, MOST);
}

async function* portionsOf(
  waiting: readonly Waiting[],
  damaged: (path: string) => void,
): AsyncGenerator<Portion> {
  for (let at = 0; at < waiting.length;) {
    const from = at;
    for (
      let size = 0;
      at < waiting.length && at - from < MOST_FILES && size < MOST_BYTES;
      at += 1
    ) {
      size += waiting[at]!.size;
    }
    const own = waiting.slice(from, at);
    const read = await Promise.all(own.map(async (one) => one.read()));
    own.forEach(({ path }, i) => {
      if (read[i] === null) damaged(path);
    });
    yield portionOf(own.flatMap(({ path }, i) => (read[i] ? [[path, read[i]] as const] : [])));
  }
}

function portionOf(files: readonly (readonly [path: string, bytes: Bytes])[]): Portion {
  const starts = [0];
  for (const [, { length }] of files) starts.push(starts.at(-1)! + length);
  const bytes = new Uint8Array(starts.at(-1)!);
  files.forEach(([, own], at) => bytes.set(own, starts[at]));
  return { paths: files.map(([path]) => path), starts, bytes };
}
