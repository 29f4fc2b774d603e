// Texts with a caret for the tables of this room. The caret is `‸`: the bar has a meaning of its own in Sigma.
import { apiNames } from '../cloudtrail/api-names';
import type { JsonValue } from '../text/json';
import { complete, type Completion, type Completions } from './complete';
import { summarise, type Known } from './known';

export interface Caret {
  readonly source: string;
  readonly offset: number;
}

export function caret(marked: string): Caret {
  const offset = marked.indexOf('‸');
  if (offset < 0) throw new Error(`no caret in ${marked}`);
  return { source: marked.replace('‸', ''), offset };
}

export const EVENTS: readonly JsonValue[] = [
  {
    eventName: 'GetObject',
    eventSource: 's3.amazonaws.com',
    awsRegion: 'us-east-1',
    userIdentity: { type: 'IAMUser', accountId: '111122223333' },
    requestParameters: { bucketName: 'a*b', port: 22 },
    readOnly: true,
  },
  {
    eventName: 'GetObject',
    eventSource: 's3.amazonaws.com',
    errorCode: 'AccessDenied',
    userIdentity: { type: 'AWSService' },
  },
  { eventName: 'CreateUser', eventSource: 'iam.amazonaws.com' },
];

export const KNOWN: Known = summarise(EVENTS);

export function offered(marked: string, known: Known = KNOWN): Promise<Completions> {
  const { source, offset } = caret(marked);
  return complete(source, offset, known, () => Promise.resolve(apiNames()));
}

/** The labels that are offered, in their order. */
export const labels = async (marked: string): Promise<string[]> =>
  (await offered(marked)).items.map(({ label }) => label);

export const first = async (marked: string, n: number): Promise<string[]> =>
  (await labels(marked)).slice(0, n);

/** A rule with this below `detection:`. */
export const rule = (detection: string): string =>
  `title: t\nlogsource:\n    product: aws\ndetection:\n${detection.replace(/^(?=.)/gm, '    ')}`;

/** The text after an offer was taken, the caret in it. */
export async function taken(marked: string, label: string, known: Known = KNOWN): Promise<string> {
  const { items } = await offered(marked, known);
  const found = items.find((item) => item.label === label);
  if (found === undefined) throw new Error(`${label} is not offered at ${marked}`);
  return applied(caret(marked).source, found);
}

function applied(source: string, { insert, range, caret: at }: Completion): string {
  const text = `${insert.slice(0, at)}‸${insert.slice(at)}`;
  return source.slice(0, range[0]) + text + source.slice(range[1]);
}
