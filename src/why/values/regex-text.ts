// Texts that a regular expression holds on, made from its syntax tree: shortest first, then with other choices and more
// repetitions. Conditions on places are not looked at: who takes a text tries it.
import type { RegexFlags, RegexNode } from '../../sigma/regex/ast';
import { parseRegex } from '../../sigma/regex/parser';
import type { Piece } from './piece';

/** Texts made per expression. */
const VARIANTS = 12;

/** No text gets longer than this. */
const LONGEST = 4000;

/** Tried first where a set allows several characters. */
const LIKED =
  'ax1A_-. /:@=b0Z9!#$%&()*+,;<>?[]^`{|}~"\'\\\t\ncdefghijklmnopqrstuvwyzBCDEFGHIJKLMNOPQRSTUVWXY2345678éÄ€';

export function regexPieces(source: string, flags: RegexFlags): readonly Piece[] {
  const read = parseRegex(source, flags);
  if (!read.ok) return [];
  const { root, ignoreCase } = read.regex;
  const [start, end] = [anchored(root, 'start'), anchored(root, 'end')];
  const texts = new Set<string>();
  for (let variant = 0; variant < VARIANTS; variant += 1) {
    const text = new Writer(variant, ignoreCase).write(root);
    if (text !== null && text.length <= LONGEST) texts.add(text);
  }
  return [...texts].map((text) => {
    if (start && end) return { exact: text, prefix: '', middles: [], suffix: '' };
    if (start) return { exact: null, prefix: text, middles: [], suffix: '' };
    if (end) return { exact: null, prefix: '', middles: [], suffix: text };
    return { exact: null, prefix: '', middles: [text], suffix: '' };
  });
}

class Writer {
  #choice: number;

  constructor(
    private readonly variant: number,
    private readonly ignoreCase: boolean,
  ) {
    this.#choice = variant;
  }

  /** null where a set holds none of the characters tried. */
  write(node: RegexNode): string | null {
    switch (node.kind) {
      case 'place':
        return '';
      case 'one':
        return this.#character(node.js, node.edges);
      case 'sequence':
        return this.#joined(node.items);
      case 'choice': {
        const option = node.options[this.#choice % node.options.length]!;
        this.#choice = Math.floor(this.#choice / node.options.length) + (this.variant > 0 ? 1 : 0);
        return this.write(option);
      }
      case 'repeat': {
        const wished = node.least + (this.variant % 3);
        const times = Math.min(wished, node.most ?? wished);
        return this.#joined(new Array<RegexNode>(times).fill(node.item));
      }
    }
  }

  #joined(nodes: readonly RegexNode[]): string | null {
    let text = '';
    for (const node of nodes) {
      const piece = this.write(node);
      if (piece === null) return null;
      text += piece;
      if (text.length > LONGEST) return null;
    }
    return text;
  }

  #character(js: string, edges: readonly number[]): string | null {
    const set = new RegExp(`^${js}$`, this.ignoreCase ? 'iu' : 'u');
    const liked = [...LIKED];
    const from = this.variant % 4;
    const tried = [...liked.slice(from), ...liked.slice(0, from)];
    const found = tried.find((char) => set.test(char));
    if (found !== undefined) return found;
    const edge = edges.find((code) => code <= 0x10ffff && set.test(String.fromCodePoint(code)));
    return edge === undefined ? null : String.fromCodePoint(edge);
  }
}

function anchored(node: RegexNode, at: 'start' | 'end'): boolean {
  switch (node.kind) {
    case 'place':
      return node.at === at;
    case 'sequence': {
      const item = node.items.at(at === 'start' ? 0 : -1);
      return item !== undefined && anchored(item, at);
    }
    case 'choice':
      return node.options.every((option) => anchored(option, at));
    case 'one':
    case 'repeat':
      return false;
  }
}
