// `aws athena get-query-results`: rows of cells, the first of which names the columns.
import { withKeys, type JsonValue } from '../../text/json';
import { at, listOf, textAt, valueInside, type Container } from './container';
import { athenaRow } from './table-row';

export const athenaResults: Container = {
  name: athenaRow.name,
  unwrap(value) {
    const rows = listOf(at(value, 'ResultSet', 'Rows'))?.map(cellsOf);
    if (rows === undefined) return null;
    const [header = [], ...rest] = rows;
    const inner = rest.map((cells) =>
      valueInside(
        withKeys(
          header.flatMap((column, i) => {
            const cell = cells[i] ?? null;
            return cell === null ? [] : [[column ?? '', cell] as const];
          }),
        ),
      ),
    );
    return { inner };
  },
};

/** A cell without a value is null in the table. */
const cellsOf = (row: JsonValue): readonly (string | null)[] =>
  (listOf(at(row, 'Data')) ?? []).map((cell) => textAt(cell, 'VarCharValue'));
