// Percentiles of a few samples, and how a row of the report looks. Knows nothing of what was measured.

/** The nearest-rank percentile: a sample that was seen, not one in between. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** In the same unit; only for what has one. */
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** `first paint   212 ms   ≤ 300   ok`, one line a row. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, value, unit, atMost, atLeast }) => [
    what,
    `${number(value)} ${unit}`,
    atMost !== undefined
      ? `≤ ${number(atMost)}`
      : atLeast !== undefined
        ? `≥ ${number(atLeast)}`
        : '',
    met(value, atMost, atLeast),
  ]);
  const head = ['', 'measured', 'target', ''];
  const widths = head.map((_, i) =>
    Math.max(...[head, ...cells].map((line) => line[i]?.length ?? 0)),
  );
  return [head, ...cells]
    .map((line) =>
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

function met(value: number, atMost?: number, atLeast?: number): string {
  if (atMost === undefined && atLeast === undefined) return '';
  return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity) ? 'ok' : 'MISSED';
}

const number = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 100 ? 0 : 1);
