// What events hold that one may not want to hand on, counted: for the sentence beside the choice to share them.
// Counts rather too much than too little; takes nothing away (that is redaction).
import { isArray } from '../engine/fields';
import { keysOf, readJson, type JsonValue } from '../text/json';
import { publicAddressesIn } from './addresses';
import { isObject } from './containers/container';

/** How many different ones of each kind. */
export interface Inventory {
  readonly secrets: number;
  readonly accounts: number;
  readonly keys: number;
  readonly addresses: number;
  readonly emails: number;
  /** Of users, roles and sessions. */
  readonly names: number;
  /** Ids of users and roles: `AIDA…`, `AROA…`. */
  readonly uniqueIds: number;
}

export type Kind = keyof Inventory;

export function inventoryOf(values: Iterable<JsonValue>): Inventory {
  const found = new Found();
  for (const value of values) walk(value, found);
  return found.counts();
}

class Found {
  readonly #sets: Record<Kind, Set<string>> = {
    secrets: new Set(),
    accounts: new Set(),
    keys: new Set(),
    addresses: new Set(),
    emails: new Set(),
    names: new Set(),
    uniqueIds: new Set(),
  };

  add(kind: Kind, text: string | undefined): void {
    if (text !== undefined) this.#sets[kind].add(text);
  }

  /** A session is often named by its person's address, which the search for e-mails counts. */
  addName(text: string | undefined): void {
    if (text !== undefined && !NO_NAME.test(text)) this.add('names', text);
  }

  counts(): Inventory {
    const counts = Object.entries(this.#sets).map(([kind, set]) => [kind, set.size]);
    return Object.fromEntries(counts) as Record<Kind, number>;
  }
}

/** Patterns, variables, instances, e-mails, what AWS hides or names itself. */
const NO_NAME = /^$|[*@]|\$\{|^i-[\da-f]{8,17}$|^HIDDEN_DUE_TO_|^AWSServiceRoleFor/;

/** Without recursion: a record may be nested as deep as its maker liked. */
function walk(root: JsonValue, found: Found): void {
  const left: [key: string, value: JsonValue][] = [['', root]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [key, value] = next;
    if (typeof value === 'string') {
      const inside = unwrapped(value);
      if (inside === undefined) lookAt(key, value, found);
      else left.push([key, inside]);
    } else if (typeof value === 'number') {
      if (ACCOUNT_KEY.test(key)) addAccount(String(value), found);
    } else if (isObject(value)) {
      for (const name of keysOf(value)) {
        lookInside(name, found);
        left.push([name, value[name]!]);
      }
    } else if (typeof value === 'object' && value !== null && isArray(value)) {
      for (const item of value) left.push([key, item]);
    }
  }
}

/** Policies travel as JSON inside a string, often percent-encoded; undefined where a text is only a text. */
function unwrapped(text: string): JsonValue | undefined {
  if (/^\s*[[{]/.test(text)) {
    const read = readJson(text);
    if ('value' in read) return read.value;
  }
  if (!text.includes('%')) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const ACCOUNT_KEY =
  /account(?:[-_ ]?(?:ids?|numbers?))?s?$|^(?:owners?|(?:owner|user|requester|target|registry|principal)ids?|catalogid|valuesto(?:add|remove)|aws)$/i;
const NAME_KEY = /(?:user|role)(?:session)?names?$|^sourceidentity$/i;
const SECRET_KEY =
  /^(?:secretaccesskey|secret(?:string|binary)|clientsecret|privatekey|authorization|x-amz-(?:security-token|signature)|(?:session|security|auth|access|refresh|id)token)$|password$/i;
const MASKED = /^$|^\*+$|^<.*>$|^HIDDEN_DUE_TO_|REDACTED/i;
/** Texts in which four numbers are a version. */
const VERSION_KEY = /version$|user[-_ ]?agent$/i;

function lookAt(key: string, text: string, found: Found): void {
  if (SECRET_KEY.test(key) && !MASKED.test(text)) {
    found.add('secrets', text);
    return;
  }
  if (ACCOUNT_KEY.test(key)) addAccount(text, found);
  if (NAME_KEY.test(key) && !text.startsWith('arn:')) found.addName(text);
  if (/^principalid$/i.test(key)) found.addName(/^A[A-Z\d]{15,}:(.*)$/.exec(text)?.[1]);
  lookInside(text, found);
  if (VERSION_KEY.test(key)) return;
  for (const address of publicAddressesIn(text)) found.add('addresses', address);
}

function addAccount(text: string, found: Found): void {
  if (/^\d{12}$/.test(text)) found.add('accounts', text);
}

const ARN = /\barn:aws[\w-]*:([\w-]*):[\w-]*:(\d{12})?:([^\s"'\\,;<>{}[\]()]*)/g;
/** Where an account stands by its place in a path, a host or a file name. */
const ACCOUNT_PLACE =
  /(?:AWSLogs\/|amazonaws\.com(?:\.cn)?\/)(\d{12})(?=\/)|(?<!\d)(\d{12})(?=_CloudTrail|\.dkr\.ecr\.|\.signin\.aws)/g;
const ID = /\bA(?:KIA|SIA|BIA|CCA|IDA|ROA|GPA|IPA|NPA|NVA|PKA|SCA)[A-Z\d]{12,}\b/g;
const KEY = /^A(?:KI|SI|BI|CC)A/;
/** Only from the beginning of a word: else a long one would be read again from each of its letters. */
const EMAIL = /(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/gi;
const SECRET = /(?<=X-Amz-(?:Signature|Security-Token)=)[^&\s"]{16,}/gi;

/** What shows by its own look, whatever it is called. */
function lookInside(text: string, found: Found): void {
  if (text.length < 6) return;
  for (const [id] of text.matchAll(ID)) found.add(KEY.test(id) ? 'keys' : 'uniqueIds', id);
  // Most texts are short and plain: a look at what must be there spares the search.
  if (text.includes('@'))
    for (const [email] of text.matchAll(EMAIL)) found.add('emails', email.toLowerCase());
  if (text.includes('arn:')) for (const arn of text.matchAll(ARN)) lookAtArn(arn, found);
  if (/\d{12}/.test(text))
    for (const [, path, file] of text.matchAll(ACCOUNT_PLACE)) found.add('accounts', path ?? file);
  if (/x-amz-s/i.test(text))
    for (const [secret] of text.matchAll(SECRET)) found.add('secrets', secret);
}

function lookAtArn([, service, account, resource = '']: RegExpMatchArray, found: Found): void {
  found.add('accounts', account);
  if (service !== 'iam' && service !== 'sts') return;
  const [type, ...path] = resource.replace(/[.:]+$/, '').split('/');
  if (type === 'user' || type === 'role') found.addName(path.at(-1));
  if (type === 'assumed-role' || type === 'federated-user')
    path.forEach((name) => found.addName(name));
}
