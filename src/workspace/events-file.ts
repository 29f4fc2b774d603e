// A file of events with expected verdicts (docs/expectations.md), as each shipped rule has one beside it: text → events, and what they are
// expected to come to. Reading never throws.
import { parseJson, toValue, type JsonMember, type JsonNode, type JsonValue } from '../text/json';
import { EXPECTED, isExpected } from '../text/expected';
import type { Range } from '../text/range';
import type { Expectation } from './expectations';
import type { ExpectationProblem } from './expectations-file';

export interface EventsFile {
  readonly title: string;
  /** One sentence. */
  readonly teaches: string;
  /** Index of the event to look at first. */
  readonly select: number;
  /** How many alerts its correlations fire. */
  readonly alerts: number;
  readonly placeholders: Readonly<Record<string, readonly string[]>>;
  readonly events: readonly JsonValue[];
  /** Of the first rule. */
  readonly expectations: readonly Expectation[];
  readonly problems: readonly ExpectationProblem[];
}

export function readEventsFile(text: string): EventsFile {
  const { node, mistake } = parseJson(text);
  const problems: ExpectationProblem[] = [];
  const say = (range: Range, message: string) => void problems.push({ range, message });
  if (mistake !== null) say(mistake.range, mistake.message);
  const list = member(node, 'events');
  if (mistake === null && list?.kind !== 'array') {
    say(list?.range ?? node?.range ?? [0, text.length], '"events" is missing, or no list.');
  }
  const entries = list?.kind === 'array' ? list.items : [];
  const events: JsonValue[] = [];
  const expectations: Expectation[] = [];
  for (const entry of entries) {
    const event = member(entry, 'event');
    if (event?.kind !== 'object') {
      say(event?.range ?? entry.range, 'An entry needs an "event" that is an object.');
      continue;
    }
    const expected = expectedOf(entry, say);
    if (expected !== null) expectations.push({ ...expected, event: events.length, rule: 0 });
    events.push(toValue(event));
  }
  return {
    title: textOf(member(node, 'title')),
    teaches: textOf(member(node, 'teaches')),
    select: numberOf(member(node, 'select')),
    alerts: numberOf(member(node, 'alerts')),
    placeholders: placeholdersOf(member(node, 'placeholders')),
    events,
    expectations,
    problems,
  };
}

type Say = (range: Range, message: string) => void;

function expectedOf(entry: JsonNode, say: Say): Pick<Expectation, 'expected' | 'note'> | null {
  const node = member(entry, 'expect');
  if (node === undefined) return null;
  const expected = textOf(node);
  if (!isExpected(expected)) {
    const words = EXPECTED.map((one) => `"${one}"`).join(', ');
    say(node.range, `"expect" is none of ${words}.`);
    return null;
  }
  const note = textOf(member(entry, 'note'));
  return note === '' ? { expected } : { expected, note };
}

const member = (node: JsonNode | null | undefined, key: string): JsonNode | undefined =>
  node?.kind === 'object'
    ? node.members.findLast((one: JsonMember) => one.key === key)?.value
    : undefined;

const textOf = (node: JsonNode | undefined): string =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';

const numberOf = (node: JsonNode | undefined): number =>
  node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : 0;

function placeholdersOf(node: JsonNode | undefined): EventsFile['placeholders'] {
  if (node?.kind !== 'object') return {};
  return Object.fromEntries(
    node.members.map(({ key, value }) => [
      key,
      value.kind === 'array' ? value.items.map(textOf) : [],
    ]),
  );
}
