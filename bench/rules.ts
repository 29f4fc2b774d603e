// Many rules at once over many events, one thread, reading and parsing included: with the index of rules, and without.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readText } from '../src/cloudtrail/read';
import { JsonEvent } from '../src/engine/json-event';
import { compile, type Plan } from '../src/engine/plan';
import { RuleIndex } from '../src/engine/rule-index';
import { scan } from '../src/engine/scan';
import { parse } from '../src/sigma/parse';
import { ndjson } from './generate';
import type { Row } from './statistics';

const EVENTS = 100_000;

/** SigmaHQ's rules for CloudTrail where they lie beside the project, else those it ships. */
const FOLDERS = ['../shared/data/sigma/cloudtrail', 'rules'];

function plans(): Plan[] {
  const folder = FOLDERS.find((path) => existsSync(path)) ?? 'rules';
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  return files.flatMap((name) =>
    parse(readFileSync(`${folder}/${name}`, 'utf8')).documents.flatMap((document) =>
      document.kind === 'rule' && document.sound ? [compile(document)] : [],
    ),
  );
}

/** Seconds, and how many matches there were. */
function run(text: string, all: readonly Plan[], index: RuleIndex | null) {
  const start = performance.now();
  const every = all.map((_, rule) => rule);
  let matches = 0;
  for (const { value } of readText(text).events) {
    const event = new JsonEvent(value);
    for (const rule of index?.candidates(event) ?? every) {
      const plan = all[rule];
      if (plan !== undefined && scan(plan.condition, event)) matches += 1;
    }
  }
  return { seconds: (performance.now() - start) / 1000, matches };
}

export function measureRules(): Row[] {
  const all = plans();
  const text = ndjson(EVENTS);
  const megabytes = Math.round(Buffer.byteLength(text) / 1e6);
  const what = (how: string) => `${all.length} rules, 100,000 events (${megabytes} MB), ${how}`;
  run(text.slice(0, text.indexOf('\n', 5_000_000) + 1), all, null);
  const indexed = run(text, all, new RuleIndex(all));
  const plain = run(text, all, null);
  if (indexed.matches !== plain.matches) throw new Error('the index lost a match');
  return [
    { what: what('with the index'), value: indexed.seconds, unit: 's', atMost: 2.7 },
    { what: what('without'), value: plain.seconds, unit: 's' },
  ];
}
