// Writing a text as a YAML scalar: without quotes where every reader takes it for that text.
import { readPlain } from './scalar';

const SAFE = /^[A-Za-z0-9_(/][\w .,;()*+/@$%=~^<>'"-]*$/;

export function plainOrQuoted(text: string): string {
  const { value, differs } = readPlain(text);
  const plain = SAFE.test(text) && text.trim() === text && value === text && differs === null;
  return plain ? text : quoted(text);
}

export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
