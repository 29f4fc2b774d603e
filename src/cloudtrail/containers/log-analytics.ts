// An answer of Azure's Log Analytics: {"tables": [{"columns": [{"name": …}], "rows": [[…]]}]}.
import { withKeys } from '../../text/json';
import { at, listOf, textAt, valueInside, type Container } from './container';

export const logAnalytics: Container = {
  name: 'Log Analytics answer',
  plain: true,
  unwrap(value) {
    const tables = listOf(at(value, 'tables'));
    if (!tables?.every((table) => listOf(at(table, 'columns')) && listOf(at(table, 'rows'))))
      return null;
    const inner = tables.flatMap((table) => {
      const names = listOf(at(table, 'columns'))!.map((column) => textAt(column, 'name') ?? '');
      return listOf(at(table, 'rows'))!.map((row) =>
        valueInside(
          withKeys((listOf(row) ?? []).map((cell, i) => [names[i] ?? `column ${i}`, cell])),
        ),
      );
    });
    return { inner };
  },
};
