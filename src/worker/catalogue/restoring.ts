// A stored set → the set, open. Reads no rule: of a set that is to be made anew, others do.
import {
  depthIn,
  depthPlace,
  HEAD_BYTES,
  isWhole,
  lastStart,
  layoutOf,
  listedIn,
  listedPlace,
  type StoredFiles,
} from '../../catalogue/stored-set';
import type { DroppedFile, StoredPart, StoredSet } from '../catalogue-api';
import { bytesOf, type Bytes } from './blob-bytes';
import type { Made, Making } from './making-set';
import { openPart, type OpenPart } from './open-part';

/** Makes a set of the texts of its files. */
export type Make = (files: readonly DroppedFile[], making: Making) => Promise<Made>;

export interface RestoredSet {
  readonly parts: readonly OpenPart[];
  /** To be kept instead: it was of another version. */
  readonly renewed: StoredSet | null;
}

interface RestoredPart {
  readonly part: OpenPart;
  /** null where it is kept as it is; else it was made anew. */
  readonly made: Made | null;
}

/** null where a part can't be read any more. An older one is made anew from its bodies. */
export async function restore(stored: StoredSet, make: Make): Promise<RestoredSet | null> {
  const restored = await Promise.all(stored.parts.map((part) => restorePart(part, make)));
  const whole = restored.filter((one) => one !== null);
  if (whole.length < restored.length || whole.length === 0) return null;
  const parts = whole.map(({ part }) => part);
  if (whole.every(({ made }) => made === null)) return { parts, renewed: null };
  const packed = await Promise.all(
    whole.map(async ({ made }, at) =>
      made === null ? [stored.parts[at]!] : (await made.pack()).parts,
    ),
  );
  const rules = parts.reduce((sum, { set }) => sum + set.heads.length, 0);
  return { parts, renewed: { ...stored, rules, parts: packed.flat() } };
}

/** All texts are there. What another version listed, or what is damaged, may lack anything. */
const areWhole = ({ paths, bodyStarts }: Partial<StoredFiles>, { size }: Blob): boolean =>
  Array.isArray(paths) &&
  Array.isArray(bodyStarts) &&
  bodyStarts.length === paths.length + 1 &&
  bodyStarts.at(-1) === size;

async function restorePart(
  { index, bodies, lists = HEAD_BYTES }: StoredPart,
  make: Make,
): Promise<RestoredPart | null> {
  const at = async ([from, to]: readonly [from: number, to: number]): Promise<Bytes> =>
    (await bytesOf(index.slice(from, to))) ?? new Uint8Array(0);
  const first = await at([0, Math.max(lists, HEAD_BYTES)]);
  const head = first.subarray(0, HEAD_BYTES);
  const place = listedPlace(head, index.size);
  if (place === null) return null;
  const layout = layoutOf(head, index.size);
  // Read while what stands before it is parsed.
  const last = layout === null ? null : at(lastStart(layout));
  const listed = listedIn(first.length >= place[1] ? first.subarray(...place) : await at(place));
  if (listed === null || !areWhole(listed, bodies)) return null;
  if (layout !== null && last !== null && isWhole(layout, await last)) {
    const depth = async () => {
      const rest = await bytesOf(index.slice(...depthPlace(layout)));
      if (rest === null)
        throw new Error(`${listed.name} can’t be read any more. Take it in again.`);
      return depthIn(layout, rest);
    };
    return { part: openPart(listed, bodies, depth), made: null };
  }
  const made = await makeAnew(listed, bodies, make);
  return made && { part: made.part, made };
}

async function makeAnew(
  { name, date, paths, bodyStarts }: StoredFiles,
  bodies: Blob,
  make: Make,
): Promise<Made | null> {
  const texts = await bytesOf(bodies);
  if (texts === null) return null;
  const decoder = new TextDecoder();
  const files = paths.map((path, at) => ({
    path,
    content: decoder.decode(texts.subarray(bodyStarts[at], bodyStarts[at + 1])),
  }));
  return make(files, { name, date });
}
