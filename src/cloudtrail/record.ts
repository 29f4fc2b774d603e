// A CloudTrail record: the engine's event with the few facts the page says of it (design: record fields and traps).
import type { JsonValue } from '../text/json';
import { isObject } from './containers/container';

/** What a row of the matrix says of an event. Empty strings where the event says nothing. */
export interface RecordFacts {
  readonly name: string;
  /** ISO 8601 as in the record. */
  readonly time: string;
  /** Event source without `.amazonaws.com`. */
  readonly service: string;
  readonly principal: string;
  readonly errorCode: string;
  readonly address: string;
  readonly region: string;
  /** Lacks what every CloudTrail record has: shown as "not a full record". */
  readonly partial: boolean;
}

const ALWAYS = ['eventVersion', 'eventTime', 'eventSource', 'eventName'];

export function factsOf(record: JsonValue): RecordFacts {
  const insight = at(record, 'insightDetails');
  if (isObject(insight)) return factsOfInsight(record, insight);
  const text = (key: string) => textAt(record, key);
  return {
    name: text('eventName'),
    time: text('eventTime'),
    service: serviceOf(text('eventSource')),
    principal: principalOf(record),
    errorCode: text('errorCode'),
    address: text('sourceIPAddress'),
    region: text('awsRegion'),
    partial: ALWAYS.some((key) => text(key) === ''),
  };
}

/** An Insight is about many calls: it names the call, and whether calls began or ceased to be unusual, but no caller. */
function factsOfInsight(record: JsonValue, insight: JsonValue): RecordFacts {
  const name = textAt(insight, 'eventName');
  const state = textAt(insight, 'state');
  return {
    name: `Insight${state === '' ? '' : ` ${state.toLowerCase()}`}: ${name || 'no eventName'}`,
    time: textAt(record, 'eventTime'),
    service: serviceOf(textAt(insight, 'eventSource')),
    principal: '',
    errorCode: textAt(insight, 'errorCode'),
    address: '',
    region: textAt(record, 'awsRegion'),
    partial: textAt(record, 'eventVersion') === '' || textAt(record, 'eventTime') === '',
  };
}

const DOMAIN = '.amazonaws.com';

const serviceOf = (source: string): string =>
  source.endsWith(DOMAIN) ? source.slice(0, -DOMAIN.length) : source;

function textAt(value: JsonValue | undefined, key: string): string {
  const found = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}

const at = (value: JsonValue | undefined, key: string): JsonValue | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** Who called, as short as it can be said: a role has no userName, its session issuer has. */
function principalOf(record: JsonValue): string {
  const identity = at(record, 'userIdentity');
  const issuer = at(at(identity, 'sessionContext'), 'sessionIssuer');
  const type = textAt(identity, 'type');
  return (
    textAt(identity, 'userName') ||
    textAt(issuer, 'userName') ||
    (type === 'Root' ? 'root' : '') ||
    textAt(identity, 'invokedBy') ||
    textAt(identity, 'arn').split(/[/:]/).at(-1)! ||
    textAt(identity, 'principalId') ||
    type
  );
}
