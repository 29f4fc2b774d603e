// What a regular expression may cost an engine that tries one way after the other, as this platform's does.
import type { RegexNode } from './ast';

/** Ways to match one text from one place: bounds the steps of such an engine. Infinity where repetition has no end. */
export function waysOf(node: RegexNode): number {
  switch (node.kind) {
    case 'one':
    case 'place':
      return 1;
    case 'sequence':
      return node.items.reduce((product, item) => product * waysOf(item), 1);
    case 'choice':
      return node.options.reduce((sum, option) => sum + waysOf(option), 0);
    case 'repeat': {
      if (node.most === null) return Infinity;
      const each = waysOf(node.item);
      if (each === Infinity) return node.most === 0 ? 1 : Infinity;
      if (each === 1) return node.most - node.least + 1;
      // each count of repetitions is a way of its own
      return (each ** (node.most + 1) - each ** node.least) / (each - 1);
    }
  }
}

/** Its size with repetitions written out: bounds the steps of the linear matcher for each character. */
export function partsOf(node: RegexNode): number {
  switch (node.kind) {
    case 'one':
    case 'place':
      return 1;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + partsOf(item), 1);
    case 'choice':
      return node.options.reduce((sum, option) => sum + partsOf(option), 1);
    case 'repeat':
      return 1 + partsOf(node.item) * Math.max(1, node.least, node.most ?? 0);
  }
}

/** Up to so many steps from each place of a text the platform's engine is asked; beyond, the linear matcher. */
const MAX_STEPS = 2000;

/** Also, that engine takes the middle of a surrogate pair for a place where `\B` holds. */
export const isTame = (root: RegexNode): boolean =>
  waysOf(root) * partsOf(root) <= MAX_STEPS && !asksForNoEdge(root);

export function asksForNoEdge(node: RegexNode): boolean {
  switch (node.kind) {
    case 'one':
      return false;
    case 'place':
      return node.at === 'no-word-edge';
    case 'sequence':
      return node.items.some(asksForNoEdge);
    case 'choice':
      return node.options.some(asksForNoEdge);
    case 'repeat':
      return asksForNoEdge(node.item);
  }
}

/** The linear matcher takes no more. */
export const MAX_PARTS = 10_000;
