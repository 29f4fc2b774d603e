// Whatever matches is never passed over, however its text is written.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { lineBreaks } from '../text/byte-search';
import { compactJson, readJson, type JsonValue } from '../text/json';
import { arbitraryEvent, arbitraryRule, PLACEHOLDERS } from './arbitrary.test-support';
import { arbitraryOddEvent, arbitraryRuleOn } from './derived.test-support';
import { JsonEvent } from './json-event';
import { isBare } from './literal-parts';
import { PreparedNeed, Skipper } from './literal-search';
import { compile, type Plan } from './plan';
import { required, type Need } from './required';
import { scan } from './scan';
import { arbitraryStyle, written } from './written.test-support';

function planOf(source: string): Plan | null {
  const [document] = parse(source, { placeholders: PLACEHOLDERS }).documents;
  return document?.kind === 'rule' && document.sound ? compile(document) : null;
}

/** Numbers of the lines that are not passed over. */
function visited(need: Need, lines: readonly string[]): ReadonlySet<number> {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const skipper = new Skipper(new PreparedNeed(need), bytes);
  const prepared = new PreparedNeed(need);
  const found = new Set<number>();
  for (let at = skipper.next(0); at < bytes.length;) {
    const number = lineBreaks(bytes, at);
    const start = at === 0 ? 0 : bytes.lastIndexOf(0x0a, at - 1) + 1;
    const end = start + new TextEncoder().encode(lines[number]).length;
    if (prepared.mayMatch(bytes, start, end)) found.add(number);
    at = skipper.next(end + 1);
  }
  return found;
}

class Tally {
  matched = 0;
  passedOver = 0;
  others = 0;

  check(plan: Plan, lines: readonly string[]): void {
    const need = required(plan.condition);
    const seen = visited(need, lines);
    lines.forEach((line, index) => {
      // Half of a pair of units has no bytes of its own.
      const read = readJson(new TextDecoder().decode(new TextEncoder().encode(line))) as {
        value: JsonValue;
      };
      const matches = scan(plan.condition, new JsonEvent(read.value));
      if (matches) expect(seen, `${line} needs ${JSON.stringify(need)}`).toContain(index);
      if (matches) this.matched += 1;
      else this.others += 1;
      if (!seen.has(index)) this.passedOver += 1;
    });
  }
}

const lines = (event: fc.Arbitrary<JsonValue>) =>
  fc.array(fc.tuple(event, arbitraryStyle), { minLength: 1, maxLength: 5 });

it('of random rules and events (10,000 runs)', () => {
  const tally = new Tally();
  fc.assert(
    fc.property(arbitraryRule, lines(arbitraryEvent), (source, events) => {
      const plan = planOf(source);
      if (plan === null) return;
      tally.check(
        plan,
        events.map(([event, style]) => written(event, style)),
      );
    }),
    { numRuns: 10_000 },
  );
  expect(tally.matched).toBeGreaterThan(2000);
  expect(tally.passedOver / tally.others).toBeGreaterThan(0.2);
}, 120_000);

it('of rules made from strange events (15,000 runs)', () => {
  const tally = new Tally();
  fc.assert(
    fc.property(arbitraryRuleOn, lines(arbitraryOddEvent), (ruleOn, events) => {
      const plan = planOf(ruleOn(events[0]![0]));
      if (plan === null) return;
      tally.check(
        plan,
        events.map(([event, style]) => written(event, style)),
      );
    }),
    { numRuns: 15_000 },
  );
  expect(tally.matched).toBeGreaterThan(5000);
  expect(tally.passedOver / tally.others).toBeGreaterThan(0.2);
}, 120_000);

it('of letters that count as others (5,000 runs)', () => {
  const tally = new Tally();
  const text = (...units: string[]) =>
    fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 4 });
  const key = fc.constantFrom('w', 'w|contains', 'w|startswith', 'w|endswith', 'w|re|i');
  const value = text('k', 'K', '\u212a', 'i', 'I', '\u0130', 's', 'S', '\u017f', 'x');
  fc.assert(
    fc.property(key, text('K', 'i', 's', 'x'), value, (asked, wanted, found) => {
      const detection = { s: { [asked]: wanted }, condition: 's' };
      const logsource = { product: 'aws' };
      const plan = planOf(JSON.stringify({ title: 't', logsource, detection }));
      tally.check(plan!, [JSON.stringify({ w: found })]);
    }),
    { numRuns: 5000 },
  );
  expect(tally.matched).toBeGreaterThan(200);
  expect(tally.passedOver).toBeGreaterThan(200);
});

it('what may stand outside of strings is bare (5,000 runs)', () => {
  const text = fc.oneof(fc.double({ noNaN: true }).map(String), arbitraryOddEvent.map(compactJson));
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(40), (json, start, length) => {
      const outside = json.split(/"(?:[^"\\]|\\.)*"/);
      const piece = outside[start % outside.length]!;
      const from = start % (piece.length + 1);
      expect(isBare(piece.slice(from, from + length).toLowerCase()), piece).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
