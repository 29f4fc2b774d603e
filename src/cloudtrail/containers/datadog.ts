// Datadog: an answer of its log search, one log of it, or a row of its CSV. The record is among the log's own attributes, beside
// what Datadog adds.
import type { JsonValue } from '../../text/json';
import {
  at,
  isObject,
  listOf,
  objectOf,
  textAt,
  textInside,
  valueInside,
  type Container,
} from './container';
import { looksLikeRecord } from './record-shape';

const ADDED: ReadonlySet<string> = new Set([
  'usr',
  'network',
  'http',
  'timestamp',
  'service',
  'evt',
  'aws_account',
]);

export const datadog: Container = {
  name: 'Datadog export',
  unwrap(value) {
    const logs = listOf(at(value, 'data'));
    if (logs?.some((log) => at(log, 'attributes', 'attributes') !== undefined)) {
      return { inner: logs.map(valueInside) };
    }
    const log = at(value, 'attributes');
    const own = at(log, 'attributes');
    if (!isObject(own)) return null;
    const message = textAt(log, 'message');
    if (message?.startsWith('{')) return { inner: [textInside(message)] };
    return { inner: [valueInside(looksLikeRecord(own) ? withoutAdded(own) : own)] };
  },
};

const withoutAdded = (own: { readonly [key: string]: JsonValue }) =>
  objectOf(Object.entries(own).filter(([key]) => !ADDED.has(key)));
