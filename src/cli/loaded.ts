// Rule files → one program over all of them: rules, filters and correlations refer to each other across files.
import { readFileSync } from 'node:fs';
import { compile, type Plan } from '../engine/plan';
import type { Document } from '../sigma/document';
import { link, type Program } from '../sigma/link';
import { parse } from '../sigma/parse';
import { NO_PLACEHOLDERS, type Placeholders } from '../sigma/placeholders';
import type { Diagnostic } from '../text/diagnostic';
import { collect, report } from './files';

export interface Loaded {
  readonly program: Program;
  /** Of each rule of the program; null where a diagnostic blocks it. */
  readonly plans: readonly (Plan | null)[];
  /** Of each document. */
  readonly paths: readonly string[];
}

/** Says on standard error what is wrong, and which files were passed over. */
export function loadRules(
  given: readonly string[],
  placeholders: Placeholders = NO_PLACEHOLDERS,
): Loaded {
  const { taken, passedOver } = collect(given, ['.yml']);
  for (const path of passedOver) console.error(path);
  const documents: Document[] = [];
  const paths: string[] = [];
  const files = taken.map((path) => {
    const text = readFileSync(path, 'utf8');
    const read = parse(text, { placeholders });
    const first = documents.length;
    for (const document of read.documents) {
      documents.push(document);
      paths.push(path);
    }
    return { path, text, first, found: read.diagnostics };
  });
  const program = link(documents);
  files.forEach(({ path, text, first, found }, index) => {
    const next = files[index + 1]?.first ?? documents.length;
    const linked = program.diagnostics.filter(
      ({ document }) => first <= document && document < next,
    );
    report(path, text, inOrder([...found, ...linked]));
  });
  const plans = program.rules.map(({ rule, filters, sound }) =>
    sound ? compile(rule, '', filters) : null,
  );
  return { program, plans, paths };
}

const inOrder = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  [...diagnostics].sort((a, b) => a.range[0] - b.range[0]);
