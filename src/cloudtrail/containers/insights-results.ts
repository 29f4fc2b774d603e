// `aws logs get-query-results`: {"results": [[{"field": …, "value": …}]], "status": …}.
import { at, listOf, valueInside, type Container } from './container';
import { insightsRow } from './insights-row';

export const insightsResults: Container = {
  name: insightsRow.name,
  unwrap(value) {
    const rows = listOf(at(value, 'results'));
    const first = rows?.[0];
    if (
      !rows ||
      (first === undefined ? at(value, 'status') === undefined : listOf(first) === null)
    ) {
      return null;
    }
    return { inner: rows.map(valueInside) };
  },
};
