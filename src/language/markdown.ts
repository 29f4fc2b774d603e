// Text of rules and events inside Markdown: it stays text, whatever it says.

/** A code span, of as many backticks as it takes. */
export function code(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ⏎ ');
  if (line.trim() === '') return line === '' ? 'the empty text' : `\`"${line}"\``;
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(line) ? ' ' : '';
  return fence + pad + line + pad + fence;
}

/** Plain words that may quote the rule: no sign of Markdown or HTML keeps its meaning. */
export const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-.!<>|~&:/@]/g, '\\$&');

/** What fits beside a label: without Markdown, up to the first stop. */
export const firstSentence = (doc: string): string =>
  /^.*?(?=[.:;](?:\s|$)|$)/.exec(doc.replaceAll('`', ''))![0];

/** `1 event`, `12 events`. */
export const counted = (n: number, one: string): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : `${one}s`}`;

/** `a`, `a and b`, `a, b and c`, `a, b and 7 more`. */
export function listed(words: readonly string[], joint: 'and' | 'or', most = 5): string {
  const shown =
    words.length > most + 1 ? [...words.slice(0, most), `${words.length - most} more`] : [...words];
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} ${joint} ${last}`;
}
