// What a Lambda function is handed by Kinesis, SQS or SNS: {"Records": […]}, like a log file, but each holds its data packed up.
import type { JsonValue } from '../../text/json';
import {
  at,
  base64Inside,
  listOf,
  textAt,
  textInside,
  type Container,
  type Inner,
} from './container';

const from = (name: string, inside: (record: JsonValue) => Inner | null): Container => ({
  name,
  unwrap(value) {
    const records = listOf(at(value, 'Records'));
    if (!records || records.length === 0) return null;
    const inner = records.map(inside).filter((one) => one !== null);
    return inner.length === records.length ? { inner } : null;
  },
});

const packed = (text: string | null): Inner | null => (text === null ? null : base64Inside(text));
const plain = (text: string | null): Inner | null => (text === null ? null : textInside(text));

export const kinesis = from('Kinesis records', (record) =>
  packed(textAt(record, 'kinesis', 'data')),
);

export const sqsEvent = from('SQS messages', (record) =>
  textAt(record, 'eventSource') === 'aws:sqs' ? plain(textAt(record, 'body')) : null,
);

export const snsEvent = from('SNS notifications', (record) =>
  plain(textAt(record, 'Sns', 'Message')),
);
