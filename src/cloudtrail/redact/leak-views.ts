// A finished text as anybody may read it: as it stands, with escapes, percent-encoding and base64 undone, one in the other.

export interface View {
  readonly text: string;
  readonly view: 'plain' | 'percent' | 'base64';
}

/** Deep enough for a policy in a query in a token. */
const DEPTH = 4;

export function* viewsOf(text: string, view: View['view'] = 'plain', depth = 0): Iterable<View> {
  const bare = unescaped(text);
  yield { text: bare, view };
  if (depth >= DEPTH) return;
  if (/%[\da-f]{2}/i.test(bare)) yield* viewsOf(undone(bare), 'percent', depth + 1);
  for (const run of bare.match(/[\w+/-]{16,}/g) ?? []) {
    for (const inner of decodings(run)) yield* viewsOf(inner, 'base64', depth + 1);
  }
}

/** Escapes of JSON in JSON, however often escaped; what is no escape stays as it is. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/(?<!\\)\\+u00([\da-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    )
    .replace(/(?<!\\)\\+[nrt]/g, ' ')
    .replace(/(?<!\\)\\+(["/])/g, '$1');
}

/** Byte by byte: whatever is not ASCII matters to no pattern. */
const undone = (text: string): string =>
  text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** It may begin anywhere in a run: four ways, and behind every slash. */
function decodings(run: string): string[] {
  const starts = new Set([
    0,
    1,
    2,
    3,
    ...[...run.matchAll(/[/_-]/g)].slice(0, 4).map(({ index }) => index + 1),
  ]);
  return [...starts].flatMap((start) => readable(run.slice(start)) ?? []);
}

function readable(base64: string): string | null {
  const whole = base64.replace(/-/g, '+').replace(/_/g, '/');
  const length = whole.length - (whole.length % 4 === 1 ? 1 : 0);
  if (length < 12) return null;
  // Wide text (PowerShell) shows when its empty bytes are left out.
  const binary = atob(whole.slice(0, length)).replaceAll('\u0000', '');
  let plain = 0;
  for (let at = 0; at < binary.length; at += 1) {
    const code = binary.charCodeAt(at);
    if (code >= 32 && code < 127) plain += 1;
  }
  return plain >= 6 && plain > binary.length * 0.8 ? binary : null;
}
