// A link of what the worker holds, redacted and proved, and what its receiver will see. Fetched with the first use.
import { inventoryOf, type Inventory } from '../cloudtrail/inventory';
import type { WindowKind } from '../engine/correlation/windows';
import { compactJson, type JsonValue } from '../text/json';
import { readLink, writeLink, type LinkState, type View } from '../workspace/link';
import { compiled } from './compiled';
import type { Lending } from './handing-on';
import { ComparedAlerts } from './redacting/alerts';
import { changedVerdicts } from './redacting/changed';
import { kindsOff } from './redacting/kinds-off';
import { leftIn } from './redacting/left-in';
import { parcelOf, type Held, type Parcel } from './redacting/parcel';
import { redactedParcel, type RedactedParcel } from './redacting/redacted-parcel';
import { reportOf } from './redacting/report';
import { evaluatedAt } from './redacting/received';
import type { ChangedVerdicts, LinkAnswer, LinkLength, LinkRequest } from './sharing-api';

/** Events that stay are learnt for the names in a rule that travels: of very many, these. */
const MOST_AT_HOME = 2000;

export async function linkTo(lending: Lending, request: LinkRequest): Promise<LinkAnswer> {
  const parcel = parcelOf(lending.held, request);
  // What can't be a link is not worth the work: it is written to hear why.
  if (parcel.tooLarge) {
    const refused = await writeLink(stateOf(parcel));
    if ('problem' in refused) return refused;
  }
  const redacted = redactedIn(lending, request, parcel);
  const changed = changedIn(lending, parcel, redacted);
  const report = reportOf(parcel, redacted, changed, request.view);
  const { fictitious, choices } = request;
  const leaks = leftIn(redacted, { off: kindsOff(choices), fictitious });
  if (leaks.length > 0) return { leaks, redacted: report };
  const written = await writeLink(stateOf(redacted.parcel));
  if ('problem' in written) return written;
  const { hash } = written;
  const read = await readLink(hash);
  if ('problem' in read) return read;
  const received = await evaluatedAt(lending.evaluate, read.state);
  return { hash, redacted: report, received, inventory: inventoryOf(valuesOf(redacted.parcel)) };
}

/** Each redacted for itself, as it would be. */
export async function lengthsOf(
  lending: Lending,
  request: LinkRequest,
  choices: readonly LinkRequest['events'][],
): Promise<LinkLength[]> {
  const lengths: LinkLength[] = [];
  for (const events of choices) {
    const other = { ...request, events };
    const parcel = parcelOf(lending.held, other);
    const written = parcel.tooLarge
      ? null
      : await writeLink(stateOf(redactedIn(lending, other, parcel).parcel));
    lengths.push(written !== null && 'hash' in written ? written.hash.length : null);
  }
  return lengths;
}

function redactedIn({ held }: Lending, request: LinkRequest, parcel: Parcel): RedactedParcel {
  const { fictitious, choices } = request;
  return redactedParcel(parcel, { fictitious, choices, home: atHome(held, parcel) });
}

function* atHome(held: Held, { indices }: Parcel): Iterable<JsonValue> {
  const travelling = new Set(indices);
  for (let index = 0; index < Math.min(held.size, MOST_AT_HOME); index += 1)
    if (!travelling.has(index)) yield held.value(index);
}

function stateOf({ rule, view, placeholders, sets, events, expectations }: Parcel): LinkState {
  let first = 0;
  const texts = sets.map(({ name, events: own }) => {
    const lines = events.slice(first, (first += own)).map((event) => compactJson(event));
    return { name, text: lines.join('\n') };
  });
  return {
    ...{ rule, view, events: texts },
    ...(placeholders === undefined ? {} : { placeholders }),
    ...(expectations === null ? {} : { expectations }),
  };
}

/** Names of files travel too: CloudTrail's own begin with the account. */
function* valuesOf({ placeholders, view, sets, events }: Parcel): Iterable<JsonValue> {
  yield* Object.values(placeholders ?? {}).flat();
  yield* Object.values(view);
  yield* sets.map(({ name }) => name);
  yield* events;
}

/** Rules that say something else of what travels, alerts included. */
export function changedIn(
  { given, announce }: Pick<Lending, 'given' | 'announce'>,
  parcel: Parcel,
  { parcel: after, replacements }: Pick<RedactedParcel, 'parcel' | 'replacements'>,
): ChangedVerdicts[] {
  if (replacements.length === 0) return [];
  const [own, other] = [parcel, after].map(({ rule, placeholders }) =>
    compiled(rule, { ...given, placeholders: new Map(Object.entries(placeholders ?? {})) }),
  );
  const at = own!.plans.flatMap((plan, index) => (plan === null ? [] : [{ plan, index }]));
  const judged = {
    rules: at.map(({ plan, index }) => ({ title: own!.rules[index]!.title, plan })),
    after: at.map(({ index }) => other!.plans[index] ?? null),
  };
  const compared = { before: parcel.events, after: after.events, indices: parcel.indices };
  const changed = changedVerdicts(judged, { ...compared, replacements }, announce);
  const alerts = new ComparedAlerts(own!, other!, windowsOf(parcel.view));
  alerts.add(parcel.events, after.events, parcel.indices, announce);
  return [...changed, ...alerts.changed(replacements)];
}

/** As whoever opens it will count. */
const windowsOf = ({ windows }: View): WindowKind => (windows === 'tumbling' ? windows : 'sliding');

/** What all events hold that one may not want to hand on. */
export const inventoryHeld = (held: Held): Inventory =>
  inventoryOf(Array.from({ length: held.size }, (_, index) => held.value(index)));
