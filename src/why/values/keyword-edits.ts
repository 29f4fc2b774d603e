// Edits for lines without a field: a keyword is found in any value, so one is written into one, or out of all of them.
import { JsonEvent } from '../../engine/json-event';
import { matcherOf, textOf } from '../../engine/prepare';
import { isArray } from '../../engine/fields';
import { keysOf, type JsonValue } from '../../text/json';
import type { Want } from '../branches';
import type { EventEdit } from './field-edits';
import type { Place } from '../places';
import { valuesFor } from './operand-values';
import { otherValues } from './other-values';

/** Where words go, if the event has room for them there. */
const ROOMS: readonly Place[] = [['errorMessage'], ['message']];

const NOTHING = { current: undefined, texts: () => [] };

export function* keywordEdits(
  wants: readonly Want[],
  root: JsonValue,
): Generator<readonly EventEdit[]> {
  const gone = [...leaves(root)]
    .filter(({ value }) =>
      hits(
        wants.filter(({ found }) => !found),
        value,
      ),
    )
    .map(({ place, value }) => ({ place, value: otherValues(value)[0] }));
  const positive = wants.filter(({ found }) => found);
  if (positive.length === 0) {
    yield gone;
    yield gone.map(({ place }) => ({ place, value: undefined }));
    return;
  }
  // Every keyword of an `all`, one of each `any`: in one text, or each in a place of its own.
  for (const texts of chosen(positive)) {
    for (const room of ROOMS) {
      for (const between of [' ', ' x ', '']) {
        yield [...gone, { place: room, value: texts.join(between) }];
      }
    }
    yield [...gone, ...texts.map((value, index) => ({ place: [`message${index + 1}`], value }))];
  }
}

/** Longer lists of keywords are looked at from the front. */
const MOST = 30;

function* chosen(positive: readonly Want[]): Generator<readonly string[]> {
  const each = positive.map(({ item }) =>
    item.predicates.map(({ tests }) => textOf(valuesFor([tests[0]!.operand], NOTHING)[0]) ?? ''),
  );
  for (let turn = 0; turn < MOST; turn += 1) {
    yield positive.flatMap(({ item }, at) =>
      item.need === 'all' ? each[at]! : [each[at]![turn % each[at]!.length]!],
    );
  }
}

function hits(wants: readonly Want[], value: JsonValue): boolean {
  const event = new JsonEvent({ value });
  return wants.some(({ item }) =>
    item.predicates.some(({ tests }) =>
      tests.some((test) => matcherOf(test)(event.leaves(), event) >= 0),
    ),
  );
}

function* leaves(
  value: JsonValue,
  place: Place = [],
): Generator<{ readonly place: Place; readonly value: JsonValue }> {
  if (value === null || typeof value !== 'object') yield { place, value };
  else if (isArray(value)) {
    for (const [index, item] of value.entries()) yield* leaves(item, [...place, index]);
  } else {
    for (const key of keysOf(value)) yield* leaves(value[key]!, [...place, key]);
  }
}
