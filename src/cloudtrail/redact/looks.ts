// What shows in a text by its own look or by its place in it, kind by kind.
import { accountsByPlace, isAccount } from './accounts';
import { addressesIn } from './addresses';
import { namesInArns } from './arns';
import { emailsIn } from './emails';
import { guidsIn, resourceIdsIn } from './generated-ids';
import { hostNamesIn, hostOfPage, isOwnHost } from './hosts';
import type { Finding } from './kind';
import { keyIdsIn } from './key-ids';
import { isNameKind, isNameOf } from './names';
import { ownedIdsIn } from './owned-ids';
import type { Place } from './place';
import { isMasked, secretsIn } from './secrets';

/** All that must not travel of a text at its place. Where two are the same stretch, the first one counts. */
export function findingsIn(text: string, place: Place): Finding[] {
  const { role } = place;
  if (role === 'secrets') return isMasked(text) ? [] : [whole(text, 'secrets')];
  const unmistakable = [
    ...secretsIn(text),
    ...keyIdsIn(text),
    ...emailsIn(text),
    ...guidsIn(text),
    ...resourceIdsIn(text),
    ...accountsByPlace(text),
    // Four numbers are a version there.
    ...(role === 'agent' || role === 'version' ? [] : addressesIn(text)),
  ];
  const owned = ownedIdsIn(text, unmistakable);
  const named = [...wholeIn(text, place), ...namesInArns(text), ...hostNamesIn(text)];
  const isTaken = (one: Finding) =>
    unmistakable.some(({ start, end }) => start <= one.start && one.end <= end);
  // Who asked for a session is known from elsewhere: the two must go on being the same.
  const isOwned = (one: Finding) =>
    owned.some(({ start }) => start === one.start) && owned.some(({ end }) => end === one.end);
  return [
    ...unmistakable,
    ...[...owned, ...named.filter((one) => !isOwned(one))].filter((one) => !isTaken(one)),
  ];
}

const whole = (text: string, kind: Finding['kind']): Finding => ({
  start: 0,
  end: text.length,
  kind,
});

/** The whole text, where its key says what it is. */
function wholeIn(text: string, { key, role }: Place): Finding[] {
  if (role === 'accounts' && isAccount(text)) return [whole(text, role)];
  if (PRINCIPAL.test(key)) return some(behindColon(text) ?? opaqueIn(text));
  if ((role === 'accounts' || role === 'text') && ID.test(key)) return some(opaqueIn(text));
  if (role === 'accounts') return [];
  if (role === 'ids') return isMasked(text) ? [] : [whole(text, role)];
  if (role === 'hosts') return isOwnHost(text) ? [whole(text, role)] : some(hostOfPage(text));
  const kind = role === 'tag' ? 'names' : role;
  if (kind === 'text' && STATEMENT.test(key)) return [...text.matchAll(LITERAL)].map(inQuotes);
  if (kind === 'kept' || kind === 'agent' || kind === 'version' || kind === 'text') return [];
  if (!isNameKind(kind)) return [];
  // Somebody's number instead of a name.
  if (isAccount(text)) return [whole(text, 'accounts')];
  return isNameOf(kind, text) ? [withoutSlashes(text, kind)] : [];
}

/** A path is written with a slash before it, or without, as in ARNs. */
function withoutSlashes(text: string, kind: Finding['kind']): Finding {
  const start = /^\/*/.exec(text)![0].length;
  return { start, end: text.length - /\/*$/.exec(text)![0].length, kind };
}

const some = <T>(one: T | null): T[] => (one === null ? [] : [one]);

/** Whatever the id before it looks like, behind it stands who it is. Of ARNs each part is told by its place. */
const PRINCIPAL = /^(?:principalid|assumedroleid|aws:userid)$/i;

function behindColon(text: string): Finding | null {
  const start = text.indexOf(':') + 1;
  if (start === 0 || text.startsWith('arn:') || !isNameOf('sessions', text.slice(start)))
    return null;
  return { start, end: text.length, kind: 'sessions' };
}

/** Queries hold values of rows. */
const STATEMENT = /^statements?$/i;
const LITERAL = /'(?<it>[^'\n]{1,200})'/g;
const inQuotes = ({ 0: { length }, index }: RegExpExecArray): Finding => ({
  ...{ start: index + 1, end: index + length - 1, kind: 'names' },
});

/** An id of no known look, behind what says of what it is. What is no letters and digits mixed is a word or a number of the API. */
const ID = /(?<!accesskey|account)(?:^|[a-z_])ids?$/i;
const NO_ID = /^[a-z]{2}(?:-[a-z]+){1,2}-\d|^(?:[a-z]+\d-)?az\d$|^v?\d+(?:\.\d+)*$/i;
const OPAQUE = /^(?:[\w-]*[-_:/])?(?<it>(?!0{4})(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z\d]{6,})$/;

function opaqueIn(text: string): Finding | null {
  const it = NO_ID.test(text) ? undefined : OPAQUE.exec(text)?.groups?.['it'];
  return it === undefined
    ? null
    : { start: text.length - it.length, end: text.length, kind: 'ids' };
}
