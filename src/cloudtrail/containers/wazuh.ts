// Wazuh: an alert, with the record under data.aws beside what Wazuh adds.
import { at, isObject, objectOf, valueInside, type Container } from './container';
import { looksLikeRecord } from './record-shape';

const ADDED: ReadonlySet<string> = new Set(['source', 'log_info', 'aws_account_id']);

export const wazuh: Container = {
  name: 'Wazuh alert',
  unwrap(value) {
    const record = at(value, 'data', 'aws');
    if (!isObject(record) || !looksLikeRecord(record)) return null;
    const own = Object.entries(record).filter(([key]) => !ADDED.has(key));
    return { inner: [valueInside(objectOf(own))] };
  },
};
