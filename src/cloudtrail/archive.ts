// A zip file → the files in it. What one of them claims to be is as much as it is given.
import { inflatedWithin } from './inflate-within';
import type { Bytes } from './unpack';
import { contentOf, zipListing, zipMembers, type ZipMember } from './zip-directory';

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
  const listed = zipListing(archive.length, reading(archive));
  if (listed === null) return 'broken';
  return listed.reduce((sum, { size }) => sum + size, 0) > most ? 'too-large' : listed;
}

/** Those files of it, each once. */
export function unpacked(archive: Bytes, names: readonly string[]): readonly Archived[] {
  const unpack = unpacker(archive, membersOf(archive) ?? []);
  return [...new Set(names)].map((name) => ({ name, bytes: unpack(name) }));
}

/** An archive whose directory is read once, for all that is unpacked of it. */
export interface OpenArchive {
  readonly files: readonly Listed[];
  /** null as for `Archived`. */
  readonly unpack: (name: string) => Bytes | null;
}

/** Refused as by `listOf`. */
export function openArchive(archive: Bytes, most: number): OpenArchive | 'broken' | 'too-large' {
  const files = membersOf(archive);
  if (files === null) return 'broken';
  if (files.reduce((sum, { size }) => sum + size, 0) > most) return 'too-large';
  return { files, unpack: unpacker(archive, files) };
}

function unpacker(archive: Bytes, files: readonly ZipMember[]): OpenArchive['unpack'] {
  const members = new Map(files.map((member) => [member.name, member]));
  let lies = 0;
  return (name) => {
    const member = members.get(name);
    const bytes = member === undefined || lies >= MOST_LIES ? null : bytesOf(archive, member);
    if (bytes === 'too-large') lies += 1;
    return typeof bytes === 'string' ? null : bytes;
  };
}

/** Files that hold more than they say, before none of an archive is believed any more: each costs as much as a megabyte. */
const MOST_LIES = 5;

const membersOf = (archive: Bytes): readonly ZipMember[] | null =>
  zipMembers(archive.length, reading(archive));

const reading = (archive: Bytes) => (from: number, to: number) => archive.subarray(from, to);

function bytesOf(archive: Bytes, member: ZipMember): Bytes | 'broken' | 'too-large' {
  const content = contentOf(archive, member);
  if (content === null) return 'broken';
  if (content.method === 0) return content.bytes.slice();
  return inflatedWithin(content.bytes, member.size);
}
