// Events shown one behind the other answer as each does by itself.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryEvent } from './arbitrary.test-support';
import { JsonEvent } from './json-event';
import { RememberingEvent } from './remembering-event';

it('answers for the event that is shown, and leaves alone what it gave (1,000 runs)', () => {
  const field = fc.constantFrom('eventName', 'userName', 'a', 'a.b', 'nested.x', 'toString');
  const asked = fc.array(fc.tuple(arbitraryEvent, fc.array(field, { maxLength: 4 })));
  fc.assert(
    fc.property(asked, (all) => {
      const one = new RememberingEvent();
      const remembered = one.field('a');
      const given = all.map(([value, fields]) => {
        one.show(value);
        const found = fields.map((name) => one.values(name));
        return { found, a: remembered.values(), leaves: one.leaves() };
      });
      all.forEach(([value, fields], at) => {
        const alone = new JsonEvent(value);
        expect(given[at]).toEqual({
          found: fields.map((name) => alone.values(name)),
          a: alone.values('a'),
          leaves: alone.leaves(),
        });
      });
    }),
    { numRuns: 1000 },
  );
});

it('looks a field up once an event', () => {
  const one = new RememberingEvent();
  one.show({ a: 1 });
  const found = one.values('a');
  expect(one.values('a')).toBe(found);
  one.show({ a: 1 });
  expect(one.values('a')).not.toBe(found);
});
