// What a worker of the pool does: reads one piece behind the other, in the order asked for.
import type { Memory } from '../../cloudtrail/gunzip-sound';
import { AskKeeper, type Sent } from './asking';
import type { Ask, Piece, PieceCut, PieceRead, StreamedBytes } from './piece';
import { allOf, isReadWhole, readPiece } from './read-piece';
import type { SIZES } from './sizes';

/** Without the blob, which whoever asked has: a copy of it costs more than all the rest. */
export type Answer =
  PieceCut | (Omit<PieceRead, 'piece'> & { readonly piece: Omit<Piece, 'blob'> });

export class PieceReading {
  readonly #bytesOf: (blob: Blob) => Omit<StreamedBytes, 'all'>;
  readonly #memory: Memory | undefined;
  readonly #sizes: typeof SIZES | undefined;
  readonly #keeper = new AskKeeper();
  /** Of those that wait, what was begun to be read: a file is soon there, but not while another is looked at. */
  readonly #begun = new WeakMap<Blob, ReturnType<typeof allOf>>();
  #last: Promise<unknown> = Promise.resolve();

  /** `memory`: where what is unpacked lies until the next. */
  constructor(
    bytesOf: (blob: Blob) => Omit<StreamedBytes, 'all'>,
    memory?: Memory,
    sizes?: typeof SIZES,
  ) {
    this.#bytesOf = bytesOf;
    this.#memory = memory;
    this.#sizes = sizes;
  }

  /** Rejects where the piece can't be read; the next is read all the same. */
  read(sent: Sent): Promise<Answer> {
    const { piece, ask } = this.#keeper.take(sent);
    if (isReadWhole(piece, this.#sizes)) this.#begin(piece.blob);
    const answer = this.#last.then(() => this.#answer(piece, ask));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** What goes wrong shows when it is looked at. */
  #begin(blob: Blob): void {
    const bytes = allOf(blob);
    bytes.catch(() => undefined);
    this.#begun.set(blob, bytes);
  }

  async #answer(piece: Piece, ask: Ask): Promise<Answer> {
    const bytesOf = (blob: Blob): StreamedBytes => ({
      ...this.#bytesOf(blob),
      all: () => this.#begun.get(blob) ?? allOf(blob),
    });
    try {
      const answer = await readPiece(piece, ask, bytesOf, this.#sizes, this.#memory);
      if (answer.kind === 'cut') return answer;
      const { blob, ...own } = answer.piece;
      void blob;
      return { ...answer, piece: own };
    } finally {
      this.#begun.delete(piece.blob);
    }
  }
}
