// What is asked of which piece next: verdicts of all pieces first, then the rest. In the order of the files, and each reader goes a
// stretch of its own: who reads on where it was reads several times as quickly as who begins anew.
import type { Plan, Test } from '../../engine/plan';
import type { Held } from './held';
import type { Ask, Piece } from './piece';
import { wantedOf, type Wanted } from './wanted';

/** Pieces of a stretch at most: one that takes longer keeps what is behind it waiting. */
const MOST_PIECES = 16;

/** Stretches a worker gets of a file at least, so that all end at about the same time. */
const STRETCHES = 4;

/** How far ahead is looked for a stretch that nobody is at. */
const SIGHT = 64;

export class Order {
  wanted: Wanted = wantedOf([]);
  readonly #workers: number;
  readonly #piece: number;
  /** Before these nobody is left without verdicts, or without the rest. */
  #judged = 0;
  #counted = 0;

  /** `piece`: bytes of most pieces. */
  constructor(workers: number, piece: number) {
    this.#workers = workers;
    this.#piece = piece;
  }

  want(plans: readonly Plan[]): void {
    this.wanted = wantedOf(plans);
    this.begin();
  }

  /** From the first piece on: what was passed over may be lacking now. */
  begin(): void {
    this.beginAt(0);
  }

  beginAt(at: number): void {
    this.#judged = Math.min(this.#judged, at);
    this.#counted = Math.min(this.#counted, at);
  }

  /** Other things may be wanted since a piece was passed over as busy. */
  again(held: Held, at: number): void {
    const judged = this.#unjudged(held).length === 0;
    if (judged && (this.#counted === 0 || !this.missing(held))) return;
    if (!judged) this.#judged = Math.min(this.#judged, at);
    this.#counted = Math.min(this.#counted, at);
  }

  /** Tests in force of which nothing is known of a piece. */
  lacks({ tests }: Held): Test[] {
    return [...this.wanted.tests.values()].filter(({ key }) => !tests.has(key));
  }

  /** Something of what its records say is not known. */
  missing(held: Held): boolean {
    return !held.facts || this.lacks(held).length > 0;
  }

  /** `last`: where the reader was that is asked. */
  next(all: readonly Held[], last: Piece | null): [Held, Ask] | null {
    const behind = last === null ? undefined : this.#behind(all, last);
    const judge = (held: Held) => this.#judge(held);
    const count = (held: Held) => (this.missing(held) ? this.#whole(held) : null);
    this.#judged = firstFrom(all, this.#judged, judge);
    const verdicts = this.#choose(all, this.#judged, behind, judge);
    if (verdicts !== null) return verdicts;
    this.#counted = firstFrom(all, this.#counted, count);
    return this.#choose(all, this.#counted, behind, count);
  }

  #choose(
    all: readonly Held[],
    from: number,
    behind: Held | undefined,
    ask: (held: Held) => Ask | null,
  ): [Held, Ask] | null {
    if (from === all.length) return null;
    const open = (held: Held | undefined) =>
      held !== undefined && isOpen(held) && ask(held) !== null;
    const busy = all.filter((held) => held.busy);
    const near = all.slice(from, from + SIGHT);
    const free = (held: Held) => !busy.some((other) => this.#together(other.piece, held.piece));
    const held = open(behind)
      ? behind!
      : (near.find((one) => open(one) && free(one)) ?? all[from]!);
    return [held, ask(held)!];
  }

  /** The piece of the same stretch that comes behind another. */
  #behind(all: readonly Held[], last: Piece): Held | undefined {
    if (last.to === last.blob.size) return undefined;
    return all.find(
      ({ piece }) =>
        piece.blob === last.blob && piece.from === last.to && this.#together(piece, last),
    );
  }

  #together(one: Piece, other: Piece): boolean {
    if (one.blob !== other.blob) return false;
    const pieces = one.blob.size / this.#piece / (STRETCHES * this.#workers);
    const stretch = this.#piece * Math.min(MOST_PIECES, Math.max(1, Math.floor(pieces)));
    return Math.floor(one.from / stretch) === Math.floor(other.from / stretch);
  }

  #unjudged({ conditions }: Held): [string, Plan][] {
    return [...this.wanted.plans].filter(([key]) => !conditions.has(key));
  }

  #judge(held: Held): Ask | null {
    const unknown = this.#unjudged(held);
    const needed = held.count === null || (unknown.length > 0 && this.lacks(held).length > 0);
    if (!needed) return null;
    if (!this.wanted.quick) return this.#whole(held);
    return { facts: false, tests: [], conditions: unknown.map(([, { condition }]) => condition) };
  }

  #whole(held: Held): Ask {
    return { facts: !held.facts, tests: this.lacks(held), conditions: [] };
  }
}

const isOpen = ({ busy, closed }: Held): boolean => !busy && !closed;

/** The first from a place on that is open and of which something is asked; the number of all where none is. */
function firstFrom(all: readonly Held[], from: number, ask: (held: Held) => Ask | null): number {
  let at = from;
  while (at < all.length && !(isOpen(all[at]!) && ask(all[at]!) !== null)) at += 1;
  return at;
}
