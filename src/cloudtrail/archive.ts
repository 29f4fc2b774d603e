// A zip file → the files in it. What one of them claims to be is as much as it is given.
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { isBeside } from '../text/file-name';
import type { Bytes } from './unpack';

export interface Archived {
  readonly name: string;
  /** null where this one is damaged, or locked by a password. */
  readonly bytes: Bytes | null;
}

/** What the list of an archive says of a file. */
export interface Listed {
  readonly name: string;
  /** Bytes once it is unpacked. */
  readonly size: number;
}

/** The files of an archive in its own order; `broken` where it has no end, `too-large` beyond `most` bytes of files. */
export function filesIn(
  archive: Bytes,
  most: number,
): readonly Archived[] | 'broken' | 'too-large' {
  const listed = listOf(archive, most);
  return typeof listed === 'string'
    ? listed
    : unpacked(
        archive,
        listed.map(({ name }) => name),
      );
}

/** The same without unpacking any. */
export function listOf(archive: Bytes, most: number): readonly Listed[] | 'broken' | 'too-large' {
  const files: Listed[] = [];
  let size = 0;
  const wanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (name.endsWith('/') || isBeside(name)) return false;
    files.push({ name, size: originalSize });
    size += originalSize;
    return false;
  };
  try {
    unzipSync(archive, { filter: wanted });
  } catch {
    return 'broken';
  }
  return size > most ? 'too-large' : files;
}

/** Those files of it, each once. */
export function unpacked(archive: Bytes, names: readonly string[]): readonly Archived[] {
  const kept = new Set(names);
  const all = tried(archive, ({ name }) => kept.has(name));
  return [...kept].map((name) => {
    const own = all ?? tried(archive, (file) => file.name === name);
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
