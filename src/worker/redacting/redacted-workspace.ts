// A workspace on its way into a zip, redacted as one: what is evaluated, what is set aside, names and notes, all under one mapping.
import type { NamedText } from '../../text/file-marks';
import type { JsonValue } from '../../text/json';
import type { Expectation } from '../../workspace/expectations';
import type { View } from '../../workspace/link';
import type { PlaceholderValues } from '../api';
import type { ExportReport } from '../export-api';
import type { Lending } from '../handing-on';
import { changedIn } from '../sharing';
import type { LeakPlace, RedactionChoices } from '../sharing-api';
import { kindsOff } from './kinds-off';
import { leftIn } from './left-in';
import type { Parcel } from './parcel';
import { redactedParcel } from './redacted-parcel';
import { countsOf } from './report';

export interface SetOfEvents {
  readonly name: string;
  readonly events: readonly JsonValue[];
}

/** What of a workspace may hold originals. */
export interface Content {
  readonly name: string;
  readonly rule: string;
  /** Set aside. */
  readonly rules: readonly NamedText[];
  readonly open: readonly SetOfEvents[];
  /** Left out. */
  readonly aside: readonly SetOfEvents[];
  readonly placeholders: PlaceholderValues;
  readonly view: View;
  readonly expected: readonly Expectation[];
  readonly rest: string | null;
}

export interface RedactedContent {
  readonly content: Content;
  readonly report: ExportReport;
}

export function redactedContent(
  lending: Lending,
  content: Content,
  { choices, fictitious }: { readonly choices: RedactionChoices; readonly fictitious: boolean },
): RedactedContent {
  const sets = [...content.open, ...content.aside];
  const parcel = parcelOf(content, sets, {
    rules: content.rules,
    texts: [content.name, content.rest ?? '', ...content.expected.map(({ note }) => note ?? '')],
  });
  const redacted = redactedParcel(parcel, { fictitious, choices, home: [] });
  const { replacements } = redacted;
  const after = contentOf(content, redacted.parcel);
  const changed = changedIn(lending, parcelOf(content, content.open), {
    parcel: parcelOf(after, after.open),
    replacements,
  });
  const leaks = leftIn(redacted, { off: kindsOff(choices), fictitious }).map((leak) => ({
    ...leak,
    place: placeIn(after, leak.place),
  }));
  return { content: after, report: { counts: countsOf(replacements), changed, leaks } };
}

function parcelOf(
  { rule, view, placeholders }: Content,
  sets: readonly SetOfEvents[],
  beside?: Parcel['beside'],
): Parcel {
  const events = sets.flatMap((set) => set.events);
  return {
    ...{ rule, view, placeholders, events, expectations: null, tooLarge: false },
    sets: sets.map((set) => ({ name: set.name, events: set.events.length })),
    indices: events.map((_, index) => index),
    ...(beside === undefined ? {} : { beside }),
  };
}

/** The same, with what is in the parcel. */
function contentOf(was: Content, parcel: Parcel): Content {
  const { rule, view, placeholders = {}, beside } = parcel;
  const [name = '', rest = '', ...notes] = beside!.texts;
  let first = 0;
  const sets = parcel.sets.map(({ name: own, events }) => ({
    name: own,
    events: parcel.events.slice(first, (first += events)),
  }));
  return {
    ...{ name, rule, view, placeholders, rules: beside!.rules },
    open: sets.slice(0, was.open.length),
    aside: sets.slice(was.open.length),
    expected: was.expected.map((one, at) =>
      one.note === undefined ? one : { ...one, note: notes[at]! },
    ),
    rest: was.rest === null ? null : rest,
  };
}

/** Only events that are open have a number on the page. */
function placeIn({ open, aside }: Content, place: LeakPlace): LeakPlace {
  if (place.kind !== 'event') return place;
  let left = place.index - open.reduce((sum, { events }) => sum + events.length, 0);
  if (left < 0) return place;
  for (const { name, events } of aside) {
    if (left < events.length) return { kind: 'file', name };
    left -= events.length;
  }
  return place;
}
