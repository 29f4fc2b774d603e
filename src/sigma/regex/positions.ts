// A regular expression as an automaton of its characters: which can stand behind which. Repetitions with many counts are
// read as endless ones: what is ambiguous in the one is in the other.
import type { One, RegexNode, Repeat } from './ast';

export interface Automaton {
  readonly positions: readonly One[];
  /** By position, what may stand behind it. */
  readonly follow: readonly ReadonlySet<number>[];
  /** Repetitions that lead from one position to another on a way there was already. */
  readonly doubled: readonly { readonly from: number; readonly to: number; readonly by: Repeat }[];
  /** Endless repetitions and the positions in them, inner ones first. */
  readonly loops: readonly { readonly node: Repeat; readonly from: number; readonly to: number }[];
  readonly first: readonly number[];
}

interface Ends {
  readonly nullable: boolean;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** More than this is not analysed. */
const MAX_POSITIONS = 100;
/** Up to so many counts are written out. */
const FEW = 4;

/** null where it is too large. */
export function automatonOf(root: RegexNode): Automaton | null {
  const builder = new Builder();
  const ends = builder.build(root);
  if (ends === null) return null;
  const { positions, follow, doubled, loops } = builder;
  return { positions, follow, doubled, loops, first: ends.first };
}

const EMPTY: Ends = { nullable: true, first: [], last: [] };

class Builder {
  readonly positions: One[] = [];
  readonly follow: Set<number>[] = [];
  readonly doubled: { from: number; to: number; by: Repeat }[] = [];
  readonly loops: { node: Repeat; from: number; to: number }[] = [];

  build(node: RegexNode): Ends | null {
    switch (node.kind) {
      case 'place':
        return EMPTY;
      case 'one': {
        if (this.positions.length >= MAX_POSITIONS) return null;
        const at = this.positions.push(node) - 1;
        this.follow.push(new Set());
        return { nullable: false, first: [at], last: [at] };
      }
      case 'sequence':
        return this.#sequence(node.items.map((item) => () => this.build(item)));
      case 'choice':
        return this.#choice(node.options);
      case 'repeat':
        return this.#repeat(node);
    }
  }

  #sequence(items: readonly (() => Ends | null)[]): Ends | null {
    let whole = EMPTY;
    for (const item of items) {
      const next = item();
      if (next === null) return null;
      this.#join(whole.last, next.first, null);
      whole = {
        nullable: whole.nullable && next.nullable,
        first: whole.nullable ? [...whole.first, ...next.first] : whole.first,
        last: next.nullable ? [...whole.last, ...next.last] : next.last,
      };
    }
    return whole;
  }

  #choice(options: readonly RegexNode[]): Ends | null {
    let whole: Ends = { nullable: false, first: [], last: [] };
    for (const option of options) {
      const next = this.build(option);
      if (next === null) return null;
      whole = {
        nullable: whole.nullable || next.nullable,
        first: [...whole.first, ...next.first],
        last: [...whole.last, ...next.last],
      };
    }
    return whole;
  }

  #repeat(node: Repeat): Ends | null {
    const { item, least, most } = node;
    const once = () => this.build(item);
    const perhaps = () => optional(this.build(item));
    // a fixed count of what has a fixed length can't be cut in two ways
    if (most !== null && (most <= FEW || (most === least && !isEndless(item)))) {
      const written = Array.from({ length: Math.min(most, FEW) }, (_, i) =>
        i < least ? once : perhaps,
      );
      return this.#sequence(written);
    }
    const from = this.positions.length;
    const ends = this.build(item);
    if (ends === null) return null;
    this.#join(ends.last, ends.first, node);
    this.loops.push({ node, from, to: this.positions.length });
    return least === 0 ? optional(ends) : ends;
  }

  #join(last: readonly number[], first: readonly number[], by: Repeat | null): void {
    for (const from of last) {
      for (const to of first) {
        if (by !== null && this.follow[from]!.has(to)) this.doubled.push({ from, to, by });
        this.follow[from]!.add(to);
      }
    }
  }
}

function isEndless(node: RegexNode): boolean {
  switch (node.kind) {
    case 'one':
    case 'place':
      return false;
    case 'sequence':
      return node.items.some(isEndless);
    case 'choice':
      return node.options.some(isEndless);
    case 'repeat':
      return node.most === null || node.most > node.least || isEndless(node.item);
  }
}

const optional = (ends: Ends | null): Ends | null => ends && { ...ends, nullable: true };
