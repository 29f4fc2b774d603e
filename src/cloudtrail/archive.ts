// A zip file → the files in it. What one of them claims to be is as much as it is given.
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { isBeside } from '../text/file-name';
import type { Bytes } from './unpack';

export interface Archived {
  readonly name: string;
  /** null where this one is damaged, or locked by a password. */
  readonly bytes: Bytes | null;
}

/** The files of an archive in its own order; `broken` where it has no end, `too-large` beyond `most` bytes of files. */
export function filesIn(
  archive: Bytes,
  most: number,
): readonly Archived[] | 'broken' | 'too-large' {
  const names: string[] = [];
  let size = 0;
  const wanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (name.endsWith('/') || isBeside(name)) return false;
    names.push(name);
    size += originalSize;
    return false;
  };
  try {
    unzipSync(archive, { filter: wanted });
  } catch {
    return 'broken';
  }
  if (size > most) return 'too-large';
  const kept = new Set(names);
  const unpacked = tried(archive, ({ name }) => kept.has(name));
  return [...kept].map((name) => {
    const own = unpacked ?? tried(archive, (file) => file.name === name);
    return { name, bytes: own?.[name] ?? null };
  });
}

/** One damaged file spoils them all: then each is tried by itself. */
function tried(
  archive: Bytes,
  filter: (file: UnzipFileInfo) => boolean,
): Readonly<Record<string, Bytes>> | null {
  try {
    return unzipSync(archive, { filter });
  } catch {
    return null;
  }
}
