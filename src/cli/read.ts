// npm run -s read -- FILE… [--out FILE]   what each file holds, a JSON line a file; --out writes all events as NDJSON.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { readEvents } from '../cloudtrail/read';
import { compactJson } from '../text/json';
import { collect, reportAt } from './files';

class BadUsage extends Error {}

interface Options {
  readonly files: readonly string[];
  readonly out: string | null;
}

function options(args: readonly string[]): Options {
  const files: string[] = [];
  let out: string | null = null;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--out') {
      i += 1;
      out = args[i] ?? null;
      if (out === null) throw new BadUsage('--out needs a file');
    } else if (arg.startsWith('--')) throw new BadUsage(`unexpected ${arg}`);
    else files.push(arg);
  }
  if (files.length === 0) throw new BadUsage('usage: read FILE… [--out FILE]');
  return { files, out };
}

async function main(args: readonly string[]): Promise<void> {
  const { files, out } = options(args);
  // Every file of a folder is read: what it is shows when it is read.
  const { taken } = collect(files, ['']);
  const sink = out === null ? null : openSync(out, 'w');
  for (const file of taken) {
    const { container, events, skipped, problems } = await readEvents(
      new Uint8Array(readFileSync(file)),
    );
    for (const { diagnostic, line, column } of problems) reportAt(file, line, column, diagnostic);
    const places = problems.map(({ diagnostic: { message }, line, column }) => ({
      line,
      column,
      message,
    }));
    const said = { file, container, events: events.length, skipped, problems: places };
    process.stdout.write(`${JSON.stringify(said)}\n`);
    if (sink === null) continue;
    for (const { value } of events) writeSync(sink, `${compactJson(value)}\n`);
  }
  if (sink !== null) closeSync(sink);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof BadUsage || (error instanceof Error && 'code' in error);
  console.error(known ? error.message : error);
  process.exitCode = 2;
});
