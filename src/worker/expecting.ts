// Expectations of what is open ↔ `expectations.yml`. What names rules or events that are not open stays as text, and is written again.
import { parse } from '../sigma/parse';
import { isObject } from '../cloudtrail/containers/container';
import type { JsonValue } from '../text/json';
import {
  named,
  resolved,
  ruleNames,
  TWICE,
  type EventNames,
  type Expectation,
  type Named,
  type NamedExpectation,
} from '../workspace/expectations';
import { readExpectations, writeExpectations } from '../workspace/expectations-file';

/** What names can stand for: the text of the rules that are open, and each set with its events, in their order. */
export const namesAmong = (
  rule: string,
  sets: readonly { readonly name: string; readonly events: readonly JsonValue[] }[],
): Named => ({
  rules: ruleNames(parse(rule).documents),
  events: sets.flatMap(({ name, events }) => events.map((event) => namesOf(name, event))),
});

function namesOf(set: string, event: JsonValue): EventNames {
  const id = isObject(event) ? (event as Readonly<Record<string, JsonValue>>)['eventID'] : null;
  return { set, eventID: typeof id === 'string' ? id : null };
}

export interface Written {
  /** null: there are none. */
  readonly text: string | null;
  /** In words, what is not in it. */
  readonly left: readonly string[];
}

/** `rest`: what stays as text beside them. */
export function expectationsText(
  all: readonly Expectation[],
  rest: string | null,
  among: Named,
): Written {
  const own = named(all, among);
  const gone = all.length - own.length;
  const left =
    gone === 0 ? [] : [`${counted(gone)} without its rule or event ${is(gone)} not in it.`];
  const waiting = waitingIn(rest);
  if (!waiting.readable) {
    if (own.length === 0) return { text: rest, left };
    const lost = 'What can’t be read of the expectations is not in it; it stays here.';
    return { text: writeExpectations(own), left: [...left, lost] };
  }
  const { kept, mistaken } = stillMeant(own, waiting.entries, among);
  const entries = [...own, ...kept];
  return {
    text: entries.length === 0 ? null : writeExpectations(entries),
    left:
      mistaken === 0
        ? left
        : [
            ...left,
            `${counted(mistaken)} that would mean another event now ${is(mistaken)} not in it.`,
          ],
  };
}

/** Numbers count among what is open: an entry that was about something else must not be taken for one of these. */
function stillMeant(
  own: readonly NamedExpectation[],
  rest: readonly NamedExpectation[],
  among: Named,
) {
  const { problems } = resolved([...own, ...rest], among);
  const message = new Map(problems.map((one) => [one.from, one.message]));
  const kept: NamedExpectation[] = [];
  let mistaken = 0;
  for (const one of rest) {
    const why = message.get(one);
    if (why === TWICE) continue;
    if (why === undefined && !byText(one)) mistaken += 1;
    else kept.push(one);
  }
  return { kept, mistaken };
}

const byText = ({ rule, event }: NamedExpectation): boolean =>
  typeof rule === 'string' && typeof event === 'string';

/** What waits as text. Nothing can be written beside what can't be read. */
export function waitingIn(rest: string | null): {
  readonly entries: readonly NamedExpectation[];
  readonly readable: boolean;
} {
  const read = rest === null ? null : readExpectations(rest);
  return { entries: read?.expectations ?? [], readable: read === null || !isUnread(read) };
}

export interface Found {
  readonly expectations: readonly Expectation[];
  /** What stands for nothing that is open, as text; null: nothing. */
  readonly rest: string | null;
  /** In words. */
  readonly problems: readonly string[];
}

export function expectationsIn(text: string | null, among: Named): Found {
  if (text === null) return { expectations: [], rest: null, problems: [] };
  const read = readExpectations(text);
  const unread = read.problems.map(
    ({ range, message }) => `expectations.yml, line ${lineOf(text, range[0])}: ${message}`,
  );
  if (isUnread(read)) return { expectations: [], rest: text, problems: some(unread) };
  const { expectations, problems } = resolved(read.expectations, among);
  const twice = problems.filter(({ message }) => message === TWICE);
  const others = problems.filter(({ message }) => message !== TWICE).map(({ from }) => from);
  const said = [
    ...unread,
    ...twice.map(
      ({ from, message }) =>
        `expectations.yml, line ${lineOf(text, from.range[0])} was left out: ${message}`,
    ),
  ];
  const away =
    others.length === 0
      ? []
      : [
          `${counted(others.length)} ${others.length === 1 ? 'names' : 'name'} a rule or an event that is not open; kept for when it is.`,
        ];
  return {
    expectations,
    rest: others.length === 0 ? null : writeExpectations(others),
    problems: [...some(said), ...away],
  };
}

/** Nothing of it, though there is something. */
const isUnread = ({ expectations, problems }: ReturnType<typeof readExpectations>): boolean =>
  expectations.length === 0 && problems.length > 0;

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** More of them nobody reads. */
const NAMED = 3;

const some = (all: readonly string[]): string[] =>
  all.length <= NAMED
    ? [...all]
    : [...all.slice(0, NAMED), `And ${all.length - NAMED} more like that.`];

export const counted = (count: number): string =>
  count === 1 ? '1 expectation' : `${count.toLocaleString('en')} expectations`;

const is = (count: number): string => (count === 1 ? 'is' : 'are');
