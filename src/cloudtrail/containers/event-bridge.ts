// An EventBridge event: the record is its detail. Rules, pipes, archives and the older CloudWatch Events look alike.
import { at, textAt, valueInside, type Container } from './container';

export const eventBridge: Container = {
  name: 'EventBridge',
  unwrap(value) {
    const type = textAt(value, 'detail-type');
    const detail = at(value, 'detail');
    if (type === null || detail === undefined || !/via CloudTrail$/i.test(type)) return null;
    return { inner: [valueInside(detail)] };
  },
};
