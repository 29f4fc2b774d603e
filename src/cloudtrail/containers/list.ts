// A bare JSON array of records.
import { listOf, valueInside, type Container } from './container';

export const list: Container = {
  name: 'JSON array',
  plain: true,
  unwrap(value) {
    const items = listOf(value);
    return items && { inner: items.map(valueInside) };
  },
  places: (node) => (node.kind === 'array' ? node.items : []),
};
