// Dropped files → a set of rules, and a stored set → the set again. Knows archives and Blobs; what a rule is, the catalogue knows.
import { listOf, unpacked } from '../../cloudtrail/archive';
import { kindOfBytes } from '../../cloudtrail/sniff';
import type { EventCoverages } from '../../catalogue/event-coverage';
import {
  finishRules,
  readRules,
  type MadeSet,
  type Making,
  type RuleFile,
  type RuleSet,
} from '../../catalogue/rule-set';
import { packSet, storedFiles, unpackSet } from '../../catalogue/stored-set';
import type { DroppedFile, ImportAnswer, Share, StoredPart, StoredSet } from '../catalogue-api';

/** Bytes of rules: SigmaHQ's are six million. */
const MOST = 200 * 1024 * 1024;

const isRuleFile = (path: string): boolean => /\.ya?ml$/i.test(path);

/** Gives what tells which calls there are. */
export type Coverages = () => EventCoverages | Promise<EventCoverages>;

const WHOLE: Share = { number: 0, of: 1 };

type Bytes = Uint8Array<ArrayBuffer>;

/** A file before it is read. */
interface Waiting {
  readonly path: string;
  readonly size: number;
  /** What it is packed into, or its bytes. */
  readonly source: { readonly archive: Bytes } | { readonly content: Blob | string };
}

/** A share without rules is empty, and no problem of its own. */
export async function importFiles(
  dropped: readonly DroppedFile[],
  making: Making,
  coverages: Coverages,
  share = WHOLE,
): Promise<ImportAnswer> {
  const waiting = await filesOf(dropped);
  if ('problem' in waiting) return waiting;
  const own = shareOf(waiting, share);
  const rules = own.filter(({ path }) => isRuleFile(path));
  const { files, damaged } = await textsOf(rules);
  const made = await make(files, making, coverages);
  return {
    stored: storedOf(made),
    passedOver: own.length - rules.length,
    damaged,
  };
}

/** All files, those in archives by what these say of them: only names and sizes are read. */
async function filesOf(
  dropped: readonly DroppedFile[],
): Promise<readonly Waiting[] | { readonly problem: string }> {
  const waiting: Waiting[] = [];
  for (const { path, content } of dropped) {
    const bytes = await zipOf(path, content);
    if (bytes === null) {
      const size = typeof content === 'string' ? content.length : content.size;
      waiting.push({ path, size, source: { content } });
      continue;
    }
    const inside = listOf(bytes, MOST);
    if (inside === 'broken')
      return { problem: `${path} is damaged: a zip file ends with its list of files.` };
    if (inside === 'too-large')
      return { problem: `${path} holds more than ${MOST / 1024 / 1024} MB.` };
    for (const { name, size } of inside) {
      waiting.push({ path: name, size, source: { archive: bytes } });
    }
  }
  return waiting;
}

/** Bytes by which an archive is known. */
const HEAD = 512;

/** null where it is none. A rule is not looked into: a folder may hold thousands. */
async function zipOf(path: string, content: Blob | string): Promise<Bytes | null> {
  if (typeof content === 'string' || isRuleFile(path)) return null;
  const head = await bytesOf(content.slice(0, HEAD));
  return head !== null && kindOfBytes(head) === 'zip' ? bytesOf(content) : null;
}

/** Neighbours stay together: rules of one folder share words. */
export function shareOf<F extends { readonly size: number }>(
  files: readonly F[],
  { number, of }: Share,
): readonly F[] {
  const total = files.reduce((sum, { size }) => sum + size + 1, 0);
  let before = 0;
  return files.filter(({ size }) => {
    const at = before;
    before += size + 1;
    return Math.min(of - 1, Math.floor((at * of) / total)) === number;
  });
}

