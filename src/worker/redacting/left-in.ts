// The last look at what travels, text by text: what is left of originals, and where.
import { leaks, type Kind } from '../../cloudtrail/redact';
import { compactJson } from '../../text/json';
import type { LeakFound, LeakPlace } from '../sharing-api';
import type { RedactedParcel } from './redacted-parcel';

interface Text {
  readonly place: LeakPlace;
  readonly text: string;
}

/** `off`: kinds that are left on purpose. Events that are fictitious are not looked at. */
export function leftIn(
  redacted: RedactedParcel,
  { off, fictitious }: { readonly off: readonly Kind[]; readonly fictitious: boolean },
): LeakFound[] {
  const { rule, view, placeholders = {}, sets, events, indices, beside } = redacted.parcel;
  const texts: Text[] = [
    { place: { kind: 'rule' }, text: rule },
    { place: { kind: 'view' }, text: JSON.stringify(view) },
    ...Object.entries(placeholders).map(([name, values]): Text => ({
      place: { kind: 'placeholder', name },
      text: values.join('\n'),
    })),
    ...sets.map(({ name }): Text => ({ place: { kind: 'name', name }, text: name })),
    ...(beside?.rules ?? []).flatMap(({ name, text }): Text[] => [
      { place: { kind: 'name', name }, text: name },
      { place: { kind: 'file', name }, text },
    ]),
    ...(beside?.texts ?? []).map((text): Text => ({ place: { kind: 'text' }, text })),
    ...(fictitious ? [] : events).map((event, at): Text => ({
      place: { kind: 'event', index: indices[at]! },
      text: compactJson(event),
    })),
  ];
  const found = leaks(
    texts.map(({ text }) => text),
    redacted,
  );
  return placedLeaks(found, off, (text) => texts[text]!.place);
}

/** Each once at its place, plain before decoded. */
export function placedLeaks(
  found: ReturnType<typeof leaks>,
  off: readonly Kind[],
  placeOf: (text: number) => LeakPlace,
): LeakFound[] {
  const once = new Map<string, LeakFound>();
  for (const { kind, found: what, text, view } of found) {
    const key = `${text} ${what.toLowerCase()}`;
    const hidden = view !== 'plain';
    if ((kind !== 'secrets' && off.includes(kind)) || (once.has(key) && hidden)) continue;
    once.set(key, { kind, found: what, place: placeOf(text), hidden });
  }
  return [...once.values()];
}
