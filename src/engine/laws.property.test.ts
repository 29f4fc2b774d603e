// Laws that every rule keeps: printed and read again it is the same plan, and conditions follow the algebra of truth.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lex } from '../sigma/condition/lexer';
import { parseCondition } from '../sigma/condition/parser';
import type { Rule } from '../sigma/document';
import { parse } from '../sigma/parse';
import { printRule } from '../sigma/print';
import { arbitraryEvent, arbitraryRule, PLACEHOLDERS } from './arbitrary.test-support';
import { EventSet } from './columns';
import { JsonEvent } from './json-event';
import { compile, type Plan } from './plan';

function ruleOf(source: string): Rule | null {
  const [document] = parse(source, { placeholders: PLACEHOLDERS }).documents;
  return document?.kind === 'rule' && document.sound ? document : null;
}

/** A plan without the places of its parts in the text, and without what a value looked like there. */
const placeless = ({ condition, stages }: Plan): unknown =>
  JSON.parse(
    JSON.stringify([condition, [...stages]], (key, value: unknown) =>
      key === 'range' || key === 'keyRange' || key === 'selectorRange'
        ? undefined
        : typeof value === 'bigint'
          ? `${value}n`
          : value,
    ),
  );

function expectSame(rule: Rule): void {
  const printed = printRule(rule);
  const again = ruleOf(printed);
  expect(again, printed).not.toBeNull();
  expect(placeless(compile(again!)), printed).toEqual(placeless(compile(rule)));
}

it('a rule printed and read again gives the same plan (10,000 runs)', () => {
  let printed = 0;
  fc.assert(
    fc.property(arbitraryRule, (source) => {
      const rule = ruleOf(source);
      if (rule === null) return;
      expectSame(rule);
      printed += 1;
    }),
    { numRuns: 10_000 },
  );
  expect(printed).toBeGreaterThan(2000);
}, 120_000);

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '5',
    'yes',
    'null',
    '',
    ' x ',
    '- a',
    'a: b',
    '#',
    "it's",
    '"',
    '\n',
    'C:\\x\\*',
    '0x1F',
    '%a',
  ),
);

it('whatever its values are (2,000 runs)', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, (values, name) => {
      const detection = { s: { [`f${name}`.replaceAll('|', '')]: values }, condition: 's' };
      const rule = ruleOf(
        JSON.stringify({ title: name, logsource: { product: 'aws' }, detection }),
      );
      if (rule !== null) expectSame(rule);
    }),
    { numRuns: 2000 },
  );
});

it('the rules we ship, too', () => {
  for (const name of readdirSync('rules').filter((one) => one.endsWith('.yml'))) {
    const { documents } = parse(readFileSync(path.join('rules', name), 'utf8'), {
      placeholders: new Map([['Administrators', ['a']]]),
    });
    for (const document of documents) {
      if (document.kind !== 'rule') continue;
      const [again] = parse(printRule(document), {
        placeholders: new Map([['Administrators', ['a']]]),
      }).documents;
      expect(placeless(compile(again as Rule))).toEqual(placeless(compile(document)));
    }
  }
});

const RULES = path.resolve('../shared/data/sigma/cloudtrail');
it.skipIf(!existsSync(RULES))('the AWS rules at hand, too', () => {
  const all = readdirSync(RULES, { recursive: true, encoding: 'utf8' });
  const rules = all
    .filter((name) => name.endsWith('.yml'))
    .map((name) => ruleOf(readFileSync(path.join(RULES, name), 'utf8')))
    .filter((rule) => rule !== null);
  expect(rules.length).toBeGreaterThan(20);
  rules.forEach(expectSame);
});

const events = fc.array(arbitraryEvent, { minLength: 1, maxLength: 10 });

/** For each event the verdict of the rule with another condition. */
function verdicts(rule: Rule, condition: string, set: EventSet): string {
  const names = new Set(rule.detection!.searches.keys());
  const tokens = lex(condition, () => [0, 0]);
  const read = parseCondition(tokens, names).condition!;
  const other = { ...rule, detection: { ...rule.detection!, condition: read } };
  return set.columns(compile(other)).bits.get('condition')!.join();
}

const operand = fc.constantFrom(
  's_1',
  's_2',
  't',
  '1 of s_*',
  'all of s_*',
  '1 of them',
  '(s_1 or t)',
  'not s_2',
);

it('De Morgan, double negation, and what a selector stands for (10,000 runs)', () => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryRule, events, operand, operand, (source, values, a, b) => {
      const set = new EventSet(values.map((value) => new JsonEvent(value)));
      const rule = ruleOf(source);
      if (rule === null) return;
      const says = (condition: string) => verdicts(rule, condition, set);
      const own = says(`(${a}) and (${b})`);
      compared += 1;
      expect(says(`not (not (${a}) or not (${b}))`)).toBe(own);
      expect(says(`not not ((${a}) and (${b}))`)).toBe(own);
      expect(says(`(${b}) and (${a})`)).toBe(own);
      expect(says(`not (not (${a}) and not (${b}))`)).toBe(says(`${a} or ${b}`));
      expect(says('1 of s_*')).toBe(says('s_1 or s_2'));
      expect(says('all of them')).toBe(says('s_1 and s_2 and t'));
    }),
    { numRuns: 10_000 },
  );
  expect(compared).toBeGreaterThan(2000);
}, 240_000);
