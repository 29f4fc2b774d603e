// Rules over timed events: what each event fires, against what is expected of it.
import { correlate } from '../engine/correlate';
import { EventSet } from '../engine/columns';
import type { Alert } from '../engine/correlation/result';
import { hasBit } from '../engine/bits';
import { JsonEvent } from '../engine/json-event';
import { compile } from '../engine/plan';
import { link } from '../sigma/link';
import { parse } from '../sigma/parse';
import type { Comparison, Sequence } from './sequences';

export interface Outcome {
  readonly id: string;
  readonly expected: string | number;
  readonly got: string | number;
  readonly why: string;
}

/** One outcome for every expectation. */
export function judgeSequence({ id, rules: source, steps, close }: Sequence): Outcome[] {
  const { documents, diagnostics } = parse(source);
  const program = link(documents);
  const why = [...diagnostics, ...program.diagnostics]
    .filter((diagnostic) => diagnostic.blocks)
    .map((diagnostic) => diagnostic.message)
    .join(' ');
  const set = new EventSet(steps.map(({ event }) => new JsonEvent(event)));
  const matches = program.rules.map(({ rule, filters, sound }) => {
    if (!sound) return null;
    const plan = compile(rule, '', filters);
    return set.columns(plan).bits.get(plan.id)!;
  });
  const time = (index: number) => milliseconds(steps[index]!.time);
  const event = (index: number) => set.event(index)!;
  const results = correlate(program, { size: steps.length, time, event, matches });
  const alerts = program.correlations.flatMap((linked, index) => {
    const result = linked.alerts ? results[index] : null;
    return (result?.alerts ?? []).map((alert) => firedBy(alert, result!.groups[alert.group]!.hits));
  });
  const alone = (step: number) =>
    program.rules.filter(({ alerts: own }, rule) => {
      const bits = matches[rule];
      return own && bits && hasBit(bits, step);
    }).length;
  const outcomes = steps.flatMap((step, index): Outcome[] => {
    const place = `${id}#${index}`;
    const fired = alerts.filter((one) => one === index).length;
    return [
      ...(step.alerts === null ? [] : [compared(place, step.alerts, fired, why)]),
      ...(step.matches === null
        ? []
        : [{ id: `${place} matches`, expected: step.matches, got: alone(index), why }]),
    ];
  });
  if (close === null) return outcomes;
  const closing = alerts.filter((one) => one === null).length;
  return [...outcomes, { id: `${id} at close`, expected: close, got: closing, why }];
}

/** Seconds with their fraction, as other suites give them. */
const milliseconds = (seconds: number | null): number | null =>
  seconds === null ? null : Math.round(seconds * 1000);

/** The event an alert fired at; null where a window closed. */
const firedBy = (alert: Alert, hits: readonly { readonly event: number }[]): number | null =>
  alert.at === 'event' ? hits[alert.to]!.event : null;

function compared(id: string, { op, n }: Comparison, fired: number, why: string): Outcome {
  const holds = HOLDS[op]?.(fired, n);
  if (holds === undefined) throw new Error(`unknown comparison ${op}`);
  return { id, expected: `${op} ${n}`, got: holds ? `${op} ${n}` : String(fired), why };
}

const HOLDS: Readonly<Record<string, (fired: number, n: number) => boolean>> = {
  '==': (fired, n) => fired === n,
  '!=': (fired, n) => fired !== n,
  '>=': (fired, n) => fired >= n,
  '>': (fired, n) => fired > n,
  '<=': (fired, n) => fired <= n,
  '<': (fired, n) => fired < n,
};
