// Of how many pieces the text of a link is made, told by its bytes before anything is made of it: a few kilobytes may unpack to
// millions of records, members or brackets, each of which costs far more than its bytes.

/**
 * Commas, opening brackets, line breaks and backslashes, wherever they stand: there are no more values in a text, nor escapes, nor is
 * anything nested deeper. Records of CloudTrail have one in 33 bytes, those that have most of them one in 13.
 */
export const MAX_MARKS = 750_000;
/** Of one line: several times what a record of 256 KB, CloudTrail's largest, comes to. */
const MAX_IN_LINE = 100_000;

const [LINE_BREAK, COMMA, BRACKET, BACKSLASH, BRACE] = [0x0a, 0x2c, 0x5b, 0x5c, 0x7b];

/** Whether there are more than a link may have. Stops where it is clear. */
export function isTooDense(bytes: Uint8Array): boolean {
  let marks = 0;
  let inLine = 0;
  for (const byte of bytes) {
    if (byte === LINE_BREAK) {
      marks += inLine + 1;
      inLine = 0;
      if (marks > MAX_MARKS) return true;
    } else if (byte === COMMA || byte === BACKSLASH || byte === BRACE || byte === BRACKET) {
      inLine += 1;
      if (inLine > MAX_IN_LINE) return true;
    }
  }
  return marks + inLine > MAX_MARKS;
}
