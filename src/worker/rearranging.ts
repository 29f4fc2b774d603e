// Rule files and event sets come, go and change places: expectations go with their rule and their event, wait as text for what is set
// aside, or are counted as lost. Never do they come to stand for another.
import { parse } from '../sigma/parse';
import { filesIn } from '../text/file-marks';
import {
  named,
  resolved,
  type Expectation,
  type NamedExpectation,
} from '../workspace/expectations';
import { writeExpectations } from '../workspace/expectations-file';
import { namesAmong, waitingIn } from './expecting';
import { holdEvents } from './hold-events';
import { setsIn } from './zipping';
import type { Arranged, Rearranged, RearrangeRequest } from './zip-api';

export async function rearranged(request: RearrangeRequest): Promise<Rearranged> {
  const { before, after, expected, rest } = request;
  const sets = await setsOf(before);
  const was = lookedAt(before.rule, sets);
  const is = lookedAt(after.rule, after.events === undefined ? sets : await setsOf(after));
  const toRule = moving(was.files, is.files, request.files);
  const toEvent = moving(was.sets, is.sets, request.sets);
  const moved: Expectation[] = [];
  const gone: Expectation[] = [];
  for (const one of expected) {
    const [rule, event] = [toRule(one.rule), toEvent(one.event)];
    if (rule === null || event === null) gone.push(one);
    else moved.push({ ...one, rule, event });
  }
  const waiting = waitingIn(rest);
  const mine = new Set<NamedExpectation>(
    named(gone, was.names).filter((one) => isSure(one, before.setNames)),
  );
  const sure = [...waiting.entries.filter((one) => isSure(one, after.setNames)), ...mine];
  const { problems } = resolved([...named(moved, is.names), ...sure], is.names);
  const away = new Set<NamedExpectation>(problems.map(({ from }) => from));
  const back = sure.filter((one) => !away.has(one));
  const waits = (one: NamedExpectation) =>
    !mine.has(one) || (request.gone === 'aside' && waiting.readable);
  const still = [
    ...waiting.entries.filter((one) => !sure.includes(one)),
    ...sure.filter((one) => away.has(one) && waits(one)),
  ];
  const found = [...back, ...still].filter((one) => mine.has(one)).length;
  return {
    expected: [...moved, ...resolved(back, is.names).expectations],
    rest: !waiting.readable ? rest : still.length === 0 ? null : writeExpectations(still),
    lost: gone.length - found,
  };
}

/** By what will still mean the same when other rules and sets are there; a number does only in a set that no other is called as. */
const isSure = ({ rule, event, set }: NamedExpectation, setNames: readonly string[]): boolean =>
  typeof rule === 'string' &&
  (typeof event === 'string' || setNames.filter((name) => name === set).length === 1);

interface LookedAt {
  readonly names: ReturnType<typeof namesAmong>;
  /** How many documents each file has, and how many events each set. */
  readonly files: readonly number[];
  readonly sets: readonly number[];
}

type Sets = ReturnType<typeof setsIn> | null;

async function setsOf({ events }: Partial<Arranged>): Promise<Sets> {
  if (events == null) return null;
  const { sources, changes } = events;
  return setsIn(await holdEvents(sources, changes.edits, changes.shifts));
}

function lookedAt(rule: string, sets: Sets): LookedAt {
  const files = filesIn(rule);
  const sizes = files.map(() => 0);
  for (const { range } of parse(rule).documents) {
    const at = files.findLastIndex((file) => file.range[0] <= range[0]);
    if (at >= 0) sizes[at]! += 1;
  }
  return {
    names: namesAmong(rule, sets ?? []),
    files: sizes,
    sets: sets?.map(({ events }) => events.length) ?? [Infinity],
  };
}

/**
 * Where what is in one of several lists, one behind the other, is afterwards; `to`: the place of each list, null where it is gone; left
 * out: as before.
 */
function moving(was: readonly number[], is: readonly number[], to?: readonly (number | null)[]) {
  return (index: number): number | null => {
    let first = 0;
    for (const [at, size] of was.entries()) {
      if (index < first + size) {
        const next = to === undefined ? at : (to[at] ?? null);
        if (next === null) return null;
        return is.slice(0, next).reduce((sum, own) => sum + own, 0) + index - first;
      }
      first += size;
    }
    return null;
  };
}
