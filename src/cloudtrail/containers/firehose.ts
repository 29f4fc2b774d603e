// What a Lambda function is handed by a Firehose to transform: {"records": [{"recordId": …, "data": "…"}]}, and `aws kinesis
// get-records`, whose Data is packed the same way.
import { at, base64Inside, listOf, textAt, type Container } from './container';

export const firehose: Container = {
  name: 'Firehose records',
  unwrap: (value) => packed(value, 'records', 'data'),
};

export const kinesisAnswer: Container = {
  name: 'Kinesis records',
  unwrap: (value) =>
    at(value, 'MillisBehindLatest') === undefined ? null : packed(value, 'Records', 'Data'),
};

function packed(value: Parameters<Container['unwrap']>[0], list: string, key: string) {
  const texts = listOf(at(value, list))?.map((record) => textAt(record, key));
  if (!texts || texts.length === 0 || texts.includes(null)) return null;
  return { inner: texts.map((text) => base64Inside(text!)) };
}
