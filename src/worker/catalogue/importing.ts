// Dropped files → a set of rules, and a stored set → the set again. Knows archives and Blobs; what a rule is, the catalogue knows.
import { filesIn } from '../../cloudtrail/archive';
import { kindOfBytes } from '../../cloudtrail/sniff';
import type { EventCoverages } from '../../catalogue/event-coverage';
import {
  makeRuleSet,
  type MadeSet,
  type Making,
  type RuleFile,
  type RuleSet,
} from '../../catalogue/rule-set';
import { packSet, storedFiles, unpackSet } from '../../catalogue/stored-set';
import type { DroppedFile, ImportAnswer, StoredSet } from '../catalogue-api';

/** Bytes of rules: SigmaHQ's are six million. */
const MOST = 200 * 1024 * 1024;

const isRuleFile = (path: string): boolean => /\.ya?ml$/i.test(path);

export async function importFiles(
  dropped: readonly DroppedFile[],
  making: Making,
): Promise<ImportAnswer> {
  const files: RuleFile[] = [];
  const damaged: string[] = [];
  let passedOver = 0;
  const take = (path: string, bytes: Uint8Array | null): void => {
    if (!isRuleFile(path)) passedOver += 1;
    else if (bytes === null) damaged.push(path);
    else files.push({ path, text: new TextDecoder().decode(bytes) });
  };
  for (const { path, blob } of dropped) {
    const bytes = await bytesOf(blob);
    if (bytes === null || kindOfBytes(bytes) !== 'zip') {
      take(path, bytes);
      continue;
    }
    const inside = filesIn(bytes, MOST);
    if (inside === 'broken')
      return { problem: `${path} is damaged: a zip file ends with its list of files.` };
    if (inside === 'too-large')
      return { problem: `${path} holds more than ${MOST / 1024 / 1024} MB.` };
    for (const file of inside) take(file.name, file.bytes);
  }
  const made = makeRuleSet(files, making);
  if (made.set.entries.length === 0)
    return { problem: `${making.name} holds no rule: a rule is a file that ends in .yml.` };
  return { stored: storedOf(made), passedOver, damaged };
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  }
}

export const storedOf = ({ set, bodies }: MadeSet): StoredSet => ({
  name: set.name,
  date: set.date,
  rules: set.entries.length,
  files: set.paths.length,
  index: new Blob([packSet(set)]),
  bodies: new Blob([bodies]),
});

export interface Restored {
  readonly set: RuleSet;
  readonly bodies: Blob;
  /** To be kept instead: it was of another version. */
  readonly renewed: StoredSet | null;
}

/** null where it can't be read any more. An older one is made anew from its bodies. */
export async function restore(
  { index, bodies }: StoredSet,
  coverages: () => EventCoverages | Promise<EventCoverages>,
): Promise<Restored | null> {
  const bytes = await bytesOf(index);
  if (bytes === null) return null;
  const set = unpackSet(bytes.buffer);
  if (set !== null) return { set, bodies, renewed: null };
  const files = storedFiles(bytes.buffer);
  const texts = files === null ? null : await bytesOf(bodies);
  if (files === null || texts === null) return null;
  const { name, date, paths, bodyStarts } = files;
  const decoder = new TextDecoder();
  const made = makeRuleSet(
    paths.map((path, at) => ({
      path,
      text: decoder.decode(texts.subarray(bodyStarts[at], bodyStarts[at + 1])),
    })),
    { name, date, coverages: await coverages() },
  );
  const renewed = storedOf(made);
  return { set: made.set, bodies: renewed.bodies, renewed };
}
