// npm run -s conformance -- [--documents|--correlations] FILE…   (without FILE: our own cases)
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonEvent } from '../engine/json-event';
import { link } from '../sigma/link';
import { parse } from '../sigma/parse';
import { readCases, Unreadable, type Case } from './cases';
import { judge } from './judge';
import { judgeSequence } from './judge-sequence';
import { readRows, readSequences, type Sequence } from './sequences';

const OWN = 'conformance';

class Tally {
  #passed = 0;
  #failed = 0;
  readonly #skipped = new Map<string, number>();

  pass(): void {
    this.#passed += 1;
  }

  fail(id: string, expected: unknown, got: unknown, why: string): void {
    this.#failed += 1;
    console.log(
      `${id}: expected ${String(expected)}, got ${String(got)}${why === '' ? '' : ` (${why})`}`,
    );
  }

  skip(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
  }

  /** The closing lines; gives the exit code. */
  close(): number {
    const reasons = [...this.#skipped].sort((a, b) => b[1] - a[1]);
    if (reasons.length > 0) {
      console.log(
        `not built yet: ${reasons.map(([name, count]) => `${name} ${count}`).join(', ')}`,
      );
    }
    const skipped = reasons.reduce((sum, [, count]) => sum + count, 0);
    console.log(`${this.#passed} passed, ${this.#failed} failed, ${skipped} skipped`);
    return this.#failed > 0 ? 1 : 0;
  }
}

function runCase(one: Case, tally: Tally): void {
  if (one.expected === 'accepted' || one.expected === 'rejected') {
    return runDocument({ id: one.id, rule: one.rule, ours: one.expected, warns: one.warns }, tally);
  }
  const { verdict, diagnostics } = judge(one.rule, new JsonEvent(one.event), one.placeholders);
  const why = diagnostics
    .filter((diagnostic) => diagnostic.blocks)
    .map((diagnostic) => diagnostic.message);
  if (verdict !== one.expected) return tally.fail(one.id, one.expected, verdict, why.join(' '));
  if (one.warns && !diagnostics.some((diagnostic) => diagnostic.severity !== 'info')) {
    return tally.fail(one.id, 'a warning', 'none', '');
  }
  tally.pass();
}

interface DocumentRow {
  readonly id: string;
  readonly rule: string;
  readonly ours: 'accepted' | 'rejected' | null;
  /** A warning is expected. */
  readonly warns?: boolean;
}

/** Accepted: no diagnostic of severity error. */
function runDocument(row: DocumentRow, tally: Tally): void {
  if (row.ours === null) return;
  const { documents, diagnostics: found } = parse(row.rule);
  const diagnostics = [...found, ...link(documents).diagnostics];
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const got = errors.length > 0 ? 'rejected' : 'accepted';
  if (got === row.ours && row.warns && !diagnostics.some(({ severity }) => severity === 'warning'))
    return tally.fail(row.id, 'a warning', 'none', '');
  if (got === row.ours) return tally.pass();
  tally.fail(row.id, row.ours, got, errors.map((diagnostic) => diagnostic.message).join(' '));
}

function runSequences(sequences: readonly Sequence[], tally: Tally): void {
  for (const sequence of sequences) {
    for (const { id, expected, got, why } of judgeSequence(sequence)) {
      if (expected === got) tally.pass();
      else tally.fail(id, expected, got, why);
    }
  }
}

const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');

function main(args: readonly string[]): number {
  const mode = args[0]?.startsWith('--') ? args[0] : null;
  if (mode !== null && mode !== '--documents' && mode !== '--correlations') {
    throw new Unreadable(`unknown option ${mode}`);
  }
  const given = mode === null ? args : args.slice(1);
  const files = given.length > 0 || mode !== null ? given : ownFiles();
  const tally = new Tally();
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    if (mode === '--correlations') runSequences(readRows(text, file), tally);
    else if (mode === '--documents') {
      for (const line of lines(text)) runDocument(JSON.parse(line) as DocumentRow, tally);
    } else {
      for (const one of readCases(text, file)) runCase(one, tally);
      if (file.endsWith('.yml')) runSequences(readSequences(text, file), tally);
    }
  }
  return tally.close();
}

const ownFiles = (): string[] =>
  readdirSync(OWN)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => join(OWN, name));

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
