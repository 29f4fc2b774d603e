// A stored set ↔ the set, open. Reads no rule: of a set that is to be made anew, others do.
import type { MadeSet, Making, RuleFile, RuleSet } from '../../catalogue/rule-set';
import { packSet, storedFiles, unpackSet, type StoredFiles } from '../../catalogue/stored-set';
import type { StoredPart, StoredSet } from '../catalogue-api';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Makes a set of the texts of its files. */
export type Make = (files: readonly RuleFile[], making: Making) => Promise<MadeSet>;

/** null where they can’t be read. */
export async function bytesOf(blob: Blob): Promise<Bytes | null> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  }
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
export async function restore(stored: StoredSet, make: Make): Promise<RestoredSet | null> {
  const parts = await Promise.all(stored.parts.map((part) => restorePart(part, make)));
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

/** All texts are there. What another version listed, or what is damaged, may lack anything. */
const areWhole = ({ paths, bodyStarts }: Partial<StoredFiles>, { size }: Blob): boolean =>
  Array.isArray(paths) &&
  Array.isArray(bodyStarts) &&
  bodyStarts.length === paths.length + 1 &&
  bodyStarts.at(-1) === size;

async function restorePart(
  { index, bodies }: StoredPart,
  make: Make,
): Promise<(Restored & { readonly anew: boolean }) | null> {
  const bytes = await bytesOf(index);
  if (bytes === null) return null;
  const set = unpackSet(bytes.buffer);
  const files = set ?? storedFiles(bytes.buffer);
  if (files === null || !areWhole(files, bodies)) return null;
  if (set !== null) return { set, bodies, anew: false };
  const texts = await bytesOf(bodies);
  if (texts === null) return null;
  const { name, date, paths, bodyStarts } = files;
  const decoder = new TextDecoder();
  const made = await make(
    paths.map((path, at) => ({
      path,
      text: decoder.decode(texts.subarray(bodyStarts[at], bodyStarts[at + 1])),
    })),
    { name, date },
  );
  return { set: made.set, bodies: new Blob([made.bodies]), anew: true };
}
