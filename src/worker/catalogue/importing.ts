// Dropped files → a set of rules. Knows archives and Blobs; what a rule is, the catalogue knows.
import { listOf, unpacked } from '../../cloudtrail/archive';
import { kindOfBytes } from '../../cloudtrail/sniff';
import type { EventCoverages } from '../../catalogue/event-coverage';
import {
  finishRules,
  readRules,
  type MadeSet,
  type Making,
  type RuleFile,
} from '../../catalogue/rule-set';
import type { DroppedFile, ImportAnswer, Share } from '../catalogue-api';
import { bytesOf, storedOf, type Bytes } from './restoring';

/** Bytes of rules: SigmaHQ's are six million. */
const MOST = 200 * 1024 * 1024;

const isRuleFile = (path: string): boolean => /\.ya?ml$/i.test(path);

/** Gives what tells which calls there are. */
export type Coverages = () => EventCoverages | Promise<EventCoverages>;

const WHOLE: Share = { number: 0, of: 1 };

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

/** To tell which calls a rule about CloudTrail can match takes as long as reading so many bytes of rules. Where it stands tells mostly. */
const TELLING = 8000;

const workIn = ({ path, size }: Pick<Waiting, 'path' | 'size'>): number =>
  size + 1 + (/cloudtrail/i.test(path) ? TELLING : 0);

/** Shares of about the same work. Neighbours stay together: rules of one folder share words. */
export function shareOf<F extends Pick<Waiting, 'path' | 'size'>>(
  files: readonly F[],
  { number, of }: Share,
): readonly F[] {
  const total = files.reduce((sum, file) => sum + workIn(file), 0);
  let before = 0;
  return files.filter((file) => {
    const at = before;
    before += workIn(file);
    return Math.min(of - 1, Math.floor((at * of) / total)) === number;
  });
}

/**
 * The same text in the engine's own memory: what is decoded stays in the browser's, where every character that is looked at costs more. In
 * Chromium a tenth of the reading of rules went there.
 */
const flat = (text: string): string => ` ${text}`.slice(1);

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
      return bytes && flat(decoder.decode(bytes));
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

/** The names of calls are fetched where some rule asks for them. */
export async function make(
  files: readonly RuleFile[],
  making: Making,
  coverages: Coverages,
): Promise<MadeSet> {
  const read = readRules(files, making);
  return finishRules(read, read.asking.size === 0 ? null : await coverages());
}
