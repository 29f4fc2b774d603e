// What a subscription of CloudWatch Logs sends, decoded: each record is the message of a log event. Control messages only try
// whether the receiver is there.
import { at, listOf, textAt, textInside, type Container } from './container';

export const cloudwatchSubscription: Container = {
  name: 'CloudWatch Logs export',
  unwrap(value) {
    const events = listOf(at(value, 'logEvents'));
    if (events === null) return null;
    if (textAt(value, 'messageType') === 'CONTROL_MESSAGE') {
      return { inner: [], skipped: [{ kind: 'control message', count: 1 }] };
    }
    return { inner: events.map((event) => textInside(textAt(event, 'message') ?? '')) };
  },
};
