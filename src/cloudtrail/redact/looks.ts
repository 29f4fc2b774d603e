// What shows in a text by its own look or by its place in it, kind by kind.
import { accountsByPlace, isAccount } from './accounts';
import { addressesIn } from './addresses';
import { namesInArns } from './arns';
import { emailsIn } from './emails';
import { guidsIn, resourceIdsIn } from './generated-ids';
import { hostNamesIn, isOwnHost } from './hosts';
import type { Finding } from './kind';
import { keyIdsIn } from './key-ids';
import { isName, isNameKind } from './names';
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
  const named = [...wholeIn(text, place), ...namesInArns(text), ...hostNamesIn(text)];
  const taken = (one: Finding) =>
    unmistakable.some(({ start, end }) => start <= one.start && one.end <= end);
  return [...unmistakable, ...named.filter((one) => !taken(one))];
}

const whole = (text: string, kind: Finding['kind']): Finding => ({
  start: 0,
  end: text.length,
  kind,
});

/** The whole text, where its key says what it is. */
function wholeIn(text: string, { role }: Place): Finding[] {
  if (role === 'accounts') return isAccount(text) ? [whole(text, role)] : [];
  if (role === 'ids') return text === '' ? [] : [whole(text, role)];
  if (role === 'hosts') return isOwnHost(text) ? [whole(text, role)] : [];
  const kind = role === 'tag' ? 'names' : role;
  if (kind === 'kept' || kind === 'agent' || kind === 'version' || kind === 'text') return [];
  if (!isNameKind(kind)) return [];
  // Somebody's number instead of a name.
  if (isAccount(text)) return [whole(text, 'accounts')];
  return isName(text) ? [withoutSlashes(text, kind)] : [];
}

/** A path is written with a slash before it, or without, as in ARNs. */
function withoutSlashes(text: string, kind: Finding['kind']): Finding {
  const start = /^\/*/.exec(text)![0].length;
  return { start, end: text.length - /\/*$/.exec(text)![0].length, kind };
}
