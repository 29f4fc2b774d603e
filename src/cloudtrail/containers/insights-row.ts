// A row of CloudWatch Logs Insights: pairs of field and value as the API answers, or an object as the console exports. The whole
// record is its @message; without that it is put together from the fields that were asked for.
import { withKeys, type JsonValue } from '../../text/json';
import { at, insideOf, isObject, listOf, textAt, valueInside, type Container } from './container';
import { nested } from './dotted';

const PARTS = 'Only the fields that the query asked for are there, and all of them are texts.';

export const insightsRow: Container = {
  name: 'CloudWatch Logs Insights',
  unwrap(value) {
    const row = rowOf(value);
    if (row === null) return null;
    const message = row['@message'];
    if (message !== undefined) return { inner: [insideOf(message)] };
    const fields = Object.entries(row).filter(([field]) => !field.startsWith('@'));
    return { inner: [valueInside(nested(withKeys(fields)))], loses: PARTS };
  },
};

function rowOf(value: JsonValue): { readonly [field: string]: JsonValue } | null {
  const pairs = listOf(value)?.map((pair) => [textAt(pair, 'field'), at(pair, 'value')] as const);
  if (pairs === undefined)
    return isObject(value) && Object.hasOwn(value, '@message') ? value : null;
  if (pairs.length === 0) return null;
  const known = pairs.flatMap(([field, found]) =>
    field === null || found === undefined ? [] : [[field, found] as const],
  );
  return known.length === pairs.length ? withKeys(known) : null;
}
