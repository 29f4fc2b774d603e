// npm run -s scan -- --rules PATH… --events PATH…   a JSON line for every rule and event that match
import { readFileSync } from 'node:fs';
import { readEvents } from '../cloudtrail/read';
import type { Event, Located } from '../engine/event';
import { JsonEvent } from '../engine/json-event';
import { compile, type Plan } from '../engine/plan';
import { scan } from '../engine/scan';
import type { Document } from '../sigma/document';
import { link } from '../sigma/link';
import { parse } from '../sigma/parse';
import type { JsonValue } from '../text/json';
import { collect, report, reportAt, stem } from './files';

const EVENT_ENDINGS = ['.json', '.json.gz', '.ndjson', '.jsonl', '.log', '.gz'];

interface Loaded {
  readonly id: string | null;
  readonly path: string;
  readonly plan: Plan;
}

class BadUsage extends Error {}

function options(args: readonly string[]): { rules: string[]; events: string[] } {
  const given = { rules: [] as string[], events: [] as string[] };
  let current: string[] | null = null;
  for (const arg of args) {
    if (arg === '--rules') current = given.rules;
    else if (arg === '--events') current = given.events;
    else if (arg.startsWith('--') || current === null) throw new BadUsage(`unexpected ${arg}`);
    else current.push(arg);
  }
  if (given.rules.length === 0 || given.events.length === 0) {
    throw new BadUsage('usage: scan --rules PATH… --events PATH…');
  }
  return given;
}

function loadRules(paths: readonly string[]): Loaded[] {
  const { taken, passedOver } = collect(paths, ['.yml']);
  for (const path of passedOver) console.error(path);
  const homes = new Map<Document, { readonly path: string; readonly text: string }>();
  for (const path of taken) {
    const text = readFileSync(path, 'utf8');
    const { documents, diagnostics } = parse(text);
    report(path, text, diagnostics);
    for (const document of documents) homes.set(document, { path, text });
  }
  // A filter may narrow rules of any of the files.
  const { rules, diagnostics } = link([...homes.keys()]);
  for (const { filter, diagnostic } of diagnostics) {
    const { path, text } = homes.get(filter)!;
    report(path, text, [diagnostic]);
  }
  return rules
    .filter(({ sound }) => sound)
    .map(({ rule, filters }) => ({
      id: rule.id,
      path: homes.get(rule)!.path,
      plan: compile(rule, '', filters),
    }));
}

/** Many rules ask one event for the same fields: each is looked up once. */
class RememberingEvent implements Event {
  readonly #event: JsonEvent;
  readonly #found = new Map<string, readonly Located[]>();

  constructor(value: JsonValue) {
    this.#event = new JsonEvent(value);
  }

  values(field: string): readonly Located[] {
    let found = this.#found.get(field);
    if (found === undefined) this.#found.set(field, (found = this.#event.values(field)));
    return found;
  }

  leaves(): readonly Located[] {
    return this.#event.leaves();
  }
}

async function main(args: readonly string[]): Promise<void> {
  const given = options(args);
  const rules = loadRules(given.rules);
  const { taken, passedOver } = collect(given.events, EVENT_ENDINGS);
  for (const path of passedOver) console.error(path);
  for (const path of taken) {
    const { events, problems } = await readEvents(new Uint8Array(readFileSync(path)));
    for (const { diagnostic, line, column } of problems) reportAt(path, line, column, diagnostic);
    const lines: string[] = [];
    for (const { value, number } of events) {
      const event = new RememberingEvent(value);
      for (const { id, path: rulePath, plan } of rules) {
        if (!scan(plan.condition, event)) continue;
        lines.push(
          JSON.stringify({ rule_id: id, rule_path: rulePath, event_id: `${stem(path)}:${number}` }),
        );
      }
    }
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  console.error(error instanceof BadUsage || missing ? error.message : error);
  process.exitCode = 2;
});
