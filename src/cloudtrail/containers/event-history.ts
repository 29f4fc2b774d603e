// A row of the CSV that the console's event history downloads: a few columns of each record, in words.
import { isObject, objectOf, textAt, valueInside, type Container } from './container';
import { plainTime } from './times';

const COLUMNS: Readonly<Record<string, string>> = {
  'event name': 'eventName',
  'event source': 'eventSource',
  'event id': 'eventID',
  'aws region': 'awsRegion',
  'source ip address': 'sourceIPAddress',
  'error code': 'errorCode',
  'request id': 'requestID',
  'read-only': 'readOnly',
  'event type': 'eventType',
};

const LOST =
  'The console’s CSV has no parameters, no response and little of who called; download the history as JSON to have all of it.';

export const eventHistory: Container = {
  name: 'event history CSV',
  unwrap(value) {
    if (!isObject(value)) return null;
    const row = new Map(
      Object.entries(value).map(([column, cell]) => [column.trim().toLowerCase(), cell]),
    );
    if (!row.has('event name') || !row.has('event source')) return null;
    const cell = (column: string) => {
      const found = row.get(column);
      return found === '' || found === '-' || found === null ? undefined : found;
    };
    const record = objectOf([
      ['eventTime', plainTime(cell('event time'))],
      ...Object.entries(COLUMNS).map(([column, key]) => [key, cell(column)] as const),
      [
        'userIdentity',
        objectOf([
          ['userName', cell('user name')],
          ['accessKeyId', cell('aws access key')],
        ]),
      ],
    ]);
    return textAt(record, 'eventName') === null
      ? null
      : { inner: [valueInside(record)], loses: LOST };
  },
};
