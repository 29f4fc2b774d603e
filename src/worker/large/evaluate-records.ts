// The records of some bytes → facts, and what tests and conditions say of them. A condition alone passes over the records that lack what
// it requires; facts and tests need every record.
import { strangerIn, type Stranger } from '../../cloudtrail/containers/strangers';
import { factColumnsOf, type FactColumns } from '../../cloudtrail/fact-columns';
import type { Slots } from '../../cloudtrail/slots';
import { isCommonRecord } from '../../cloudtrail/unwrap';
import { emptyBits, hasBit } from '../../engine/bits';
import { JsonEvent } from '../../engine/json-event';
import { Skipper } from '../../engine/literal-search';
import { actualOf } from '../../engine/prepare';
import { scan } from '../../engine/scan';
import { textAt, type ByteSearch } from '../../text/byte-search';
import { surveyOf, type ByteSurvey } from '../../text/byte-survey';
import { parseJson, readJson, skipSpace, toValue, type JsonValue } from '../../text/json';
import { asksAll, type Ask, type Bits, type PieceRead } from './piece';
import { preparedOf, type Group } from './prepared';
import { NO_RECORD } from './record-in';
import { RecordTexts } from './record-texts';

type Evaluated = Pick<PieceRead, 'facts' | 'matched' | 'tests' | 'conditions'> & {
  /** Numbers of records that can't be read. */
  readonly unreadable: readonly number[];
  /** What is no CloudTrail; it keeps its place, so that what comes behind keeps its number. */
  readonly strangers: ReadonlyMap<Stranger, number>;
};

/** A record, or undefined where it can't be read. The end of a list behind it is no part of it. */
export function recordAt(
  bytes: Uint8Array,
  { starts, ends, count }: Slots,
  i: number,
): JsonValue | undefined {
  return i < count ? readRecord(textAt(bytes, starts[i]!, ends[i]!)) : undefined;
}

function readRecord(own: string): JsonValue | undefined {
  const read = readJson(own);
  if ('value' in read) return isRecord(read.value) ? read.value : undefined;
  const { node, end } = parseJson(own);
  if (node?.kind !== 'object' || own[skipSpace(own, end)] !== ']') return undefined;
  return toValue(node);
}

const isRecord = (value: JsonValue): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the bytes of another piece are looked through for, to answer the same. */
export const soughtBy = (ask: Ask): readonly ByteSearch[] =>
  asksAll(ask) ? [] : preparedOf(ask).groups.flatMap(({ need: { sought } }) => sought ?? []);

/** `survey`: of the bytes. */
export function evaluateRecords(
  bytes: Uint8Array,
  slots: Slots,
  ask: Ask,
  survey = surveyOf(bytes),
): Evaluated {
  const unreadable: number[] = [];
  const strangers = new Map<Stranger, number>();
  const texts = asksAll(ask) ? new RecordTexts(bytes, slots) : null;
  const read = (i: number): JsonValue => {
    const value = texts === null ? recordAt(bytes, slots, i) : readRecord(texts.at(i));
    if (value === undefined) unreadable.push(i);
    if (value === undefined || isCommonRecord(value)) return value ?? NO_RECORD;
    const stranger = strangerIn(value);
    if (stranger === null) return value;
    strangers.set(stranger, (strangers.get(stranger) ?? 0) + 1);
    return NO_RECORD;
  };
  if (texts !== null) {
    return { ...everyRecord(slots, ask, read), unreadable, strangers };
  }
  const known = new Map<number, JsonEvent>();
  const event = (i: number): JsonEvent => {
    let found = known.get(i);
    if (found === undefined) known.set(i, (found = new JsonEvent(read(i))));
    return found;
  };
  const conditions = ask.conditions.map(() => emptyBits(slots.count));
  for (const group of preparedOf(ask).groups) {
    judge({ bytes, survey }, slots, group, event, conditions);
  }
  const records = Uint32Array.from(known.keys())
    .filter((i) => conditions.some((bits) => hasBit(bits, i)))
    .sort();
  const facts = factColumnsOf(valuesOf(records, event));
  const matched = { records, facts };
  // What is none is told when every record is read.
  const nothing = { unreadable: [], strangers: new Map<Stranger, number>() };
  return { facts: null, matched, tests: [], conditions, ...nothing };
}

function* valuesOf(records: Iterable<number>, event: (i: number) => JsonEvent) {
  for (const i of records) yield event(i).value;
}

/** Sets the bits of a group's conditions. */
function judge(
  { bytes, survey }: { readonly bytes: Uint8Array; readonly survey: ByteSurvey },
  { starts, ends, count }: Slots,
  { need, conditions, index }: Group,
  event: (i: number) => JsonEvent,
  bits: readonly Bits[],
): void {
  const skipper = new Skipper(need, bytes, survey);
  for (let i = 0; i < count; i += 1) {
    const next = skipper.next(starts[i]!);
    while (i < count && ends[i]! <= next) i += 1;
    if (i >= count) break;
    // A single clause was found there already.
    const certain = need.clauses.length < 2;
    if (!certain && !need.mayMatch(bytes, starts[i]!, ends[i]!)) continue;
    for (const candidate of index.candidates(event(i))) {
      const { node, at } = conditions[candidate]!;
      if (scan(node, event(i))) bits[at]![i >> 5]! |= 1 << (i & 31);
    }
  }
}

function everyRecord(
  { count }: Slots,
  ask: Ask,
  read: (i: number) => JsonValue,
): Omit<Evaluated, 'unreadable' | 'strangers'> {
  const { fields, index } = preparedOf(ask);
  const bits = ask.tests.map(() => emptyBits(count));
  const verdicts = ask.conditions.map(() => emptyBits(count));
  function* values(): Iterable<JsonValue> {
    for (let i = 0; i < count; i += 1) {
      const event = new JsonEvent(read(i));
      const [word, bit] = [i >> 5, 1 << (i & 31)];
      for (const { field, tests } of fields) {
        const actual = actualOf(field, event);
        for (const { match, at } of tests) {
          if (match(actual, event) >= 0) bits[at]![word]! |= bit;
        }
      }
      for (const at of index.candidates(event)) {
        if (scan(ask.conditions[at]!, event)) verdicts[at]![word]! |= bit;
      }
      yield event.value;
    }
  }
  let columns: FactColumns | null = null;
  if (ask.facts) columns = factColumnsOf(values());
  else for (const value of values()) void value;
  return { facts: columns, matched: null, tests: bits, conditions: verdicts };
}
