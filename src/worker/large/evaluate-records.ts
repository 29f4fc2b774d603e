// The records of one text → facts, and what tests and conditions say of them. A condition alone passes over the records that lack what
// it requires; facts and tests need every record.
import { factColumnsOf, type FactColumns } from '../../cloudtrail/fact-columns';
import type { Slots } from '../../cloudtrail/slots';
import { emptyBits, hasBit } from '../../engine/bits';
import { JsonEvent } from '../../engine/json-event';
import { prepareNeed, Skipper } from '../../engine/literal-search';
import type { PlanNode, Test } from '../../engine/plan';
import { actualOf, matcherOf } from '../../engine/prepare';
import { required } from '../../engine/required';
import { scan } from '../../engine/scan';
import { parseJson, readJson, skipSpace, toValue, type JsonValue } from '../../text/json';
import type { Ask, Bits, PieceRead } from './piece';
import { NO_RECORD } from './record-in';

type Evaluated = Pick<PieceRead, 'facts' | 'matched' | 'tests' | 'conditions'> & {
  /** Numbers of records that are none. */
  readonly unreadable: readonly number[];
};

/** A record, or undefined where it can't be read. The end of a list behind it is no part of it. */
export function recordAt(
  text: string,
  { starts, ends, count }: Slots,
  i: number,
): JsonValue | undefined {
  if (i >= count) return undefined;
  const own = text.slice(starts[i], ends[i]);
  const read = readJson(own);
  if ('value' in read) return isRecord(read.value) ? read.value : undefined;
  const { node, end } = parseJson(own);
  if (node?.kind !== 'object' || own[skipSpace(own, end)] !== ']') return undefined;
  return toValue(node);
}

const isRecord = (value: JsonValue): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function evaluateRecords(text: string, slots: Slots, ask: Ask): Evaluated {
  const unreadable: number[] = [];
  const read = (i: number): JsonValue => {
    const value = recordAt(text, slots, i);
    if (value === undefined) unreadable.push(i);
    return value ?? NO_RECORD;
  };
  if (ask.facts || ask.tests.length > 0) return { ...everyRecord(slots, ask, read), unreadable };
  const known = new Map<number, JsonEvent>();
  const event = (i: number): JsonEvent => {
    let found = known.get(i);
    if (found === undefined) known.set(i, (found = new JsonEvent(read(i))));
    return found;
  };
  const conditions = ask.conditions.map((condition) => verdicts(text, slots, condition, event));
  const records = Uint32Array.from(known.keys())
    .filter((i) => conditions.some((bits) => hasBit(bits, i)))
    .sort();
  const facts = factColumnsOf(valuesOf(records, event));
  // What could not be read is told when every record is.
  return { facts: null, matched: { records, facts }, tests: [], conditions, unreadable: [] };
}

function* valuesOf(records: Iterable<number>, event: (i: number) => JsonEvent) {
  for (const i of records) yield event(i).value;
}

function verdicts(
  text: string,
  { starts, ends, count }: Slots,
  condition: PlanNode,
  event: (i: number) => JsonEvent,
): Bits {
  const bits = emptyBits(count);
  const need = required(condition);
  const mayMatch = prepareNeed(need);
  const skipper = new Skipper(need, text);
  for (let i = 0; i < count; i += 1) {
    const next = skipper.next(starts[i]!);
    while (i < count && ends[i]! <= next) i += 1;
    if (i >= count) break;
    if (mayMatch(text, starts[i]!, ends[i]!) && scan(condition, event(i))) {
      bits[i >> 5]! |= 1 << (i & 31);
    }
  }
  return bits;
}

function everyRecord(
  { count }: Slots,
  { facts, tests, conditions }: Ask,
  read: (i: number) => JsonValue,
): Omit<Evaluated, 'unreadable'> {
  const fields = [...grouped(tests)];
  const bits = tests.map(() => emptyBits(count));
  const verdicts = conditions.map(() => emptyBits(count));
  function* values(): Iterable<JsonValue> {
    for (let i = 0; i < count; i += 1) {
      const event = new JsonEvent(read(i));
      const [word, bit] = [i >> 5, 1 << (i & 31)];
      for (const [field, asked] of fields) {
        const actual = actualOf(field, event);
        for (const { match, at } of asked) {
          if (match(actual, event) >= 0) bits[at]![word]! |= bit;
        }
      }
      conditions.forEach((condition, at) => {
        if (scan(condition, event)) verdicts[at]![word]! |= bit;
      });
      yield event.value;
    }
  }
  let columns: FactColumns | null = null;
  if (facts) columns = factColumnsOf(values());
  else Array.from(values(), () => null);
  return { facts: columns, matched: null, tests: bits, conditions: verdicts };
}

/** Tests by field: it is looked up once a record. */
function grouped(tests: readonly Test[]) {
  const fields = new Map<
    string | null,
    { readonly match: ReturnType<typeof matcherOf>; readonly at: number }[]
  >();
  tests.forEach((test, at) => {
    const asked = { match: matcherOf(test), at };
    const known = fields.get(test.field);
    if (known === undefined) fields.set(test.field, [asked]);
    else known.push(asked);
  });
  return fields;
}
