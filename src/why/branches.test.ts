// The cheapest way costs what the columns say, and a way that is gone leads to the verdict.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryEvent, arbitraryRule } from '../engine/arbitrary.test-support';
import { hasBit } from '../engine/bits';
import { EventSet } from '../engine/columns';
import { JsonEvent } from '../engine/json-event';
import { compile } from '../engine/plan';
import { parse } from '../sigma/parse';
import { costsOf } from './distance';
import { waysTo } from './branches';

it('finds the cheapest ways that the columns count', () => {
  fc.assert(
    fc.property(arbitraryRule, arbitraryEvent, fc.boolean(), (source, value, verdict) => {
      const [document] = parse(source).documents;
      if (document?.kind !== 'rule' || !document.sound) return;
      const plan = compile(document);
      const { bits } = new EventSet([new JsonEvent(value)]).columns(plan);
      const { truth, falsity } = costsOf(plan, bits, 1, () => true);
      const levels = verdict ? truth : falsity;
      const exact = levels.findIndex((level) => hasBit(level, 0));
      const ways = waysTo(plan, verdict, (id) => hasBit(bits.get(id)!, 0));
      const least = Math.min(...ways.map(({ changes }) => changes));
      if (exact >= 0) expect(least).toBe(exact);
      else expect(least).toBeGreaterThan(3);
    }),
    { numRuns: 3000 },
  );
});
