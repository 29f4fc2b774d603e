// How much of a file is taken at a time. Tests take less.

export interface Sizes {
  /** Bytes of one piece: little enough to be read again when one looks at a record, enough to be worth a message. */
  readonly piece: number;
  /** Bytes that are enough to tell how a file is laid out. */
  readonly head: number;
  /** Bytes looked through at a time for where a record begins. */
  readonly window: number;
  /** A record of more bytes than this is none; it is left out, and that is said. */
  readonly record: number;
  /** Bytes of a file that has to be read as a whole. */
  readonly whole: number;
  /** Bytes of a packed file that are unpacked whenever they are needed; of more, what comes out is kept where the browser keeps files. */
  readonly unpacked: number;
}

export const SIZES: Sizes = {
  piece: 4 * 1024 * 1024,
  head: 256 * 1024,
  window: 64 * 1024,
  record: 64 * 1024 * 1024,
  whole: 256 * 1024 * 1024,
  unpacked: 32 * 1024 * 1024,
};
