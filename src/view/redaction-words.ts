// Redaction in words: what was replaced, which verdicts would change, where something is left.
import type { Inventory } from '../cloudtrail/inventory';
import type { ChangedVerdicts, Kind, LeakFound } from '../worker/sharing-api';
import { inventoryWords } from './inventory-words';
import { count } from './value-words';

/** In the order in which they are listed: the gravest first. */
const WORDS: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  secrets: ['secret', 'secrets'],
  accounts: ['account id', 'account ids'],
  keys: ['key id', 'key ids'],
  uniqueIds: ['user or role id', 'user and role ids'],
  addresses: ['address', 'addresses'],
  emails: ['e-mail address', 'e-mail addresses'],
  users: ['user', 'users'],
  roles: ['role', 'roles'],
  sessions: ['session', 'sessions'],
  buckets: ['bucket', 'buckets'],
  objectKeys: ['object key', 'object keys'],
  hosts: ['host', 'hosts'],
  names: ['other name', 'other names'],
  resourceIds: ['resource id', 'resource ids'],
  ids: ['event or request id', 'event and request ids'],
};

export const REDACTED_KINDS = Object.keys(WORDS) as readonly Kind[];

/** `Account ids` */
export function kindTitle(kind: Kind): string {
  const [, many] = WORDS[kind];
  return many.charAt(0).toUpperCase() + many.slice(1);
}

export type Counts = Readonly<Record<Kind, number>>;

export const countedIn = (counts: Counts): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0);

/** `2 account ids, 1 user and 3 addresses`; `nothing`. More than `most` kinds are counted together. */
export function countsWords(counts: Counts, most = 5): string {
  const found = REDACTED_KINDS.filter((kind) => counts[kind] > 0);
  if (found.length === 0) return 'nothing';
  const said = found.length > most ? found.slice(0, most - 1) : found;
  const rest = found.slice(said.length).reduce((sum, kind) => sum + counts[kind], 0);
  const words = said.map((kind) => count(counts[kind], ...WORDS[kind]));
  if (rest > 0) words.push(`${count(rest, 'other value')}`);
  return listed(words);
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;

/** Of what would travel as it is. */
export const unredactedWords = (inventory: Inventory): string =>
  `It holds ${inventoryWords(inventory)}.`;

/** `2 events would no longer match, event 7 first, by “52.95.”` */
export function changedWords(changed: ChangedVerdicts): string {
  const { events, first, matchedBefore, alerts, broken, predicates } = changed;
  const verb = alerts ? 'stand behind an alert' : 'match';
  const how = matchedBefore ? `would no longer ${verb}` : `would ${verb}`;
  const which = events === 1 ? `event ${first + 1}` : `event ${first + 1} first`;
  const quoted = predicates.slice(0, 3).map((text) => `“${text}”`);
  const by = quoted.length === 0 ? '' : `, by ${listed(quoted)}`;
  const why = broken ? ': redacted, it can’t be evaluated' : by;
  return `${count(events, 'event')} ${how} (${which})${why}`;
}

/** `Account id 314159265358 is left in event 3, encoded` */
export function leakWords({ kind, found, place, hidden }: LeakFound): string {
  const [one] = WORDS[kind];
  const what = kind === 'secrets' ? 'A secret' : `${one.charAt(0).toUpperCase()}${one.slice(1)}`;
  const shown = kind === 'secrets' ? '' : ` ${found}`;
  return `${what}${shown} is left in ${placeWords(place)}${hidden ? ', encoded' : ''}`;
}

function placeWords(place: LeakFound['place']): string {
  switch (place.kind) {
    case 'rule':
      return 'the rule';
    case 'view':
      return 'what the matrix is filtered by';
    case 'heads':
      return 'the head of the table';
    case 'event':
      return `event ${place.index + 1}`;
    case 'file':
      return place.name;
    case 'text':
      return 'the name of the workspace or a note of an expectation';
    case 'name':
      return `the file name ${place.name}`;
    case 'placeholder':
      return `the values of %${place.name}%`;
  }
}
