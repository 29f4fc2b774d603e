// Colours for YAML, line by line. A painter, not a parser: what a rule means is decided in the worker.

export interface Token {
  readonly kind: 'key' | 'modifier' | 'value' | 'comment' | 'punctuation';
  /** Offsets into the line. */
  readonly start: number;
  readonly end: number;
}

const KEY = /^((?:- +)*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'[\]{},][^#]*?)(:)(?=\s|$)/;
const BLOCK = /[|>][+-]?\d?[+-]?\s*(#.*)?$/;

/** Tokens of every line; what no token covers is plain. */
export function yamlTokens(lines: readonly string[]): Token[][] {
  let block = -1;
  return lines.map((line) => {
    const indent = line.search(/\S/);
    if (block >= 0 && (indent < 0 || indent > block)) {
      return indent < 0 ? [] : [{ kind: 'value', start: indent, end: line.length }];
    }
    block = -1;
    const tokens = lineTokens(line);
    if (/^\s*(- +)*[^#]*:\s/.test(line) && BLOCK.test(line)) block = Math.max(0, indent);
    return tokens;
  });
}

function lineTokens(line: string): Token[] {
  const tokens: Token[] = [];
  const push = (kind: Token['kind'], start: number, end: number) => {
    if (end > start) tokens.push({ kind, start, end });
  };
  const comment = commentStart(line);
  const body = line.slice(0, comment);
  let at = Math.max(0, body.search(/\S/));
  const key = KEY.exec(body.slice(at));
  if (key !== null) {
    const [, dashes = '', name = ''] = key;
    push('punctuation', at, at + dashes.trimEnd().length);
    at += dashes.length;
    const bar = name.indexOf('|');
    push('key', at, at + (bar < 0 ? name.length : bar));
    if (bar >= 0) push('modifier', at + bar, at + name.length);
    at += name.length;
    push('punctuation', at, at + 1);
    at += 1;
  } else if (/^(- +|-$)/.test(body.slice(at))) {
    push('punctuation', at, at + 1);
    at += 1;
  }
  const value = body.slice(at).search(/\S/);
  if (value >= 0) push('value', at + value, body.trimEnd().length);
  push('comment', comment, line.length);
  return tokens;
}

/** Where the comment of a line begins: a `#` at the start or behind a blank, outside quotes. */
function commentStart(line: string): number {
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    const before = i === 0 ? ' ' : line[i - 1]!;
    if (quote !== '') {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && /[\s:,[{-]/.test(before)) quote = c;
    else if (c === '#' && /\s/.test(before)) return i;
  }
  return line.length;
}
