// What differs between two rules, in one sentence: the calls they see, how those must have ended, and what they look for. A is the left rule.
import type { ComparedCalls, Comparison, Side } from '../catalogue/compare';
import { code, list, text, type Part } from './parts';
import { count, digits } from './value-words';

/** Calls named in the sentence; more are counted. */
const NAMED = 2;

export function differenceParts(page: Comparison): Part[] {
  const { left, right, calls, predicates } = page;
  if (left.number === right.number) return [text('This is one and the same rule.')];
  const said = calls === null ? [text(whereParts(page))] : callParts(calls);
  return [...said, text(`; ${sharedWords(predicates)}.`)];
}

/** Without calls there is still what they are about. */
const whereParts = ({ left, right }: Comparison): string =>
  left.logsource === right.logsource
    ? left.logsource === ''
      ? 'Neither names a log source'
      : `Both are about ${left.logsource}`
    : `A is about ${left.logsource || 'no log source it names'}, B about ${right.logsource || 'no log source it names'}`;

function callParts({ calls, leftAny, rightAny }: ComparedCalls): Part[] {
  const of = (side: Side) => calls.filter((one) => one.side === side);
  const [both, left, right] = [of('both'), of('left'), of('right')];
  const open = openWords(leftAny, rightAny);
  if (calls.length === 0) {
    if (open === '') return [text('Neither can match a call that AWS has')];
    return [text('Neither names a call'), text(open)];
  }
  if (both.length === 0) {
    const each = [...aloneParts('A sees', left), ...aloneParts('B sees', right)];
    return [text('They have no call in common: '), ...joined(each, ', '), text(open)];
  }
  const alone = [...aloneParts('A alone', left), ...aloneParts('B alone', right)];
  const more = alone.length === 0 ? [] : [text('; '), ...joined(alone, ', ')];
  const only = alone.length === 0 && open === '' && both.length > NAMED ? 'the same ' : '';
  return [
    text(`Both see ${only}`),
    ...named(both.map(({ call }) => call)),
    ...endedParts(both),
    ...more,
    text(open),
  ];
}

const openWords = (left: boolean, right: boolean): string =>
  left && right
    ? '; both see other calls as well'
    : left || right
      ? `; ${left ? 'A' : 'B'} sees other calls as well`
      : '';

const aloneParts = (
  who: string,
  calls: readonly { readonly call: string }[],
): readonly (readonly Part[])[] =>
  calls.length === 0 ? [] : [[text(`${who} `), ...named(calls.map(({ call }) => call))]];

const joined = (all: readonly (readonly Part[])[], between: string): Part[] =>
  all.flatMap((parts, at) => (at === 0 ? parts : [text(between), ...parts]));

const named = (calls: readonly string[]): Part[] =>
  calls.length > NAMED
    ? [text(count(calls.length, 'call'))]
    : list(
        calls.map((call) => code(call, 80)),
        'and',
      );

/** How the calls that both see must have ended, where that differs. */
function endedParts(both: ComparedCalls['calls']): Part[] {
  const differ = both.filter(({ left, right }) => left !== right);
  const [first] = differ;
  if (first === undefined) return [];
  const alike = differ.every(({ left, right }) => left === first.left && right === first.right);
  if (!alike) return [text(`, ${digits(differ.length)} of them with other outcomes`)];
  const which = differ.length === both.length ? '' : `${digits(differ.length)} of them `;
  return [text(`, ${which}A ${endedWords(first.left)}, B ${endedWords(first.right)}`)];
}

/** Of what src/catalogue/coverage-words.ts says. */
const ENDED: Readonly<Record<string, string>> = {
  '': 'however it ended',
  'successful calls; denied ones do not match': 'only when it succeeded',
  'denied calls do not match': 'unless it was denied',
  'denied calls': 'only when it was denied',
  'calls that failed': 'only when it failed',
};

/** `only when it succeeded`; '' is any outcome. */
export const endedWords = (words: string): string => ENDED[words] ?? `only for ${words}`;

function sharedWords(predicates: Comparison['predicates']): string {
  const shared = predicates.filter(({ side }) => side === 'both').length;
  if (predicates.length === 0) return 'neither looks for a value';
  if (shared === 0) return 'no predicate is in both';
  if (shared === predicates.length)
    return shared === 1 ? 'the one predicate is in both' : `all ${shared} predicates are in both`;
  return `${digits(shared)} of ${count(predicates.length, 'predicate')} ${shared === 1 ? 'is' : 'are'} in both`;
}
