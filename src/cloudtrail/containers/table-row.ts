// A row of a table of CloudTrail in a data lake or database: Athena and Glue (lower-case columns), Tailpipe and Steampipe (snake_case),
// CloudTrail Lake (CloudTrail's own spelling). Structures stand in it as JSON or as {key=value}.
import type { JsonValue } from '../../text/json';
import { isObject, objectOf, textAt, textInside, valueInside, type Container } from './container';
import { respelled } from './spelling';
import { STRUCTURES, structureOf } from './text-values';

/** Columns that hold the record as it was. */
const WHOLE = ['eventJson', 'eventjson', 'event_json', 'cloudtrail_event'];

export const LOST =
  'A table keeps no difference between null and missing, and prints booleans as texts; structures printed as {key=value} are read as well as that goes.';

/** A row of a table, in whatever spelling; null where the columns are not those of CloudTrail. */
export function fromRow(value: JsonValue): JsonValue | null {
  if (!isObject(value)) return null;
  const record = respelled(value);
  if (textAt(record, 'eventName') === null || textAt(record, 'eventSource') === null) return null;
  const members = Object.entries(record).map(([key, found]): [string, JsonValue | undefined] => {
    const inner = STRUCTURES.has(key) ? structureOf(found) : found;
    // An empty cell is nothing, and so is null but where every record has the key.
    const always = key === 'requestParameters' || key === 'responseElements';
    if (inner === '' || (inner === null && !always)) return [key, undefined];
    return [key, inner];
  });
  // Once more: what was text until now has keys of its own.
  return respelled(objectOf(members));
}

const named = (name: string, test: (keys: ReadonlySet<string>) => boolean): Container => ({
  name,
  unwrap(value) {
    if (!isObject(value)) return null;
    if (!test(new Set(Object.keys(value)))) return null;
    const whole = WHOLE.map((key) => textAt(value, key)).find((text) =>
      text?.trim().startsWith('{'),
    );
    if (whole) return { inner: [textInside(whole)] };
    const record = fromRow(value);
    return record === null ? null : { inner: [valueInside(record)], loses: LOST };
  },
});

export const athenaRow = named(
  'Athena',
  (keys) => keys.has('eventname') && keys.has('eventsource'),
);

export const pipesRow = named(
  'Tailpipe or Steampipe',
  (keys) => keys.has('event_name') && keys.has('event_source'),
);

/** A row with the record itself in it: whatever else was selected says less. */
export const lakeRow = named(
  'CloudTrail Lake',
  (keys) => keys.has('eventJson') || keys.has('eventjson'),
);
