// Names inside ARNs: resource part by resource part. Types of resources, AWS's own paths and policies stay.
import { isAccount } from './accounts';
import type { Finding } from './kind';
import { isName, isNameOf, type NameKind } from './names';

const ARN =
  /\barn:aws[\w-]*:(?<service>[\w-]*):[\w-]*:(?<account>[^:\s"]*):(?<resource>[^\s"'\\,;<>{}[\]()|&#]*)/g;
/** What is left of one in a pattern of a rule: `*:assumed-role/Name/*`. */
const PIECE =
  /(?<![\w-])(?<resource>(?:user|role|assumed-role|federated-user|instance-profile|mfa)\/[^\s"'\\,;:<>{}[\]()|&#*?]+)/g;

/** Behind `AROA…` and a colon stands the session. */
const PRINCIPAL = /(?<![A-Z\d])A(?:ROA|IDA|SIA)[A-Z\d]{12,}:(?<session>[^\s"'\\/:;<>*]+)/g;

export function namesInArns(text: string): Finding[] {
  const whole = text.includes('arn:')
    ? [...text.matchAll(ARN)].flatMap((match) => {
        const { service = '', account, resource = '' } = match.groups!;
        if (account === 'aws') return [];
        return namesIn(service, resource, match.index + match[0].length - resource.length);
      })
    : [];
  const pieces = text.includes('/')
    ? [...text.matchAll(PIECE)].flatMap((match) => namesIn('iam', match[0], match.index))
    : [];
  const seen = new Set(whole.map(({ start }) => start));
  return [...whole, ...pieces.filter(({ start }) => !seen.has(start)), ...sessionsIn(text)];
}

const sessionsIn = (text: string): Finding[] =>
  [...text.matchAll(PRINCIPAL)].flatMap((match) => {
    const end = match.index + match[0].length;
    const session = match.groups!['session']!;
    return isNameOf('sessions', session)
      ? [{ start: end - session.length, end, kind: 'sessions' as const }]
      : [];
  });

function namesIn(service: string, resource: string, at: number): Finding[] {
  // The end of a sentence is no part of it.
  const text = resource.replace(/[.:!]+$/, '');
  if (service === 's3') return bucketIn(text, at);
  const found: Finding[] = [];
  const parts = [...text.matchAll(/[^/:]+/g)];
  const [first] = parts;
  const identity = service === 'iam' || service === 'sts';
  if (first === undefined || AWS_OWN.test(text) || (identity && parts.length < 2)) return [];
  parts.forEach((part, index) => {
    if (index === 0 && parts.length > 1) return;
    // A session may be called by the number of an account.
    const kind = isAccount(part[0]) ? 'accounts' : kindOf(service, first[0], index, parts.length);
    if (kind === 'accounts' || (!KEPT.test(part[0]) && isNameOf(kind, part[0])))
      found.push({ start: at + part.index, end: at + part.index + part[0].length, kind });
  });
  return found;
}

function bucketIn(text: string, at: number): Finding[] {
  const [bucket = ''] = text.split('/', 1);
  const key = text.slice(bucket.length + 1);
  const start = at + bucket.length + 1;
  const found: Finding[] = [];
  if (isName(bucket)) found.push({ start: at, end: at + bucket.length, kind: 'buckets' });
  if (isName(key)) found.push({ start, end: start + key.length, kind: 'objectKeys' });
  return found;
}

const AWS_OWN = /^(?:role\/aws-service-role\/|alias\/aws\/|policy\/aws-service-role\/)/;
const KEPT =
  /^(?:service-role|aws-reserved|sso\.amazonaws\.com|log-stream|app|net|aws|alias|function|key)$|^[a-z]{2}-[a-z]+-\d$/;

function kindOf(service: string, type: string, index: number, parts: number): NameKind {
  if (service !== 'iam' && service !== 'sts') return 'names';
  if (type === 'assumed-role') return index === 1 ? 'roles' : 'sessions';
  if (type === 'federated-user') return 'sessions';
  if (index < parts - 1) return 'names';
  if (type === 'user' || type === 'mfa') return 'users';
  return type === 'role' ? 'roles' : 'names';
}
