// A user's mistake as a value. Knows neither Sigma nor CloudTrail: those rooms hold the catalogue of codes.
import type { Range } from './range';

export type Severity = 'error' | 'warning' | 'info';

/** A change of the text that mends the mistake: put `text` in place of `range`. */
export interface Fix {
  readonly title: string;
  readonly range: Range;
  readonly text: string;
}

export interface Related {
  readonly range: Range;
  readonly message: string;
}

export interface Diagnostic {
  /** Stable, kebab-case; documented in docs/diagnostics.md. */
  readonly code: string;
  readonly severity: Severity;
  /** What was found, then what was expected. */
  readonly message: string;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Evaluation of the document stops. Metadata never blocks. */
  readonly blocks: boolean;
}

type Extras = Partial<Pick<Diagnostic, 'related' | 'fixes' | 'blocks'>>;

const make =
  (severity: Severity, blocks: boolean) =>
  (code: string, range: Range, message: string, extras: Extras = {}): Diagnostic => ({
    code,
    severity,
    message,
    range,
    related: [],
    fixes: [],
    blocks,
    ...extras,
  });

/** An error blocks unless it says otherwise. */
export const error = make('error', true);
export const warning = make('warning', false);
export const info = make('info', false);
