// SNS and SQS: the message is a text that is looked into in its turn.
import { at, listOf, textAt, textInside, type Container } from './container';

export const snsNotification: Container = {
  name: 'SNS notifications',
  unwrap(value) {
    const message = textAt(value, 'Message');
    if (message === null || textAt(value, 'Type') !== 'Notification') return null;
    return { inner: [textInside(message)] };
  },
};

/** `aws sqs receive-message`. */
export const sqsAnswer: Container = {
  name: 'SQS messages',
  unwrap(value) {
    const bodies = listOf(at(value, 'Messages'))?.map((message) => textAt(message, 'Body'));
    if (!bodies || bodies.length === 0 || bodies.includes(null)) return null;
    return { inner: bodies.map((body) => textInside(body!)) };
  },
};
