// Ids that begin with the name of who asked for them: sessions of Systems Manager are `noor-0af31b22c4d95e607`, in requests, in
// ARNs, in addresses of streams and in names of logs.
import { isAccount } from './accounts';
import type { Finding } from './kind';
import { isName } from './names';

/** From the beginning of a word, so that no text is read twice. Newer ids are 26 letters and digits. */
const OWNED =
  /(?<![\p{L}\p{N}_+.@-])(?<stem>[\p{L}\p{N}_+.@-]*?[\p{L}\p{N}_])-(?<id>[\da-f]{17}|(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{26})(?![\p{L}\p{N}])/gu;

/** AWS's own, and stand-ins for databases. */
const KEPT = /^(?:ecs-execute-command|botocore-session|db|cluster)$/;

/** Who, and which: two findings for each id. `found`: ids of resources, which begin with what they are. */
export function ownedIdsIn(text: string, found: readonly Finding[]): Finding[] {
  if (text.length < 19 || !text.includes('-')) return [];
  return [...text.matchAll(OWNED)].flatMap((match) => {
    const { stem = '', id = '' } = match.groups!;
    const [start, end] = [match.index, match.index + match[0].length];
    if (found.some((one) => one.kind === 'resourceIds' && one.end === end)) return [];
    const which: Finding = { start: end - id.length, end, kind: 'resourceIds' };
    const who: Finding = {
      start,
      end: start + stem.length,
      kind: isAccount(stem) ? 'accounts' : 'sessions',
    };
    return KEPT.test(stem) || !(isAccount(stem) || isNamed(stem)) ? [which] : [who, which];
  });
}

/** A number may be a session's name too. */
const isNamed = (stem: string): boolean => isName(stem) || /^\d{5,}$/.test(stem);
