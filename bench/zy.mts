import { openSync, readSync } from 'node:fs';
import { linesIn } from '../src/cloudtrail/slots';
import { evaluateRecords } from '../src/worker/large/evaluate-records';
import { compile, itemsOfPlan } from '../src/engine/plan';
import { parse } from '../src/sigma/parse';
import { link } from '../src/sigma/link';
import { readFileSync } from 'node:fs';
const rule = readFileSync('rules/aws_cloudtrail_ssm_malicious_usage.yml', 'utf8');
const program = link(parse(rule).documents);
const plan = compile(program.rules[0]!.rule);
const fd = openSync('/tmp/h/100.ndjson', 'r');
const SIZE = 4 * 1024 * 1024;
const texts: string[] = [];
for (let at = 0; at < 24 * SIZE; at += SIZE) {
  const b = Buffer.alloc(SIZE);
  readSync(fd, b, 0, SIZE, at);
  const t = new TextDecoder().decode(b);
  texts.push(t.slice(t.indexOf('\n') + 1, t.lastIndexOf('\n') + 1));
}
const tests = itemsOfPlan(plan).flatMap((i) => i.predicates.flatMap((p) => p.tests));
const time = (name: string, f: (t: string) => unknown) => {
  for (let r = 0; r < 3; r++) {
    const t0 = performance.now();
    let n = 0;
    for (const t of texts) {
      f(t);
      n += t.length;
    }
    const ms = performance.now() - t0;
    console.log(name, ms.toFixed(0), 'ms', (n / 1e3 / ms).toFixed(0), 'MB/s');
  }
};
const slots = texts.map(linesIn);
time('lines', linesIn);
time('verdict', (t) =>
  evaluateRecords(t, slots[texts.indexOf(t)]!, {
    facts: false,
    tests: [],
    conditions: [plan.condition],
  }),
);
time('facts', (t) =>
  evaluateRecords(t, slots[texts.indexOf(t)]!, { facts: true, tests: [], conditions: [] }),
);
time('facts+tests', (t) =>
  evaluateRecords(t, slots[texts.indexOf(t)]!, { facts: true, tests, conditions: [] }),
);
time('JSON.parse', (t) => {
  const s = linesIn(t);
  for (let i = 0; i < s.count; i++) JSON.parse(t.slice(s.starts[i], s.ends[i]));
});
