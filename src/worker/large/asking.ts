// What crosses the border to a reader. An ask does so once: many pieces are asked the same, and what a test or condition says is made
// ready by the objects that are it. Both ends keep the same few.
import type { PlanNode } from '../../engine/plan';
import type { Ask, Piece } from './piece';

export interface Sent {
  readonly piece: Piece;
  /** Every copy of a blob is another object: this tells that it is the same. */
  readonly blob: number;
  readonly id: string;
  /** null: the one that was sent under this id before. */
  readonly ask: Ask | null;
}

/** Rules as they are and as they were before; pieces that know more than others. */
const MOST = 16;

const numbers = new WeakMap<PlanNode, number>();
let last = 0;

function numberOf(condition: PlanNode): number {
  let number = numbers.get(condition);
  if (number === undefined) numbers.set(condition, (number = ++last));
  return number;
}

const idOf = ({ facts, tests, conditions }: Ask): string =>
  JSON.stringify([facts, tests.map(({ key }) => key), conditions.map(numberOf)]);

const blobs = new WeakMap<Blob, number>();

function numberOfBlob(blob: Blob): number {
  let number = blobs.get(blob);
  if (number === undefined) blobs.set(blob, (number = ++last));
  return number;
}

/** The end that asks; one for each reader. */
export class AskSender {
  readonly #known = new Set<string>();

  send(piece: Piece, ask: Ask): Sent {
    const id = idOf(ask);
    const of = { piece, blob: numberOfBlob(piece.blob), id };
    if (this.#known.has(id)) return { ...of, ask: null };
    this.#known.add(id);
    dropOldest(this.#known);
    return { ...of, ask };
  }
}

/** The end that is asked. */
export class AskKeeper {
  readonly #known = new Map<string, Ask>();
  #blob: { readonly number: number; readonly blob: Blob } | null = null;

  take({ piece, blob: number, id, ask }: Sent): { readonly piece: Piece; readonly ask: Ask } {
    if (ask !== null) {
      this.#known.set(id, ask);
      dropOldest(this.#known);
    }
    // Of the file it was at last, so that it can go on where it was.
    if (this.#blob?.number !== number) this.#blob = { number, blob: piece.blob };
    return { piece: { ...piece, blob: this.#blob.blob }, ask: this.#known.get(id)! };
  }
}

function dropOldest(known: Set<string> | Map<string, Ask>): void {
  const [oldest] = known.keys();
  if (known.size > MOST) known.delete(oldest!);
}
