// Splunk: what it indexed is `_raw`, in a streamed result a line, in a list of results, or in a column.
import { at, isObject, listOf, textAt, textInside, valueInside, type Container } from './container';

export const splunk: Container = {
  name: 'Splunk export',
  unwrap(value) {
    const raw = textAt(value, '_raw');
    if (raw !== null) return { inner: [textInside(raw)] };
    const result = at(value, 'result');
    if (isObject(result) && (Object.hasOwn(result, '_raw') || at(value, 'preview') !== undefined)) {
      return { inner: [valueInside(result)] };
    }
    const results = listOf(at(value, 'results'));
    if (!results?.some((one) => textAt(one, '_raw') !== null)) return null;
    return { inner: results.map(valueInside) };
  },
};
