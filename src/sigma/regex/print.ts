// A regular expression → what this platform's engine reads under the flag `u`. Its own flags m and s are never set.
import type { PlaceKind, RegexNode } from './ast';

const PLACES: Readonly<Record<PlaceKind, string>> = {
  start: '^',
  // Python and PCRE break lines at \n only, and `$` also matches before one at the very end
  end: '(?=\\n?$)',
  'line-start': '(?:^|(?<=\\n))',
  'line-end': '(?:$|(?=\\n))',
  'word-edge': '\\b',
  'no-word-edge': '\\B',
};

export function toJs(node: RegexNode): string {
  switch (node.kind) {
    case 'one':
      return node.js;
    case 'place':
      return PLACES[node.at];
    case 'sequence':
      return node.items.map(toJs).join('');
    case 'choice':
      return `(?:${node.options.map(toJs).join('|')})`;
    case 'repeat': {
      const { item, least, most, lazy } = node;
      const atom = item.kind === 'one' ? toJs(item) : `(?:${toJs(item)})`;
      return atom + quantifier(least, most) + (lazy ? '?' : '');
    }
  }
}

function quantifier(least: number, most: number | null): string {
  if (most === null) return least === 0 ? '*' : least === 1 ? '+' : `{${least},}`;
  if (most === 1 && least === 0) return '?';
  return least === most ? `{${least}}` : `{${least},${most}}`;
}
