// The rules we ship, each with its events, as the tests of rules/ want them: linked, and their filters applied.
import { readdirSync, readFileSync } from 'node:fs';
import { compile } from '../engine/plan';
import { link } from '../sigma/link';
import { parse } from '../sigma/parse';
import type { JsonValue } from '../text/json';
import { readEventsFile } from '../workspace/events-file';

export interface ExampleFile {
  readonly title: string;
  /** A lesson: it stands in the menu of examples. */
  readonly teaches?: string;
  readonly select: number;
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
  /** How many alerts its correlations fire. */
  readonly alerts?: number;
  readonly events: readonly {
    readonly note: string;
    readonly expect: string;
    readonly event: JsonValue;
  }[];
}

/** Their file names without ending. */
export const shippedNames: readonly string[] = readdirSync('rules')
  .filter((name) => name.endsWith('.yml'))
  .map((name) => name.slice(0, -4));

/** Reads one; throws where its events are no JSON. What is wrong with the rule itself stands in `diagnostics`. */
export function loadShipped(name: string) {
  const source = readFileSync(`rules/${name}.yml`, 'utf8');
  const text = readFileSync(`rules/${name}.events.json`, 'utf8');
  const example = JSON.parse(text) as ExampleFile;
  const placeholders = new Map(Object.entries(example.placeholders ?? {}));
  const parsed = parse(source, { placeholders });
  const program = link(parsed.documents);
  const plans = program.rules.map(({ rule, filters }) => compile(rule, '', filters));
  return {
    documents: parsed.documents,
    diagnostics: [...parsed.diagnostics, ...program.diagnostics],
    program,
    plans,
    example,
    /** The same file as the page reads it. */
    read: readEventsFile(text),
  };
}
