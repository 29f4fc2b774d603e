// How this platform writes single characters of a regular expression under the flag `u`.

export const CLASSES = 'dDsSwW';
export const CONTROLS = 'nrt';

/** A character that stands for itself, escaped where the flag `u` asks for it. */
export const literal = (char: string, inSet = false): string =>
  /[\^$\\.*+?()[\]{}|/]/.test(char) || (inSet && char === '-') ? `\\${char}` : char;

/** Where the set of one character begins and ends. */
export function literalEdges(char: string): readonly number[] {
  const code = char.codePointAt(0)!;
  return code < 128 ? [] : [code, code + 1];
}
