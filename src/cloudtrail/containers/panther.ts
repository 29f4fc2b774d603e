// Panther: the record with its own p_ fields beside those of CloudTrail.
import { isObject, objectOf, textAt, valueInside, type Container } from './container';

export const panther: Container = {
  name: 'Panther export',
  unwrap(value) {
    if (!isObject(value) || textAt(value, 'p_log_type') === null) return null;
    const own = Object.entries(value).filter(([key]) => !key.startsWith('p_'));
    return { inner: [valueInside(objectOf(own))] };
  },
};
