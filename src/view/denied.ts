// "What if it had been denied?": the same call as CloudTrail would have written it down. Knows CloudTrail's wording only.
import type { JsonNode } from '../text/json';
import { add, change, nodeAt, rootOf, type Place } from './event-edit';

/** Before the error, in the order CloudTrail writes. */
const BEFORE = ['userAgent', 'sourceIPAddress', 'awsRegion', 'eventName'];

/** The text of the event with the error in it. */
export function denied(text: string): string {
  const root = rootOf(text);
  const after = BEFORE.find((key) => nodeAt(root, [key]) !== null) ?? null;
  const message = JSON.stringify(messageOf(root));
  let copy = put(text, 'errorCode', '"AccessDenied"', after);
  copy = put(copy, 'errorMessage', message, 'errorCode');
  return put(copy, 'responseElements', 'null', null);
}

const put = (text: string, key: string, source: string, after: string | null): string =>
  add(text, [], after, key, source) ?? change(text, [key], source) ?? text;

function messageOf(root: JsonNode): string {
  const who = textAt(root, ['userIdentity', 'arn']);
  const service = textAt(root, ['eventSource'])?.split('.')[0];
  const name = textAt(root, ['eventName']);
  if (who === null || service === undefined || name === null) {
    return 'You are not authorized to perform this operation.';
  }
  const call = `${service}:${name}`;
  const what = textAt(root, ['resources', 0, 'ARN']);
  const on = what === null ? '' : ` on resource: ${what}`;
  return `User: ${who} is not authorized to perform: ${call}${on} because no identity-based policy allows the ${call} action`;
}

function textAt(root: JsonNode, place: Place): string | null {
  const node = nodeAt(root, place);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : null;
}
