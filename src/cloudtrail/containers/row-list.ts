// Rows beside their columns, as database clients print them: {"columns": […], "rows": [{…}]}.
import { at, isObject, listOf, valueInside, type Container } from './container';

export const rowList: Container = {
  name: 'table rows',
  plain: true,
  unwrap(value) {
    const rows = listOf(at(value, 'rows'));
    if (!rows || rows.length === 0 || !rows.every(isObject)) return null;
    return { inner: rows.map(valueInside) };
  },
};
