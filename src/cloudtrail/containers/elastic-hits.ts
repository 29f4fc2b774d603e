// Elastic: the answer of a search, or one hit of it. The document is its _source, or its fields, where each value is a list.
import { withKeys } from '../../text/json';
import { at, isObject, listOf, textAt, valueInside, type Container } from './container';
import { nested } from './dotted';

export const elasticHits: Container = {
  name: 'Elastic export',
  unwrap(value) {
    const hits = listOf(at(value, 'hits', 'hits'));
    if (hits !== null) return { inner: hits.map(valueInside) };
    const source = at(value, '_source');
    if (isObject(source)) return { inner: [valueInside(source)] };
    const fields = at(value, 'fields');
    if (textAt(value, '_index') === null || !isObject(fields)) return null;
    const singles = Object.entries(fields).map(([path, found]) => {
      const list = listOf(found);
      return [path, list?.length === 1 ? list[0]! : found] as const;
    });
    return { inner: [valueInside(nested(withKeys(singles)))] };
  },
};
