// Paths given on the command line → files, in a stable order; and diagnostics on standard error.
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from '../text/diagnostic';
import { LineIndex } from '../text/line-index';

export interface Files {
  readonly taken: readonly string[];
  /** In a folder, but not of the kind asked for. */
  readonly passedOver: readonly string[];
}

/** A file given by name is always taken; a folder gives what ends in one of `endings`, subfolders included. */
export function collect(paths: readonly string[], endings: readonly string[]): Files {
  const taken: string[] = [];
  const passedOver: string[] = [];
  const visit = (path: string, named: boolean): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name), false);
    } else if (named || endings.some((ending) => path.endsWith(ending))) taken.push(path);
    else passedOver.push(path);
  };
  for (const path of paths) visit(path, true);
  return { taken, passedOver };
}

/** The base name without its ending; `.json.gz` is one ending. */
export const stem = (path: string): string => basename(path).replace(/\.json\.gz$|\.[^.]*$/, '');

export function report(path: string, text: string, diagnostics: readonly Diagnostic[]): void {
  const index = new LineIndex(text);
  for (const { range, severity, code, message } of diagnostics) {
    const { line, column } = index.position(range[0]);
    reportAt(path, line, column, { severity, code, message });
  }
}

export function reportAt(
  path: string,
  line: number,
  column: number,
  { severity, code, message }: Pick<Diagnostic, 'severity' | 'code' | 'message'>,
): void {
  console.error(`${path}:${line}:${column}: ${severity}[${code}] ${message}`);
}
