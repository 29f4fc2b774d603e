// A look at bytes while they come, against a look at all of them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteLook } from './byte-look';
import { ByteSearch } from './byte-search';
import { surveyOf, type ByteSurvey } from './byte-survey';

const STRETCH = 64 * 1024;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const plain = ({ ascii, breaks, escapes }: ByteSurvey) => ({
  ascii,
  breaks: [...breaks],
  escapes: [...escapes],
});

/** The survey of a part of bytes that came in portions of these sizes, and then the rest. */
function looked(bytes: Uint8Array, portions: readonly number[], searches: readonly ByteSearch[]) {
  const look = ByteLook.for(searches)!;
  let came = 0;
  for (const portion of portions) {
    came = Math.min(bytes.length, came + portion);
    // Each time they lie somewhere else, as memory does that was given away and came back.
    look.more(bytes.slice(0, came));
  }
  return (from: number, to: number) => look.within(bytes, from, to);
}

it('tells what a look at all of them tells, in whatever portions they come (300 runs)', () => {
  const searches = [
    new ByteSearch(['StopLogging'], { anyCase: true }),
    new ByteSearch(['a"', 'zz'], { anyCase: false }),
    new ByteSearch(['one', 'two', 'three', 'four'], { anyCase: true }),
  ];
  let [found, escaped] = [0, 0];
  const part = fc.oneof(
    fc.constantFrom('stoplogging', 'STOPLOGGING', 'a"', '\n', '\\u0041', '\\\\u', 'Three', '\\'),
    fc.nat(300).map((size) => '-'.repeat(size)),
  );
  const many = fc.array(part, { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      many,
      fc.integer({ min: STRETCH - 40, max: 2 * STRETCH + 40 }),
      many,
      fc.array(fc.integer({ min: 1, max: 2 * STRETCH }), { maxLength: 6 }),
      fc.constantFrom('', 'é'),
      (begin, between, end, portions, strange) => {
        const bytes = bytesOf(`${begin}${'.'.repeat(between)}${end}${strange}${begin}`);
        const within = looked(bytes, portions, searches);
        const [from, to] = [begin.length >> 1, bytes.length - (begin.length >> 2)];
        const [whole, some] = [within(0, bytes.length), within(from, to)];
        expect(plain(whole)).toEqual(plain(surveyOf(bytes)));
        for (const search of searches) {
          const places = [...search.all(bytes)];
          expect([...whole.found.get(search)!]).toEqual(places);
          expect([...some.found.get(search)!]).toEqual(
            places.filter((at) => at >= from && at < to).map((at) => at - from),
          );
          found += places.length;
        }
        const breaks = [...whole.breaks].filter((at) => at >= from && at < to);
        expect([...some.breaks]).toEqual(breaks.map((at) => at - from));
        escaped += whole.escapes.length;
      },
    ),
    { numRuns: 300 },
  );
  expect(found).toBeGreaterThan(1000);
  expect(escaped).toBeGreaterThan(100);
});

it('tells nothing of what it can’t look for, and is not there where nothing looks', () => {
  const long = new ByteSearch(['x'.repeat(600)], { anyCase: true });
  const within = looked(bytesOf('x'.repeat(700)), [], [long]);
  expect(within(0, 700).found.get(long)).toBeUndefined();
  expect(ByteLook.for([], null)).toBeNull();
});
