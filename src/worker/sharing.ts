// What the page asks about handing things on: a link of what the worker holds, and what those events would give away.
// Knows neither the rule nor verdicts.
import { inventoryOf, type Inventory } from '../cloudtrail/inventory';
import { compactJson, type JsonValue } from '../text/json';
import { MAX_BYTES, writeLink, type EventText } from '../workspace/link';
import type { LinkAnswer, LinkRequest, SourceSummary } from './api';

/** The events as they are now, edits included. */
export interface Held {
  /** In their order; each has as many events as it was read with. */
  readonly sources: readonly Pick<SourceSummary, 'name' | 'events'>[];
  readonly size: number;
  value(index: number): JsonValue;
}

export async function linkTo(held: Held, request: LinkRequest): Promise<LinkAnswer> {
  const { rule, view, withEvents, placeholders } = request;
  const events = withEvents ? textsOf(held) : [];
  const expectations = withEvents ? request.expectations : undefined;
  const more = {
    ...(placeholders === undefined ? {} : { placeholders }),
    ...(expectations === undefined ? {} : { expectations }),
  };
  const written = await writeLink({ rule, view, events, ...more });
  if ('problem' in written) return written;
  return {
    hash: written.hash,
    length: written.hash.length,
    events: withEvents ? held.size : 0,
    inventory: inventoryOf(travelling(held, events, request)),
  };
}

export const inventoryHeld = (held: Held): Inventory => inventoryOf(valuesOf(held));

function* valuesOf(held: Held): Iterable<JsonValue> {
  for (let index = 0; index < held.size; index += 1) yield held.value(index);
}

/** Names of files travel too: CloudTrail's own begin with the account. */
function* travelling(
  held: Held,
  events: readonly EventText[],
  { placeholders = {}, withEvents, view }: LinkRequest,
): Iterable<JsonValue> {
  yield* Object.values(placeholders);
  // What one filters by is said by the events.
  yield* Object.values(view);
  if (!withEvents) return;
  yield* events.map(({ name }) => name);
  yield* valuesOf(held);
}

/** Sources without events stay at home. Stops where no link can hold more: what is too long is refused as a whole. */
function textsOf(held: Held): EventText[] {
  const texts: EventText[] = [];
  let first = 0;
  let size = 0;
  for (const { name, events } of held.sources) {
    const lines: string[] = [];
    for (let index = first; index < first + events && size <= MAX_BYTES; index += 1) {
      const line = compactJson(held.value(index));
      size += line.length + 1;
      lines.push(line);
    }
    first += events;
    if (lines.length > 0) texts.push({ name, text: lines.join('\n') });
  }
  return texts;
}
