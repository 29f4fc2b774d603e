// What is known of events when some are made: of CloudTrail's a lot, of others nothing.
import { isAlwaysThere, kindOfField, likelyValues } from '../cloudtrail/likely-values';
import { likelyRecord } from '../cloudtrail/likely-record';
import type { LinkedRule } from '../sigma/link';
import type { JsonValue } from '../text/json';
import type { MakeLimits } from '../why/make/made-events';
import type { Making } from '../why/values/field-edits';

const CLOUDTRAIL: Making = { kindOf: kindOfField, isAlwaysThere, likely: likelyValues };
const UNKNOWN: Making = { kindOf: () => null, isAlwaysThere: () => false, likely: () => [] };

/** Only where the rule says so, or its events are such. */
export function makingFor(linked: LinkedRule): Making {
  return isCloudTrail(linked) ? CLOUDTRAIL : UNKNOWN;
}

export const isCloudTrail = ({ rule: { logsource } }: LinkedRule): boolean =>
  logsource?.service === 'cloudtrail' || logsource?.product === 'aws';

/** Events are whole records where the rule is about such; `next` numbers them, so that no two are the same call. */
export function wholeEvents(
  linked: LinkedRule,
  next: () => number,
): Pick<MakeLimits, 'onto'> & Making {
  const onto = isCloudTrail(linked)
    ? (asked: JsonValue) => likelyRecord(asked, next())
    : (asked: JsonValue) => asked;
  return { ...makingFor(linked), onto };
}
