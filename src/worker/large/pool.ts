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
  readonly #busy = new Set<Reader>();
  #ended = false;
  /** How many may work at the same time. */
  readonly size: number;

  constructor(start: StartReader, size: number) {
    this.#start = start;
    // Not every browser says how many cores there are.
    this.size = Math.max(1, size || 1);
  }

  get free(): number {
    return this.size - this.#busy.size;
  }

  /** Rejects where the piece can't be read, or workers die over it. */
  async run(piece: Piece, ask: Ask): Promise<PieceAnswer> {
    for (let tries = 1; !this.#ended; tries += 1) {
      const reader = this.#idle.pop() ?? this.#begin();
      this.#busy.add(reader);
      try {
        const answer = await Promise.race([reader.read(piece, ask), reader.lost.then(() => null)]);
        if (answer !== null) return answer;
      } finally {
        // Whoever refuses one piece is good for the next.
        if (this.#busy.delete(reader)) this.#idle.push(reader);
      }
      if (tries === TRIES) throw new WorkersDied();
    }
    throw new Error('The pool has ended.');
  }

  #begin(): Reader {
    const reader = this.#start();
    void reader.lost.then(() => {
      this.#busy.delete(reader);
      const at = this.#idle.indexOf(reader);
      if (at >= 0) this.#idle.splice(at, 1);
      reader.terminate();
    });
    return reader;
  }

  end(): void {
    this.#ended = true;
    for (const reader of [...this.#idle, ...this.#busy]) reader.terminate();
    this.#idle.length = 0;
  }
}
