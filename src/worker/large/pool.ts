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

/** Pieces a worker has at most: the one it is at, and one that it goes on with at once. To be told of the next takes as long as half a piece. */
const AT_ONCE = 2;

/** A piece that somebody is at, or will be. */
interface Job {
  /** `at`: it was the one that was being read. */
  readonly lost: (at: boolean) => void;
}

export class Pool {
  readonly #start: StartReader;
  readonly #readers: Reader[] = [];
  /** What each is at, the first first. */
  readonly #jobs = new Map<Reader, Job[]>();
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
    for (const reader of begun) this.#take(reader);
  }

  /** Workers that have nothing to do. */
  get free(): number {
    return this.size - [...this.#jobs.values()].filter(({ length }) => length > 0).length;
  }

  /** Whether one more piece can be given to somebody. */
  get room(): boolean {
    return this.free > 0 || [...this.#jobs.values()].some(({ length }) => length < AT_ONCE);
  }

  /** Where the worker was that would take the next piece; null where it would be a new one. */
  get wasAt(): Piece | null {
    const next = this.#next();
    return next === null ? null : (this.#last.get(next) ?? null);
  }

  /** Rejects where the piece can't be read, or workers die over it. */
  async run(piece: Piece, ask: Ask): Promise<PieceAnswer> {
    for (let tries = 0; !this.#ended;) {
      const answer = await this.#answer(this.#next() ?? this.#take(this.#start()), piece, ask);
      if (typeof answer === 'object') return answer;
      if (answer === 'lost') tries += 1;
      if (tries === TRIES) throw new WorkersDied();
    }
    throw new Error('The pool has ended.');
  }

  /** Whoever has least to do; null: somebody who has not been started. */
  #next(): Reader | null {
    let [next, least] = [null as Reader | null, Infinity];
    // The one that worked last is warm.
    for (const reader of this.#readers) {
      const { length } = this.#jobs.get(reader)!;
      if (length <= least) [next, least] = [reader, length];
    }
    return least > 0 && this.#readers.length < this.size ? null : next;
  }

  /** No race with what may never resolve: that one would keep every answer. */
  async #answer(
    reader: Reader,
    piece: Piece,
    ask: Ask,
  ): Promise<PieceAnswer | 'lost' | 'never begun'> {
    const jobs = this.#jobs.get(reader)!;
    let job: Job | null = null;
    try {
      return await new Promise((resolve, reject) => {
        job = { lost: (at) => resolve(at ? 'lost' : 'never begun') };
        jobs.push(job);
        this.#last.set(reader, piece);
        reader.read(piece, ask).then(resolve, reject);
      });
    } finally {
      // Whoever refuses one piece is good for the next.
      jobs.splice(jobs.indexOf(job!), 1);
    }
  }

  #take(reader: Reader): Reader {
    this.#readers.push(reader);
    this.#jobs.set(reader, []);
    void reader.lost.then(() => {
      const at = this.#readers.indexOf(reader);
      if (at >= 0) this.#readers.splice(at, 1);
      this.#jobs.get(reader)?.forEach(({ lost }, i) => lost(i === 0));
      this.#jobs.delete(reader);
      reader.terminate();
    });
    return reader;
  }

  end(): void {
    this.#ended = true;
    for (const reader of this.#readers) reader.terminate();
    this.#readers.length = 0;
  }
}
