// npm run -s scan -- --rules PATH… --events PATH… [--placeholders FILE]   a JSON line for every rule and event that match, and for
// every alert of a correlation. FILE holds JSON or YAML: names, each with one value or a list of them.
import { readFileSync } from 'node:fs';
import { readEvents } from '../cloudtrail/read';
import { timeOf } from '../cloudtrail/time';
import { KeptEvents, type FiredAlert } from '../engine/kept-events';
import { RememberingEvent } from '../engine/remembering-event';
import { RuleIndex } from '../engine/rule-index';
import { scan } from '../engine/scan';
import type { Placeholders } from '../sigma/placeholders';
import { collect, reportAt, stem } from './files';
import { loadRules, type Loaded } from './loaded';
import { readPlaceholders } from './placeholders';

const EVENT_ENDINGS = ['.json', '.json.gz', '.ndjson', '.jsonl', '.log', '.gz'];

class BadUsage extends Error {}

function placeholdersIn(paths: readonly string[]): Placeholders {
  const read = paths.map((path) => readPlaceholders(readFileSync(path, 'utf8')));
  const bad = read.indexOf(null);
  if (bad < 0) return new Map(read.flatMap((one) => [...one!]));
  throw new BadUsage(
    `${paths[bad]!}: expected names of placeholders, each with a value or a list of values`,
  );
}

interface Options {
  readonly rules: string[];
  readonly events: string[];
  readonly placeholders: string[];
}

function options(args: readonly string[]): Options {
  const given: Options = { rules: [], events: [], placeholders: [] };
  let current: string[] | null = null;
  for (const arg of args) {
    if (arg === '--rules') current = given.rules;
    else if (arg === '--events') current = given.events;
    else if (arg === '--placeholders') current = given.placeholders;
    else if (arg.startsWith('--') || current === null) throw new BadUsage(`unexpected ${arg}`);
    else current.push(arg);
  }
  if (given.rules.length === 0 || given.events.length === 0) {
    throw new BadUsage('usage: scan --rules PATH… --events PATH… [--placeholders FILE]');
  }
  return given;
}

async function main(args: readonly string[]): Promise<void> {
  const given = options(args);
  const loaded = loadRules(given.rules, placeholdersIn(given.placeholders));
  const index = new RuleIndex(loaded.plans);
  const kept = new KeptEvents(loaded.program);
  const event = new RememberingEvent();
  const { taken, passedOver } = collect(given.events, EVENT_ENDINGS);
  for (const path of passedOver) console.error(path);
  for (const path of taken) {
    const { events, problems } = await readEvents(new Uint8Array(readFileSync(path)));
    for (const { diagnostic, line, column } of problems) reportAt(path, line, column, diagnostic);
    const lines: string[] = [];
    for (const { value, number } of events) {
      event.show(value);
      const origin = `${stem(path)}:${number}`;
      const matched = index
        .candidates(event)
        .filter((rule) => scan(loaded.plans[rule]!.condition, event));
      for (const rule of matched) {
        const { alerts, document, rule: own } = loaded.program.rules[rule]!;
        if (!alerts) continue;
        lines.push(
          JSON.stringify({ rule_id: own.id, rule_path: loaded.paths[document], event_id: origin }),
        );
      }
      if (!kept.idle) kept.add(event, { time: timeOf(value), origin }, matched);
    }
    write(lines);
  }
  write(kept.alerts().map((alert) => alertLine(alert, loaded)));
}

function alertLine(
  { correlation, origin, events }: FiredAlert,
  { program, paths }: Loaded,
): string {
  const { correlation: own, document } = program.correlations[correlation]!;
  return JSON.stringify({
    rule_id: own.id,
    rule_path: paths[document],
    event_id: origin,
    events,
  });
}

function write(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  console.error(error instanceof BadUsage || missing ? error.message : error);
  process.exitCode = 2;
});
