// Workers that read pieces, as many as there are cores. One that dies is replaced, and what it was at is tried once more.
import type { Ask, Piece, PieceAnswer } from './piece';

/** A worker of the pool. */
export interface Reader {
  read(piece: Piece, ask: Ask): Promise<PieceAnswer>;
  /** Resolves when it is gone without having been ended. */
  readonly lost: Promise<unknown>;
  terminate(): void;
}

export type StartReader = () => Reader;

/** Twice is no accident: the piece itself is too much. */
const TRIES = 2;

export class WorkersDied extends Error {
  constructor() {
    super('Workers died over this piece.');
  }
}

export class Pool {
  readonly #start: StartReader;
  readonly #idle: Reader[] = [];
  /** How those at work hear that they are lost. */
  readonly #busy = new Map<Reader, () => void>();
  /** Where each was last. */
  readonly #last = new WeakMap<Reader, Piece>();
  #ended = false;
  /** How many may work at the same time. */
  readonly size: number;

  /** `begun` were started before it was known what they are to read. */
  constructor(start: StartReader, size: number, begun: readonly Reader[] = []) {
    this.#start = start;
    // Not every browser says how many cores there are.
    this.size = Math.max(1, size || 1);
    this.#idle.push(...begun.map((reader) => this.#watched(reader)));
  }

  get free(): number {
    return this.size - this.#busy.size;
  }

  /** Where the worker was that would take the next piece; null where it would be a new one. */
  get wasAt(): Piece | null {
    const next = this.#idle.at(-1);
    return next === undefined ? null : (this.#last.get(next) ?? null);
  }

  /** Rejects where the piece can't be read, or workers die over it. */
  async run(piece: Piece, ask: Ask): Promise<PieceAnswer> {
    for (let tries = 1; !this.#ended; tries += 1) {
      const reader = this.#idle.pop() ?? this.#begin();
      try {
        const answer = await this.#answer(reader, piece, ask);
        if (answer !== null) return answer;
      } finally {
        // Whoever refuses one piece is good for the next.
        if (this.#busy.delete(reader)) this.#idle.push(reader);
      }
      if (tries === TRIES) throw new WorkersDied();
    }
    throw new Error('The pool has ended.');
  }

  /** null where the reader is lost. No race with what may never resolve: that one would keep every answer. */
  #answer(reader: Reader, piece: Piece, ask: Ask): Promise<PieceAnswer | null> {
    return new Promise((resolve, reject) => {
      this.#busy.set(reader, () => resolve(null));
      this.#last.set(reader, piece);
      reader.read(piece, ask).then(resolve, reject);
    });
  }

  #begin(): Reader {
    return this.#watched(this.#start());
  }

  #watched(reader: Reader): Reader {
    void reader.lost.then(() => {
      const tell = this.#busy.get(reader);
      this.#busy.delete(reader);
      tell?.();
      const at = this.#idle.indexOf(reader);
      if (at >= 0) this.#idle.splice(at, 1);
      reader.terminate();
    });
    return reader;
  }

  end(): void {
    this.#ended = true;
    for (const reader of [...this.#idle, ...this.#busy.keys()]) reader.terminate();
    this.#idle.length = 0;
  }
}
