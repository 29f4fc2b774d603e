// A regular expression → steps of a machine that takes all ways at once. Data, no code made at run time.
import type { PlaceKind, RegexNode, Repeat } from '../../sigma/regex/ast';

export type Step =
  /** Takes one character that is in the set of this number. */
  | { readonly kind: 'one'; readonly set: number; readonly next: number }
  | { readonly kind: 'fork'; readonly next: number; readonly other: number }
  | { readonly kind: 'place'; readonly at: PlaceKind; readonly next: number }
  | { readonly kind: 'matched' };

export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
  /** As the platform writes them under the flag `u`. */
  readonly sets: readonly string[];
  /** Only the start of the text can begin a match. */
  readonly anchored: boolean;
}

export function programOf(root: RegexNode): Program {
  const compiler = new Compiler();
  const start = compiler.compile(root, compiler.add({ kind: 'matched' }));
  const { steps, sets } = compiler;
  return { steps, start, sets: [...sets.keys()], anchored: isAnchored(root) };
}

function isAnchored(node: RegexNode): boolean {
  if (node.kind === 'place') return node.at === 'start';
  return node.kind === 'sequence' && node.items[0] !== undefined && isAnchored(node.items[0]);
}

class Compiler {
  readonly steps: Step[] = [];
  readonly sets = new Map<string, number>();

  add(step: Step): number {
    return this.steps.push(step) - 1;
  }

  /** From the end to the start: gives the step to begin with when `next` is what follows. */
  compile(node: RegexNode, next: number): number {
    switch (node.kind) {
      case 'one': {
        const set = this.sets.get(node.js) ?? this.sets.size;
        this.sets.set(node.js, set);
        return this.add({ kind: 'one', set, next });
      }
      case 'place':
        return this.add({ kind: 'place', at: node.at, next });
      case 'sequence':
        return node.items.reduceRight((behind, item) => this.compile(item, behind), next);
      case 'choice': {
        const [first, ...others] = node.options.map((option) => this.compile(option, next));
        return others.reduce((other, one) => this.add({ kind: 'fork', next: one, other }), first!);
      }
      case 'repeat':
        return this.#repeat(node, next);
    }
  }

  #repeat({ item, least, most }: Repeat, next: number): number {
    let at = next;
    if (most === null) {
      at = this.add({ kind: 'fork', next: -1, other: next });
      this.steps[at] = { kind: 'fork', next: this.compile(item, at), other: next };
    }
    for (let i = least; i < (most ?? 0); i += 1) {
      at = this.add({ kind: 'fork', next: this.compile(item, at), other: next });
    }
    for (let i = 0; i < least; i += 1) at = this.compile(item, at);
    return at;
  }
}
