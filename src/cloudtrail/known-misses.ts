// What is known of CloudTrail's records and explains a miss on one of them. One sentence each, code between backticks.
import type { JsonEvent } from '../engine/json-event';
import type { Item, Predicate } from '../engine/plan';
import { textOf } from '../engine/prepare';

/** null where nothing is known to help. */
export function knownMiss({ field }: Item, { text }: Predicate, event: JsonEvent): string | null {
  const one = (name: string): string | null => textOf(event.values(name)[0]?.value);
  switch (field) {
    case 'errorCode':
      return errorCode(text, one);
    case 'userIdentity.userName':
      return userName(one);
    case 'userAgent':
      return one('userAgent')?.startsWith('[') === true && !text.startsWith('[')
        ? 'S3 puts the user agent in square brackets: `contains` finds what `startswith` misses.'
        : null;
    case null:
    default:
      return null;
  }
}

function errorCode(wanted: string, one: (name: string) => string | null): string | null {
  if (/^success$/i.test(wanted)) {
    return one('eventName') === 'ConsoleLogin'
      ? 'A sign-in says how it ended in `responseElements.ConsoleLogin`, not in `errorCode`.'
      : 'No record has `errorCode: Success`: a call that went through has no `errorCode` at all.';
  }
  const had = one('errorCode');
  const denied = /denied|unauthorized/i;
  if (had !== null && denied.test(wanted) && denied.test(had)) {
    return `A denied call is spelt differently by services: this one says \`${had}\`.`;
  }
  if (had === null && one('eventName') === 'ConsoleLogin' && one('errorMessage') !== null) {
    return 'A failed sign-in has an `errorMessage` and no `errorCode`.';
  }
  return null;
}

function userName(one: (name: string) => string | null): string | null {
  if (one('userIdentity.userName') !== null) return null;
  const type = one('userIdentity.type');
  if (type === 'AssumedRole') {
    const role = one('userIdentity.sessionContext.sessionIssuer.userName');
    return role === null
      ? 'An `AssumedRole` has no `userName` of its own.'
      : `An \`AssumedRole\` has no \`userName\` of its own: the role’s stands in \`userIdentity.sessionContext.sessionIssuer.userName\`, here \`${role}\`.`;
  }
  if (type === 'Root') return '`Root` has no `userName`; ask for `userIdentity.type`.';
  if (type === 'AWSService')
    return 'A service has no `userName`; it stands in `userIdentity.invokedBy`.';
  return null;
}
