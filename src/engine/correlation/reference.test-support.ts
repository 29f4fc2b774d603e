// The meaning of correlations once more, as slowly and plainly as it can be said: every window at every moment, from scratch.
// Values and bounds are tenths here, so that whole numbers do. The property test holds the quick one to it.

export interface RefHit {
  readonly event: number;
  readonly time: number;
  readonly targets: readonly number[];
  /** For value types, in tenths. */
  readonly values: readonly number[];
}

export interface RefCondition {
  readonly type: string;
  readonly targets: number;
  /** Relations with bounds in tenths; counts are whole numbers, so theirs are whole tens. */
  readonly bounds: readonly (readonly [relation: string, tenths: number])[] | null;
  readonly percentile: number;
  /** Of an extended condition: over which targets are there. */
  readonly extended: ((present: ReadonlySet<number>) => boolean) | null;
}

const RELATIONS: Record<string, (a: number, b: number) => boolean> = {
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  eq: (a, b) => a === b,
  neq: (a, b) => a !== b,
};

export function fulfils(window: readonly RefHit[], condition: RefCondition): boolean {
  if (window.length === 0) return false;
  const { type, bounds, extended } = condition;
  const present = new Set(window.flatMap(({ targets }) => targets));
  if (type === 'temporal_ordered') {
    const firsts = [...present]
      .sort((a, b) => a - b)
      .map((target) =>
        Math.min(...window.filter((h) => h.targets.includes(target)).map((h) => h.time)),
      );
    if (firsts.some((time, index) => index > 0 && time < firsts[index - 1]!)) return false;
  }
  if (extended !== null) return extended(present);
  if (bounds === null) return present.size === condition.targets;
  // num ÷ den in tenths
  const [num, den] = valueOf(window, condition, present);
  return bounds.every(([relation, bound]) => RELATIONS[relation]!(num, bound * den));
}

function valueOf(
  window: readonly RefHit[],
  { type, percentile }: RefCondition,
  present: ReadonlySet<number>,
): [num: number, den: number] {
  const values = window.flatMap((hit) => hit.values);
  const sum = values.reduce((a, b) => a + b, 0);
  switch (type) {
    case 'event_count':
      return [window.length * 10, 1];
    case 'value_count':
      return [new Set(values).size * 10, 1];
    case 'value_sum':
      return [sum, 1];
    case 'value_avg':
      return [sum, values.length];
    case 'value_median':
      return interpolated(values, 50);
    case 'value_percentile':
      return interpolated(values, percentile);
    default:
      return [present.size * 10, 1];
  }
}

function interpolated(values: readonly number[], percentile: number): [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const hundredths = percentile * (sorted.length - 1);
  const low = Math.floor(hundredths / 100);
  const rest = hundredths % 100;
  const high = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return [sorted[low]! * (100 - rest) + high * rest, 100];
}

/** The events at which alerts fire. `hits` by time, then by event. */
export function refSliding(
  hits: readonly RefHit[],
  length: number,
  condition: RefCondition,
): number[] {
  const fired: number[] = [];
  let within = false;
  hits.forEach((hit, index) => {
    const before = hits.slice(0, index);
    const since = before.at(-1)?.time ?? -Infinity;
    // whenever something leaves between the last event and this one
    for (const left of before.map(({ time }) => time + length)) {
      if (left < since || left >= hit.time) continue;
      const rest = before.filter(({ time }) => time + length > left);
      if (!fulfils(rest, condition)) within = false;
    }
    const window = hits.slice(0, index + 1).filter(({ time }) => time >= hit.time - length);
    const holds = fulfils(window, condition);
    if (holds && !within) fired.push(hit.event);
    within = holds;
  });
  return fired;
}

/** When windows close on a fulfilled condition. */
export function refClosing(
  hits: readonly RefHit[],
  length: number,
  condition: RefCondition,
): number[] {
  const starts = new Set(
    hits.map((hit) =>
      Math.min(...hits.map(({ time }) => time).filter((t) => t >= hit.time - length)),
    ),
  );
  const fired: number[] = [];
  let within = false;
  let closed = -Infinity;
  for (const start of starts) {
    if (start > closed) within = false;
    closed = start + length;
    const holds = fulfils(
      hits.filter(({ time }) => time >= start && time <= start + length),
      condition,
    );
    if (holds && !within) fired.push(closed);
    within = holds;
  }
  return fired;
}

/** The starts of the windows, in step with the clock, that fulfil the condition. */
export function refTumbling(
  hits: readonly RefHit[],
  length: number,
  condition: RefCondition,
): number[] {
  const windows = new Set(hits.map(({ time }) => Math.floor(time / length) * length));
  return [...windows].filter((start) =>
    fulfils(
      hits.filter(({ time }) => time >= start && time < start + length),
      condition,
    ),
  );
}
