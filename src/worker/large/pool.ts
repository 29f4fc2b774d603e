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

export class Pool {
  readonly #start: StartReader;
  readonly #idle: Reader[] = [];
  readonly #busy = new Set<Reader>();
  /** How many may work at the same time. */
  readonly size: number;

  constructor(start: StartReader, size: number) {
    this.#start = start;
    this.size = Math.max(1, size);
  }

  get free(): number {
    return this.size - this.#busy.size;
  }

  /** Rejects where the piece can't be read, or workers die over it. */
  async run(piece: Piece, ask: Ask): Promise<PieceAnswer> {
    for (let tries = 1; ; tries += 1) {
      const reader = this.#idle.pop() ?? this.#start();
      this.#busy.add(reader);
      const answer = await Promise.race([
        reader.read(piece, ask),
        reader.lost.then(() => null),
      ]).finally(() => this.#busy.delete(reader));
      if (answer !== null) {
        this.#idle.push(reader);
        return answer;
      }
      reader.terminate();
      if (tries === TRIES) throw new Error('Workers died over this piece.');
    }
  }

  end(): void {
    for (const reader of [...this.#idle, ...this.#busy]) reader.terminate();
    this.#idle.length = 0;
  }
}
