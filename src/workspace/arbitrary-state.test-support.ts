// Random states for the tests of links, and links of them as earlier versions wrote them.
import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { anyKey, anyLines, anyName, anyRuleText, anyText } from './arbitrary.test-support';
import type { Expectation } from './expectations';
import { seal } from './frame';
import { PREFIX, type LinkState } from './link';

/** Small things; JSON knows no negative zero. */
const small = fc.oneof(
  anyText,
  fc.double({ noNaN: true, min: -(2 ** 53) + 1, max: 2 ** 53 - 1 }).map((number) => number + 0),
  fc.integer(),
);

const sets = fc.array(fc.record({ name: anyName, text: anyLines }, { noNullPrototype: true }), {
  maxLength: 3,
});

/** For so many events. */
const expectations = (size: number): fc.Arbitrary<Expectation[]> =>
  fc.array(
    fc.record<Expectation>(
      {
        event: fc.nat(Math.max(0, size - 1)),
        rule: fc.nat(20),
        expected: fc.constantFrom('match', 'no match', 'known gap'),
      },
      { noNullPrototype: true },
    ),
    { maxLength: size === 0 ? 0 : 4 },
  );

const sizeOf = (events: LinkState['events']) =>
  events.reduce((sum, { text }) => sum + (text === '' ? 0 : text.split('\n').length), 0);

export const anyState: fc.Arbitrary<LinkState> = sets.chain((events) =>
  fc.record(
    {
      rule: anyRuleText,
      events: fc.constant(events),
      view: fc.dictionary(anyKey, small, { maxKeys: 4, noNullPrototype: true }),
      placeholders: fc.dictionary(anyKey, fc.array(anyText, { maxLength: 3 }), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
      expectations: expectations(sizeOf(events)),
    },
    { requiredKeys: ['rule', 'events', 'view'], noNullPrototype: true },
  ),
);

/** A frame that holds, around whatever body. */
export const framed = (body: Uint8Array, version: string): string =>
  PREFIX + seal({ version, body: Uint8Array.from(body) });

/** What versions 1 and 2 have places for. */
export const earlierState = (
  { rule, events, view, placeholders }: LinkState,
  version: '1' | '2',
): LinkState =>
  version === '1'
    ? { rule, events, view }
    : { rule, events, view, placeholders: placeholders ?? {} };

/** As that version wrote it (docs/links.md): nothing does any more. */
export function earlierLink(state: LinkState, version: '1' | '2'): string {
  const { rule, events, view, placeholders } = earlierState(state, version);
  const counts = events.map(({ name, text }) => [name, sizeOf([{ name, text }])]);
  const head = [rule, view, counts, ...(placeholders === undefined ? [] : [placeholders])];
  const texts = events.map(({ text }) => text).filter((text) => text !== '');
  return framed(deflateRawSync([JSON.stringify(head), ...texts].join('\n')), version);
}
