// Events as a file to take away. Knows neither rules nor words: heads, bits and what they mean come with the request.
import { factsOf } from '../cloudtrail/record';
import { MARK, tableText } from '../cloudtrail/table';
import { hasBit } from '../engine/bits';
import { compactJson } from '../text/json';
import type { ExportColumn, ExportRequest } from './export-api';
import type { Held } from './sharing';

type Holding = Pick<Held, 'size' | 'value'>;

/** null where the request is about other events than those held. */
export function exported(held: Holding, request: ExportRequest): Blob | null {
  const { format, events, of, columns } = request;
  if (of !== held.size) return null;
  const indices = events ?? Uint32Array.from({ length: held.size }, (_, index) => index);
  const record = (index: number): string => compactJson(held.value(index));
  const rows = rowsOf(held, columns);
  switch (format) {
    case 'ndjson':
      return blobOf('application/x-ndjson', ['', '\n', '\n'], indices, (some) =>
        some.map(record).join('\n'),
      );
    case 'log':
      // One line, as CloudTrail writes them.
      return blobOf('application/json', ['{"Records":[', ',', ']}'], indices, (some) =>
        some.map(record).join(','),
      );
    case 'csv': {
      const head = tableText([columns.map((column) => column.head)]);
      return blobOf('text/csv;charset=utf-8', [MARK + head, '', ''], indices, (some) =>
        tableText(some.map(rows)),
      );
    }
  }
}

/** Records that become text at once: no text is as long as the file. */
const AT_ONCE = 1000;

function blobOf(
  type: string,
  [before, between, after]: readonly [string, string, string],
  indices: Uint32Array,
  text: (some: readonly number[]) => string,
): Blob {
  const parts: (string | Blob)[] = [before];
  for (let from = 0; from < indices.length; from += AT_ONCE) {
    if (from > 0) parts.push(between);
    parts.push(new Blob([text([...indices.subarray(from, from + AT_ONCE)])]));
  }
  parts.push(after);
  return new Blob(parts, { type });
}

/** The cells of an event. */
function rowsOf(held: Holding, columns: readonly ExportColumn[]): (index: number) => string[] {
  return (index) => {
    const facts = { ...factsOf(held.value(index)), number: String(index + 1) };
    return columns.map((column) => {
      if ('fact' in column) return facts[column.fact];
      const { bits, known, words } = column;
      return words[bits === null || index >= known ? 2 : hasBit(bits, index) ? 0 : 1];
    });
  };
}
