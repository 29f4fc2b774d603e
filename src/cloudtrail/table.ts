// A text of rows and columns → an object a row, and rows of texts → a table for a spreadsheet. The library knows quotes and which
// sign stands between the cells.
import Papa from 'papaparse';
import { withKeys, type JsonValue } from '../text/json';
import type { Diagnostic } from '../text/diagnostic';
import * as messages from './messages';

/** A column that is enough by itself. */
const ALONE = /^(?:_raw|@message|message|log|line|eventjson|cloudtrailevent|cloudtrail_event)$/i;
const NAME = /^[\p{L}_@#$][\p{L}\p{N}_@#$.:()/[\] -]*$/u;

/** The names of the columns, where the first line looks like some; else null. */
export function headerOf(text: string): readonly string[] | null {
  const [header = [], next = []] = parsed(text.slice(0, HEAD), 2).data;
  const names = header.map((name) => name.trim());
  if (next.length === 0 || new Set(names).size < names.length) return null;
  if (!names.every((name) => NAME.test(name))) return null;
  if (names.length === 1) return ALONE.test(names[0]!) ? names : null;
  return next.length === names.length || (next.length > 1 && HEAD < text.length) ? names : null;
}

/** The first rows stand in it; the second may hold a whole record. */
const HEAD = 256 * 1024;

const parsed = (text: string, preview = 0) =>
  Papa.parse<string[]>(text, { skipEmptyLines: 'greedy', preview });

export interface Table {
  readonly rows: readonly JsonValue[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Cells stay texts: leading zeros and long numbers are kept. A cell beyond the columns is kept under a name of its own. `before`: rows
 * of the same table that were read before.
 */
export function readTable(text: string, before = 0): Table {
  const { data, errors } = parsed(text);
  const [header = [], ...rows] = data;
  const names = header.map((name) => name.trim());
  const diagnostics: Diagnostic[] = errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ message, index = 0 }) => messages.csvQuotes(message, [index, index]));
  const values = rows.map((cells, row) => {
    if (cells.length !== names.length) {
      diagnostics.push(messages.csvWidth(before + row + 2, cells.length, names.length));
    }
    return withKeys(cells.map((cell, i) => [names[i] ?? `column ${i + 1}`, cell]));
  });
  return { rows: values, diagnostics };
}

/**
 * What a spreadsheet would take for a formula: names and agents are whatever a caller chose (OWASP, CSV injection). Not the
 * library's own pattern, which overlooks cells of several lines.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** For the beginning of a file: without it Excel takes UTF-8 for the code page of its system; programs have NDJSON. */
export const MARK = '\uFEFF';

/** RFC 4180, each row with its line break. A cell that begins like a formula gets an apostrophe before it. */
export const tableText = (rows: readonly (readonly string[])[]): string =>
  Papa.unparse(rows as string[][], { newline: '\r\n', escapeFormulae: FORMULA }) + '\r\n';
