// Read in portions, a text gives what it gives as a whole, wherever it is cut.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson } from '../text/json';
import { beginning, lastPortion, portionOf, type Rest } from './portions';
import { readText } from './read';

type Own = Uint8Array<ArrayBuffer>;

const encoded = (text: string): Own => new TextEncoder().encode(text);
const decoded = (bytes: Own) => new TextDecoder().decode(bytes);

/** Portions of as many bytes, or of twice as many where nothing ends in those. */
function portionsOf(text: string, size: number): { text: string; rest: Rest }[] {
  const bytes = encoded(text);
  const found: { text: string; rest: Rest }[] = [];
  let rest = beginning(bytes);
  for (let [at, step] = [0, size]; at < bytes.length;) {
    const own = bytes.slice(at, at + step);
    const portion =
      at + step >= bytes.length
        ? null
        : portionOf(own, rest, (bytes) => eventsOf(decoded(bytes)).length > 1);
    if (portion !== null) {
      found.push({ text: decoded(portion.bytes), rest });
      [rest, at, step] = [portion.next, at + portion.taken, size];
    } else if (at + step < bytes.length) step *= 2;
    else {
      found.push({ text: decoded(lastPortion(own, rest)), rest });
      break;
    }
  }
  return found;
}

const eventsOf = (text: string, rows = 0) =>
  readText(text, [], { rows }).events.map(({ value }) => compactJson(value));

const record = fc.record(
  {
    eventVersion: fc.constant('1.08'),
    eventName: fc.constantFrom('A', 'B', 'zoë', '},{', ']}', '\\"[', 'line\nbreak'),
    eventSource: fc.constant('s3.amazonaws.com'),
    eventTime: fc.constant('2026-03-02T09:14:07Z'),
    resources: fc.array(fc.record({ ARN: fc.constantFrom('x', ',{"') }), { maxLength: 3 }),
    requestParameters: fc.jsonValue({ maxDepth: 2 }),
  },
  { requiredKeys: ['eventVersion', 'eventName', 'eventSource', 'eventTime'] },
);
const records = fc.array(record, { minLength: 1, maxLength: 9 });
const indent = fc.constantFrom(0, 1, 4);
const size = fc.integer({ min: 1, max: 900 });

const json = fc.oneof(
  fc.tuple(records, indent).map(([all, by]) => JSON.stringify({ Records: all }, null, by)),
  fc.tuple(records, indent).map(([all, by]) => JSON.stringify(all, null, by)),
  fc
    .tuple(records, indent)
    .map(([all, by]) => all.map((one) => JSON.stringify(one, null, by)).join('\n')),
  fc
    .array(records, { minLength: 1, maxLength: 3 })
    .map((lists) => lists.map((all) => JSON.stringify({ Records: all }, null, 2)).join('\n')),
  fc.tuple(records, indent).map(([all, by]) =>
    JSON.stringify(
      {
        messageType: 'DATA_MESSAGE',
        owner: '111122223333',
        logGroup: 'g',
        subscriptionFilters: ['f'],
        logEvents: all.map((one, i) => ({
          id: `${i}`,
          timestamp: i,
          message: JSON.stringify(one),
        })),
      },
      null,
      by,
    ),
  ),
  fc.tuple(records, indent).map(([all, by]) =>
    JSON.stringify(
      {
        Events: all.map((one) => ({ EventId: '1', CloudTrailEvent: JSON.stringify(one) })),
        NextToken: 'n',
      },
      null,
      by,
    ),
  ),
);

describe('in portions a text gives the same events', () => {
  it('as JSON of any layout (3,000 runs)', () => {
    let cuts = 0;
    fc.assert(
      fc.property(json, size, (text, most) => {
        const portions = portionsOf(text, most);
        cuts += portions.length - 1;
        expect(portions.flatMap((one) => eventsOf(one.text))).toEqual(eventsOf(text));
      }),
      { numRuns: 3000 },
    );
    expect(cuts).toBeGreaterThan(2000);
  }, 60_000);

  it('as a table, with quotes and line breaks in its cells (2,000 runs)', () => {
    const cell = fc.constantFrom('A', 'a,b', 'a "quoted" one', 'two\nlines', '', 'zoë');
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    let cuts = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        size,
        (rows, end, most) => {
          const lines = rows.map((cells) => ['x', ...cells.map(quoted)].join(','));
          const text = ['eventversion,eventname,useragent', ...lines].join(end) + end;
          const portions = portionsOf(text, most);
          cuts += portions.length - 1;
          const all = portions.flatMap((one) => eventsOf(one.text, one.rest.rows));
          expect(all).toEqual(eventsOf(text));
          portions.slice(1).forEach(({ rest }, i) => {
            const before = portions.slice(0, i + 1).flatMap((one) => eventsOf(one.text));
            expect(rest.rows).toBe(before.length);
          });
        },
      ),
      { numRuns: 2000 },
    );
    expect(cuts).toBeGreaterThan(1000);
  }, 60_000);
});

it('a list behind another keeps what stands around it, and not what was in the first', () => {
  const one = (name: string) => `{"eventVersion":"1","eventName":"${name}","eventSource":"x"}`;
  const text = `{"a":1,"x":[{"b":1},{"b":2}],"Records":[${['A', 'B', 'C', 'D'].map(one).join(',')}],"end":1}`;
  const portions = portionsOf(text, 160).map((own) => own.text);
  expect(portions).toEqual([
    `{"a":1,"x":[{"b":1},{"b":2}],"Records":[${one('A')},${one('B')}]}`,
    `{"a":1,"x":[],"Records":[ ${one('C')},${one('D')}],"end":1}`,
  ]);
});

it('after a string that is never closed the next line begins anew', () => {
  const lines = ['{"a":"x},', '{"b":1},', '{"c":2}', '{"d":3}', '{"e":4}'];
  const portions = portionsOf(lines.join('\n'), 30);
  expect(portions.map((one) => one.text).join('|')).toContain('{"e":4}');
});

it('what has no end is no portion', () => {
  const rest = beginning(encoded('{"a":"'));
  expect(portionOf(encoded('{"a":"' + 'x'.repeat(1000)), rest, () => true)).toBe(null);
  expect(
    portionOf(encoded('text without a line break'), beginning(encoded('text')), () => true),
  ).toBe(null);
});

it('lines that were before are counted', () => {
  const text = JSON.stringify([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }], null, 1);
  const [, second] = portionsOf(text, 36);
  expect(text.split('\n')[second!.rest.lines]).toBe(' },');
});
