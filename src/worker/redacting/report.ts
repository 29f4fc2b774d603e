// What redaction did to a parcel, for whoever decides whether it may travel.
import { KINDS, type Kind, type Replacement } from '../../cloudtrail/redact';
import { compactJson, prettyJson } from '../../text/json';
import type { View } from '../../workspace/link';
import type { ChangedVerdicts, RedactedEvent, RedactionReport } from '../sharing-api';
import type { Parcel } from './parcel';
import type { RedactedParcel } from './redacted-parcel';

const MOST_SAMPLES = 5;

export function reportOf(
  before: Parcel,
  { parcel: after, replacements }: RedactedParcel,
  changed: readonly ChangedVerdicts[],
  view: View,
): RedactionReport {
  const travelling = before.events.length > 0 ? replacements : standingIn(before, replacements);
  return {
    replacements: travelling,
    counts: countsOf(travelling),
    changed,
    samples: samplesOf(before, after, view),
  };
}

export function countsOf(replacements: readonly Replacement[]): Record<Kind, number> {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const { kind } of replacements) counts[kind] += 1;
  return counts;
}

/** Where the events stay at home, what was learnt of them is no news. */
function standingIn(
  { rule, view, placeholders }: Parcel,
  replacements: readonly Replacement[],
): Replacement[] {
  const text = JSON.stringify([rule, view, placeholders ?? {}]).toLowerCase();
  return replacements.filter(({ original }) =>
    text.includes(JSON.stringify(original.toLowerCase()).slice(1, -1)),
  );
}

function samplesOf(before: Parcel, after: Parcel, { selected }: View): RedactedEvent[] {
  const order = before.indices.map((_, at) => at);
  const chosen = before.indices.findIndex((index) => index === selected);
  if (chosen > 0) order.unshift(...order.splice(chosen, 1));
  const samples: RedactedEvent[] = [];
  for (const at of order) {
    const [was, is] = [before.events[at]!, after.events[at]!];
    if (was === is || compactJson(was) === compactJson(is)) continue;
    const index = before.indices[at]!;
    samples.push({ index, before: prettyJson(was), after: prettyJson(is) });
    if (samples.length === MOST_SAMPLES) break;
  }
  return samples;
}
