// A bare JSON array of records.
import { isArray } from '../../engine/fields';
import type { Container } from './container';

export const list: Container = {
  name: 'JSON array',
  unwrap: (value) => (typeof value === 'object' && value !== null && isArray(value) ? value : null),
  places: (node) => (node.kind === 'array' ? node.items : []),
};
