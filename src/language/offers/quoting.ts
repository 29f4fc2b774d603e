// A value as a rule has to write it: Sigma's escapes, then YAML's quotes, none where none are needed.
import { literalPattern, printPattern } from '../../sigma/pattern';
import { readPlain } from '../../sigma/scalar';
import { parseYaml } from '../../sigma/yaml';
import type { Scalar } from '../known';
import type { Quote } from '../word';

/** A value of an event, meant literally: its stars and question marks are no wildcards. */
export const literal = (value: Scalar): Scalar =>
  typeof value === 'string' ? printPattern(literalPattern(value)) : value;

/** The scalar as YAML text; `quote` is what somebody has begun it with, `flow` whether it stands in brackets. */
export function asYaml(value: Scalar, quote: Quote = '', flow = false): string {
  if (typeof value !== 'string') return String(value);
  if (quote === '' && isPlain(value, flow)) return value;
  if (quote === '"' || /[\n\r\t\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(value)) {
    return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
  }
  return `'${value.replaceAll("'", "''")}'`;
}

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Whether every YAML reads it as this text without quotes. */
function isPlain(value: string, flow: boolean): boolean {
  const reading = readPlain(value);
  if (reading.value !== value || reading.differs !== null) return false;
  if (/^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*$/.test(value)) return true;
  if (!/^[\w./$(\\+][^\n]*$/.test(value) || /:(?:\s|$)|\s#|\s$/.test(value)) return false;
  if (flow && /[,[\]{}]/.test(value)) return false;
  const [node] = parseYaml(`k: ${value}`).documents;
  const read = node?.kind === 'map' ? node.entries[0]?.value : undefined;
  return read?.kind === 'scalar' && read.value === value;
}
