// Where a bracket or a quotation mark was opened that is not closed: the YAML parser only says where it gave up.
import type { Range } from '../../text/range';

export interface Unclosed {
  readonly open: string;
  readonly close: string;
  readonly range: Range;
}

const CLOSES: Readonly<Record<string, string>> = { '[': ']', '{': '}', '"': '"', "'": "'" };

/** The innermost one that stands open at `end`, or null. Block scalars are not looked for: an apostrophe in one may mislead. */
export function unclosedBefore(text: string, end: number): Unclosed | null {
  const opened: number[] = [];
  let quote = -1;
  for (let at = startOf(text, end); at < end; at += 1) {
    const char = text[at]!;
    if (quote >= 0) {
      if (char === '\\' && text[quote] === '"') at += 1;
      else if (char === "'" && text[quote] === char && text[at + 1] === char) at += 1;
      else if (char === text[quote]) quote = -1;
      continue;
    }
    const begins = /[\s,[{:]/.test(text[at - 1] ?? '\n');
    if (char === '#' && /\s/.test(text[at - 1] ?? '\n')) at = lineEnd(text, at) - 1;
    else if ((char === '"' || char === "'") && begins) quote = at;
    else if ((char === '[' || char === '{') && (begins || opened.length > 0)) opened.push(at);
    else if ((char === ']' || char === '}') && opened.length > 0) opened.pop();
  }
  const at = quote >= 0 ? quote : opened.at(-1);
  if (at === undefined) return null;
  return { open: text[at]!, close: CLOSES[text[at]!]!, range: [at, at + 1] };
}

/** Far enough for what one forgets to close; a text may hold many that are broken. */
const FAR = 4000;

/** The document's beginning, or a line's not too far above. */
function startOf(text: string, end: number): number {
  const near = text.slice(Math.max(0, end - FAR), end);
  const from = Math.max(0, end - FAR);
  const document = near.lastIndexOf('\n---');
  if (document >= 0) return from + document + 4;
  return from === 0 ? 0 : from + near.indexOf('\n') + 1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
