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

/** What is offered at the caret. */
export interface Offered extends Completions {
  /** The names of API calls belong to it, and are still on their way: it is worth asking again. */
  readonly late: boolean;
}

/** What of the contract is about the text alone, or the text and a summary of the events. */
export interface LanguageApi {
  complete(source: string, offset: number): Promise<Offered>;
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
    complete: (source, offset) => offered(source, offset, knownNow()),
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

/** For the names one question waits no longer than this, in milliseconds: what is typed in the meantime waits behind it. */
const PATIENCE = 40;

async function offered(source: string, offset: number, known: Known): Promise<Offered> {
  let late = false;
  const names = async (): Promise<ApiNames> => {
    const there = await Promise.race([apiNames(), after(PATIENCE)]);
    late = there === null;
    return there ?? NO_NAMES;
  };
  const { items, whole } = await complete(source, offset, known, names);
  return { items, whole: whole && !late, late };
}

const NO_NAMES: ApiNames = new Map();

const after = (time: number): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), time));

/** A hundred kilobytes: fetched when somebody first writes an event's name or source. */
async function apiNames(): Promise<ApiNames> {
  return (await import('../cloudtrail/api-names')).apiNames();
}
