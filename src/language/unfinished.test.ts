// Somebody is typing: at every caret of every cut-off or mangled rule each service answers, and within its bounds.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apiNames } from '../cloudtrail/api-names';
import { KNOWN } from './caret.test-support';
import { complete } from './complete';
import { definition, references } from './definition';
import { fixesAt } from './fixes';
import { format } from './format';
import { hover } from './hover';
import { rename } from './rename';

const shipped = readdirSync('rules')
  .filter((name) => name.endsWith('.yml'))
  .map((name) => readFileSync(`rules/${name}`, 'utf8'));

const META = `correlation:
  type: temporal
  rules:
    - denied
  group-by: [who]
  aliases:
    who: {denied: userIdentity.arn}
  timespan: 5m
  condition: denied and not 'denied'
---
filter:
  rules: [denied]
  selection:
    userAgent|contains: x
  condition: not selection
`;
const rules = [...shipped, `name: denied\n${shipped[0]!}---\n${META}`, META];

/** A rule with something typed into it, something taken out of it, or its end missing. */
const texts = fc
  .record({
    source: fc.constantFrom(...rules),
    at: fc.nat(),
    out: fc.nat(30),
    put: fc.constantFrom(
      '',
      "'",
      '"',
      '[',
      '{',
      '|',
      ': ',
      '\n',
      '- ',
      '# ',
      '\n        x',
      '\t',
      '*',
      '&a',
    ),
    cut: fc.boolean(),
  })
  .map(({ source, at, out, put, cut }) => {
    const offset = at % source.length;
    const text = source.slice(0, offset) + put + (cut ? '' : source.slice(offset + out));
    return { text, offset: Math.min(offset + put.length, text.length) };
  });

const within = (text: string, [start, end]: readonly [number, number]): boolean =>
  start >= 0 && start <= end && end <= text.length;

it('answers at the caret (1000 runs)', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async ({ text, offset }) => {
      const { items } = await complete(text, offset, KNOWN, () => Promise.resolve(apiNames()));
      for (const { range, insert, caret, label } of items) {
        expect(within(text, range) && range[0] <= offset && offset <= range[1], label).toBe(true);
        expect(text.slice(...range), label).not.toContain('\n');
        expect(caret >= 0 && caret <= insert.length, label).toBe(true);
      }
      const said = hover(text, offset, KNOWN);
      expect(said === null || within(text, said.range)).toBe(true);
      definition(text, offset)?.targets.forEach((range) => expect(within(text, range)).toBe(true));
      references(text, offset).forEach((range) => expect(within(text, range)).toBe(true));
      rename(text, offset, 'other');
      await fixesAt(text, [offset, offset], () => Promise.resolve(apiNames()));
      format(text);
    }),
    { numRuns: 1000 },
  );
}, 60_000);

it('answers at every offset of a rule', async () => {
  const text = rules[0]!;
  for (let offset = 0; offset <= text.length; offset += 1) {
    await complete(text, offset, KNOWN, () => Promise.resolve(apiNames()));
    hover(text, offset, KNOWN);
  }
});
