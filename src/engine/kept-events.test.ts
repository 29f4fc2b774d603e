// What was kept of events gives the alerts that the events themselves give.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { link } from '../sigma/link';
import { parse } from '../sigma/parse';
import type { JsonValue } from '../text/json';
import { hasBit } from './bits';
import { EventSet } from './columns';
import { correlate } from './correlate';
import { eventsBehind } from './correlation/contributing';
import { jsonOf, madeCorrelation, madeEvent } from './correlation/arbitrary.test-support';
import { JsonEvent } from './json-event';
import { KeptEvents } from './kept-events';
import { compile } from './plan';

it('of random correlations and events (3,000 runs)', () => {
  let [fired, several] = [0, 0];
  fc.assert(
    fc.property(madeCorrelation, fc.array(madeEvent, { maxLength: 12 }), ({ text }, made) => {
      const program = link(parse(text).documents);
      const plans = program.rules.map(({ rule }) => compile(rule));
      const set = new EventSet(made.map((one) => new JsonEvent(jsonOf(one) as JsonValue)));
      const matches = plans.map((plan) => set.columns(plan).bits.get(plan.id)!);
      const time = (index: number) => {
        const seconds = made[index]!.time;
        return seconds === null ? null : seconds * 1000;
      };
      const event = (index: number) => set.event(index)!;
      const kept = new KeptEvents(program);
      made.forEach((_, index) => {
        const matched = [...matches.keys()].filter((rule) => hasBit(matches[rule]!, index));
        if (matched.length > 1) several += 1;
        if (matched.length === 0) kept.pass(time(index));
        else kept.add(event(index), { time: time(index), origin: String(index) }, matched);
      });
      const results = correlate(program, { size: made.length, time, event, matches });
      const expected = results.flatMap((result, correlation) =>
        result!.alerts.map(({ group, to, time: at }, alert) => ({
          correlation,
          origin: String(result!.groups[group]!.hits[to]!.event),
          time: at,
          events: eventsBehind(results, { correlation, alert }).map(String),
        })),
      );
      expect(kept.alerts().map((alert) => ({ ...alert }))).toEqual(expected);
      fired += expected.length;
    }),
    { numRuns: 3000 },
  );
  expect(fired).toBeGreaterThan(500);
  expect(several).toBeGreaterThan(500);
});
