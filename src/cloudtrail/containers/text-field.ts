// An object around one line of a log: Fluent Bit and Docker (`log`), Logstash and Vector (`message`), Grafana (`line`). A wrapper only
// where the text is a record, or holds some: events of other sources have messages as well.
import { readJson, type JsonValue } from '../../text/json';
import { isObject, textAt, valueInside, type Container } from './container';
import { looksLikeRecord } from './record-shape';

const FIELDS = ['message', 'log', 'line', 'Message', 'Content', '@message', 'raw', 'event'];

export const textField: Container = {
  name: 'log lines with JSON inside',
  unwrap(value) {
    if (!isObject(value)) return null;
    for (const field of FIELDS) {
      const text = textAt(value, field)?.trim();
      if (text?.startsWith('{')) {
        const read = readJson(text);
        if ('value' in read && holdsRecords(read.value)) {
          return { inner: [valueInside(read.value)] };
        }
      }
      const inner = value[field];
      if (inner !== undefined && looksLikeRecord(inner)) return { inner: [valueInside(inner)] };
    }
    return null;
  },
};

const HOLDERS = ['Records', 'detail-type', 'logEvents', 'CloudTrailEvent', 'awslogs'];

/** Whether a value is one of the wrappers that are sent as text. */
export const isHolder = (value: JsonValue): boolean =>
  isObject(value) && HOLDERS.some((key) => Object.hasOwn(value, key));

const holdsRecords = (value: JsonValue): boolean => looksLikeRecord(value) || isHolder(value);