/** In their order; what can't be read is named. */
async function textsOf(
  waiting: readonly Waiting[],
): Promise<{ files: readonly RuleFile[]; damaged: readonly string[] }> {
  const archives = new Set(
    waiting.flatMap(({ source }) => ('archive' in source ? [source.archive] : [])),
  );
  const inside = new Map(
    [...archives].map((archive) => {
      const own = waiting.filter(({ source }) => isIn(source, archive));
      const all = unpacked(
        archive,
        own.map(({ path }) => path),
      );
      return [archive, new Map(all.map(({ name, bytes }) => [name, bytes]))] as const;
    }),
  );
  const decoder = new TextDecoder();
  const texts = await Promise.all(
    waiting.map(async ({ path, source }) => {
      if ('content' in source && typeof source.content === 'string') return source.content;
      const bytes =
        'archive' in source
          ? (inside.get(source.archive)?.get(path) ?? null)
          : await bytesOf(source.content as Blob);
      return bytes && decoder.decode(bytes);
    }),
  );
  const files: RuleFile[] = [];
  const damaged: string[] = [];
  waiting.forEach(({ path }, at) => {
    const text = texts[at];
    if (typeof text === 'string') files.push({ path, text });
    else damaged.push(path);
  });
  return { files, damaged };
}

const isIn = (source: Waiting['source'], archive: Bytes): boolean =>
  'archive' in source && source.archive === archive;

async function bytesOf(blob: Blob): Promise<Bytes | null> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  }
}

/** The names of calls are fetched where some rule asks for them. */
export async function make(
  files: readonly RuleFile[],
  making: Making,
  coverages: Coverages,
): Promise<MadeSet> {
  const read = readRules(files, making);
  return finishRules(read, read.asking.size === 0 ? null : await coverages());
}

export const storedOf = (made: MadeSet): StoredSet => ({
  name: made.set.name,
  date: made.set.date,
  rules: made.set.heads.length,
  files: made.set.paths.length,
  parts: [partOf(made)],
});

const partOf = ({ set, bodies }: MadeSet): StoredPart => ({
  index: new Blob([packSet(set)]),
  bodies: new Blob([bodies]),
});

/** One part, open. */
export interface Restored {
  readonly set: RuleSet;
  readonly bodies: Blob;
}

export interface RestoredSet {
  readonly parts: readonly Restored[];
  /** To be kept instead: it was of another version. */
  readonly renewed: StoredSet | null;
}

/** null where a part can't be read any more. An older one is made anew from its bodies. */
export async function restore(
  stored: StoredSet,
  coverages: Coverages,
): Promise<RestoredSet | null> {
  const parts = await Promise.all(stored.parts.map((part) => restorePart(part, coverages)));
  const whole = parts.filter((part) => part !== null);
  if (whole.length < parts.length || whole.length === 0) return null;
  const renewed = whole.some(({ anew }) => anew);
  return {
    parts: whole,
    renewed: renewed
      ? {
          ...stored,
          rules: whole.reduce((sum, { set }) => sum + set.heads.length, 0),
          parts: whole.map(({ anew, set, bodies }, at) =>
            anew ? { index: new Blob([packSet(set)]), bodies } : stored.parts[at]!,
          ),
        }
      : null,
  };
}

async function restorePart(
  { index, bodies }: StoredPart,
  coverages: Coverages,
): Promise<(Restored & { readonly anew: boolean }) | null> {
  const bytes = await bytesOf(index);
  if (bytes === null) return null;
  const set = unpackSet(bytes.buffer);
  if (set !== null) return { set, bodies, anew: false };
  const files = storedFiles(bytes.buffer);
  const texts = files === null ? null : await bytesOf(bodies);
  if (files === null || texts === null) return null;
  const { name, date, paths, bodyStarts } = files;
  const decoder = new TextDecoder();
  const made = await make(
    paths.map((path, at) => ({
      path,
      text: decoder.decode(texts.subarray(bodyStarts[at], bodyStarts[at + 1])),
    })),
    { name, date },
    coverages,
  );
  return { set: made.set, bodies: new Blob([made.bodies]), anew: true };
}
