// The engine alone, in Node: one rule over many events, by columns and by scan. The page is measured in page.ts.
import { readText } from '../src/cloudtrail/read';
import { EventSet } from '../src/engine/columns';
import { JsonEvent } from '../src/engine/json-event';
import { compile, type Plan } from '../src/engine/plan';
import { scan } from '../src/engine/scan';
import { parse } from '../src/sigma/parse';
import { ndjson } from './generate';
import { RULE } from './rule';
import { percentile, type Row } from './statistics';

const EVENTS = 20_000;
const RUNS = 7;

function plan(): Plan {
  const { documents, diagnostics } = parse(RULE);
  const [document] = documents;
  if (document?.kind !== 'rule' || !document.sound) {
    throw new Error(`the benchmark's rule can't be read: ${JSON.stringify(diagnostics)}`);
  }
  return compile(document);
}

/** Seconds a run, the median; `prepare` is not counted. */
function seconds<T>(prepare: () => T, run: (input: T) => void): number {
  const samples = Array.from({ length: RUNS + 2 }, () => {
    const input = prepare();
    const from = performance.now();
    run(input);
    return (performance.now() - from) / 1000;
  });
  return percentile(samples.slice(2), 0.5); // the first runs are not compiled yet
}

export function measureEngine(): Row[] {
  const text = ndjson(EVENTS);
  const megabytes = Buffer.byteLength(text) / 1e6;
  const compiled = plan();
  const fresh = () => readText(text).events.map(({ value }) => new JsonEvent(value));
  const counted = (events: JsonEvent[]) =>
    events.reduce((sum, event) => sum + Number(scan(compiled.condition, event)), 0);
  const expected = counted(fresh());

  const rows = (what: string, took: number): Row[] => [
    { what: `${what}, events`, value: EVENTS / took, unit: '/s' },
    { what: `${what}, bytes`, value: megabytes / took, unit: 'MB/s' },
  ];
  const scanning = seconds(fresh, (events) => {
    if (counted(events) !== expected) throw new Error('scan changed its mind');
  });
  const columns = seconds(
    () => new EventSet(fresh()),
    (set) => void set.columns(compiled),
  );
  const reading = seconds(
    () => text,
    (input) => void counted(readText(input).events.map(({ value }) => new JsonEvent(value))),
  );
  return [
    ...rows('scan, one rule', scanning),
    ...rows('columns, one rule, nothing cached', columns),
    ...rows('read and scan, one rule', reading),
  ];
}
