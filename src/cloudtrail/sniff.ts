// What bytes are, told by how they begin: never by a file's name.

/** `gzip`, `zip`, `tar`: other files packed. `parquet`, `avro`, `orc`: tables that are no text. */
export type BytesKind = 'text' | 'gzip' | 'zip' | 'tar' | 'parquet' | 'avro' | 'orc' | 'binary';

const MAGIC: readonly (readonly [BytesKind, string])[] = [
  ['gzip', '\u001f\u008b'],
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
  ['parquet', 'PAR1'],
  ['avro', 'Obj\u0001'],
  ['orc', 'ORC'],
];

export function kindOfBytes(bytes: Uint8Array): BytesKind {
  const starts = (text: string, from = 0) =>
    [...text].every((character, i) => bytes[from + i] === character.charCodeAt(0));
  const known = MAGIC.find(([, magic]) => starts(magic));
  if (known) return known[0];
  if (starts('ustar', 257)) return 'tar';
  if (encodingOf(bytes) !== 'utf-8') return 'text';
  return bytes.subarray(0, 1000).includes(0) ? 'binary' : 'text';
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By its mark, and without one by the zeros that UTF-16 has in every other place. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return 'utf-16be';
  return 'utf-8';
}
