// `aws cloudtrail get-query-results`: each row is a list of objects of one column each.
import { withKeys, type JsonValue } from '../../text/json';
import {
  at,
  isObject,
  listOf,
  objectOf,
  textAt,
  textInside,
  valueInside,
  type Container,
  type Inner,
} from './container';
import { fromRow, lakeRow, LOST } from './table-row';

export const lakeResults: Container = {
  name: lakeRow.name,
  unwrap(value) {
    const rows = listOf(at(value, 'QueryResultRows'));
    if (rows === null) return null;
    const inner = rows.map(insideOfRow);
    return inner.every(({ kind }) => kind === 'text') ? { inner } : { inner, loses: LOST };
  },
};

function insideOfRow(row: JsonValue): Inner {
  const columns = (listOf(row) ?? []).filter(isObject);
  const merged = withKeys(columns.flatMap((column) => Object.entries(column)));
  const whole = textAt(merged, 'eventJson') ?? textAt(merged, 'eventjson');
  if (whole !== null) return textInside(whole);
  // A query that selected less than a record is still what one may write a rule against.
  const cells = Object.entries(merged).filter(([, cell]) => cell !== '' && cell !== 'null');
  return valueInside(fromRow(merged) ?? objectOf(cells));
}
