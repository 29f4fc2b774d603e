// The editor's questions, answered from the text they come with and the events the worker holds.
import type { ApiNames } from '../cloudtrail/api-names';
import { complete, type Completions } from '../language/complete';
import { definition, type Definition } from '../language/definition';
import { fixesAt, type FixHere } from '../language/fixes';
import { format, type Formatted } from '../language/format';
import { hover, type Hover, type Trouble } from '../language/hover';
import { summarise, type Known } from '../language/known';
import { rename, type Rename } from '../language/rename';
import { NO_PLACEHOLDERS, type Placeholders } from '../sigma/placeholders';
import type { JsonValue } from '../text/json';
import type { Range } from '../text/range';
import { explanationOf } from './explanations';

export interface ExplainedHover extends Hover {
  /** `explanation` is Markdown, from docs/diagnostics.md. */
  readonly diagnostics: readonly (Trouble & { readonly explanation: string | null })[];
}

/** What of the contract is about the text alone, or the text and a summary of the events. */
export interface LanguageApi {
  complete(source: string, offset: number): Promise<Completions>;
  hover(source: string, offset: number): Promise<ExplainedHover | null>;
  definition(source: string, offset: number): Promise<Definition | null>;
  rename(source: string, offset: number, name: string): Promise<Rename>;
  fixes(source: string, range: Range): Promise<readonly FixHere[]>;
  format(source: string): Promise<Formatted>;
}

/** `events` is asked once for each set of events, when something first wants to know what they hold; `placeholders` each time. */
export function languageOf(
  events: () => readonly JsonValue[],
  placeholders: () => Placeholders = () => NO_PLACEHOLDERS,
): LanguageApi {
  let known: Known | null = null;
  const knownNow = (): Known => (known ??= summarise(events()));
  return {
    complete: (source, offset) => complete(source, offset, knownNow(), apiNames),
    hover: (source, offset) => explained(hover(source, offset, knownNow(), placeholders())),
    definition: (source, offset) => Promise.resolve(definition(source, offset)),
    rename: (source, offset, name) => Promise.resolve(rename(source, offset, name)),
    fixes: (source, range) => fixesAt(source, range, apiNames),
    format: (source) => Promise.resolve(format(source)),
  };
}

async function explained(found: Hover | null): Promise<ExplainedHover | null> {
  if (found === null) return null;
  const diagnostics = found.diagnostics.map(async (one) => ({
    ...one,
    explanation: await explanationOf(one.code),
  }));
  return { ...found, diagnostics: await Promise.all(diagnostics) };
}

/** A hundred kilobytes: fetched when somebody first writes an event's name or source. */
async function apiNames(): Promise<ApiNames> {
  return (await import('../cloudtrail/api-names')).apiNames();
}
