// `aws logs filter-log-events` and `get-log-events`: {"events": [{"message": "{…}"}]}.
import { at, listOf, textAt, textInside, type Container } from './container';

export const cloudwatchEvents: Container = {
  name: 'CloudWatch Logs export',
  unwrap(value) {
    const events = listOf(at(value, 'events'));
    const messages = events?.map((event) => textAt(event, 'message'));
    if (!messages || messages.length === 0 || messages.includes(null)) return null;
    return { inner: messages.map((message) => textInside(message!)) };
  },
};
