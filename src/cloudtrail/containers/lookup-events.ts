// `aws cloudtrail lookup-events`: {"Events": [{"CloudTrailEvent": "{…}"}]}, or one of these by itself. What stands around the
// record says the same again with other types (ReadOnly is a text there) and is dropped.
import { at, listOf, textAt, textInside, valueInside, type Container } from './container';

export const lookupEvents: Container = {
  name: 'lookup-events answer',
  unwrap(value) {
    const one = textAt(value, 'CloudTrailEvent');
    if (one !== null) return { inner: [textInside(one)] };
    const events = listOf(at(value, 'Events'));
    if (!events?.every((event) => textAt(event, 'CloudTrailEvent') !== null)) return null;
    return { inner: events.map(valueInside) };
  },
};
