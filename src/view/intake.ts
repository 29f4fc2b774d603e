// What a text or a file is: content decides, the name only where the content can't.

export { isBeside } from '../text/file-name';

export type Kind = 'rule' | 'events' | 'unknown';

const RULE_KEY = /^(?:title|detection|logsource|correlation|action|filter)[ \t]*:/m;

/** Whatever follows: what is packed or UTF-16 looks odd as text, so bytes are asked first. */
export const beginsAsEvents = (bytes: Uint8Array, head: string): boolean =>
  MAGIC.some((magic) => magic.every((byte, i) => bytes[i] === byte)) ||
  /^\uFEFF?\s*[[{]/.test(head);

/** `head` is the beginning of the content. */
export function kindOf(name: string, bytes: Uint8Array, head: string): Kind {
  if (beginsAsEvents(bytes, head)) return 'events';
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (RULE_KEY.test(head)) return 'rule';
  if (/\.ya?ml$/i.test(name)) return 'rule';
  if (TABLE.test(start) || LOG.test(start)) return 'events';
  return /\.(json|ndjson|jsonl|log|gz|zip|csv|tsv|parquet|avro|orc)$/i.test(name)
    ? 'events'
    : 'unknown';
}

/** gzip, zip, UTF-16 of either order; Parquet, which the reader names. */
const MAGIC = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 3, 4],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x50, 0x41, 0x52, 0x31],
];

/** Names with one sign between them, and another line. */
const TABLE =
  /^"?[\w@#$][\w@.#$ -]*"?(?:([,;\t])"?[\w@#$][\w@.#$ ()[\]-]*"?)(?:\1"?[\w@#$][\w@.#$ ()[\]-]*"?)*\r?\n./;

/** A line with JSON at its end. */
const LOG = /^[^\n{]*\{\s*"[^\n]*\}\s*$/m;

export const kindOfText = (text: string): Kind => kindOf('', new Uint8Array(0), text);
