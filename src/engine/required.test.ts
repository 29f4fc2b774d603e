// Each rule by which a literal is required, or is not.
import { describe, expect, it } from 'vitest';
import { parse } from '../sigma/parse';
import { compile } from './plan';
import { matchesNothing, required, type Need } from './required';

/** What a rule of these searches needs. */
function needOf(searches: object, condition = 's'): Need {
  const detection = { ...searches, condition };
  const source = JSON.stringify({ title: 't', logsource: { product: 'aws' }, detection });
  const { documents, diagnostics } = parse(source);
  const [rule] = documents;
  if (rule?.kind !== 'rule' || !rule.sound) throw new Error(JSON.stringify(diagnostics));
  return required(compile(rule).condition);
}

describe('one item', () => {
  it.each<[string, unknown, Need]>([
    ['f', 'SendCommand', [['"sendcommand"'], ['"f"']]],
    ['f|contains', 'SendCommand', [['sendcommand'], ['"f"']]],
    ['f|startswith', 'Send', [['"send'], ['"f"']]],
    ['f|endswith', 'Send', [['send"'], ['"f"']]],
    ['f|cased', 'Send', [['"send"'], ['"f"']]],
    ['f', 'Send*Com?and', [['"send'], ['and"'], ['com'], ['"f"']]],
    // of a list one, of `all` each
    ['f', ['abc', 'xyz'], [['"abc"', '"xyz"'], ['"f"']]],
    ['f|contains|all', ['abc', 'xyz'], [['abc'], ['xyz'], ['"f"']]],
    // what contains another is there only with the other
    ['f|contains', ['ab', 'abc'], [['ab'], ['"f"']]],
    // a text that needs nothing of its own takes the need from its list
    ['f', ['abc', '*'], [['"f"']]],
    ['f', ['abc', null], []],
    // escapes: quote, slash, backslash, control characters
    ['f', 'xy/abcde"vw\\\\z', [['abcde'], ['"xy'], ['vw'], ['z"'], ['"f"']]],
    ['f|contains', 'xy\nabc\tz', [['abc'], ['xy'], ['z'], ['"f"']]],
    // no letter beyond ASCII
    ['f', 'caf\u00e9 noir', [[' noir"'], ['"caf'], ['"f"']]],
    ['f', '\u212aelvin', [['elvin"'], ['"f"']]],
    // 20 may be 2e1, and compact JSON has no white space
    ['f', '20', [['"f"']]],
    ['f', '111122223333', [['"f"']]],
    ['f|contains', '2E1', [['"f"']]],
    ['f', 'Infinity', [['"f"']]],
    ['f|contains', 'rue', [['"f"']]],
    ['f|contains', ':[20,true', [['"f"']]],
    ['f|contains', ':{user', [[':{user'], ['"f"']]],
    ['f', '10.0.0.1', [['"10.0.0.1"'], ['"f"']]],
    ['f', 'arn:aws:iam', [['"arn:aws:iam"'], ['"f"']]],
    // other operands: the key alone
    ['f', 20, [['"f"']]],
    ['f', true, [['"f"']]],
    ['f|cidr', '10.0.0.0/8', [['"f"']]],
    ['f|gte', 5, [['"f"']]],
    ['f|hour', 5, [['"f"']]],
    ['f|fieldref', 'other.g', [['"other'], ['"f"'], ['g"']]],
    ['f|exists', true, [['"f"']]],
    // what absence satisfies
    ['f|exists', false, []],
    ['f', null, []],
    ['f|neq', 'SendCommand', []],
    // and what it does not
    ['f|neq', null, [['"f"']]],
  ])('%s: %j', (key, value, need) => {
    expect(needOf({ s: { [key]: value } })).toEqual(need);
  });
});

describe('keys', () => {
  it.each<[string, Need]>([
    ['userIdentity.userName', [['"useridentity'], ['username"']]],
    // each dot may belong to a key
    ['a.b.c', [['"a'], ['c"'], ['b']]],
    ['x/y', [['"x'], ['y"']]],
    ['caf\u00e9', [['"caf']]],
    ['20', [['"20"']]],
    ['a..b', [['"a'], ['b"']]],
  ])('%s', (field, need) => {
    expect(needOf({ s: { [`${field}|exists`]: true } })).toEqual(need);
  });
});

it('keywords need no key', () => {
  expect(needOf({ s: ['alpha', 'beta*'] })).toEqual([['alpha', 'beta']]);
  expect(needOf({ s: ['alpha', 5] })).toEqual([]);
});

describe('regular expressions', () => {
  it.each<[string, Need]>([
    ['^Send\\.(Command|Other)$', [['send.'], ['command', 'other'], ['"f"']]],
    ['xz+vwp', [['vwp'], ['x'], ['z'], ['"f"']]],
    ['xy*vw?', [['x'], ['v'], ['"f"']]],
    ['xy(vw)*', [['xy'], ['"f"']]],
    ['x(vw|)z', [['x'], ['z'], ['"f"']]],
    ['x(vw){2}z', [['vw'], ['x'], ['z'], ['"f"']]],
    ['[xy]\\d.', [['"f"']]],
    ['x/y\\bz', [['yz'], ['x'], ['"f"']]],
    ['20', [['"f"']]],
  ])('%s', (source, need) => {
    expect(needOf({ s: { 'f|re': source } })).toEqual(need);
  });
});

describe('conditions', () => {
  const a = { f: 'alpha' };
  const b = { f: 'beta', g: 'gamma' };
  it.each<[string, Need]>([
    ['a and b', [['"alpha"'], ['"gamma"'], ['"beta"'], ['"f"'], ['"g"']]],
    // source by source: the values of f together, and the key that both have
    ['a or b', [['"alpha"', '"gamma"'], ['"alpha"', '"beta"'], ['"f"']]],
    ['1 of them', [['"alpha"', '"gamma"'], ['"alpha"', '"beta"'], ['"f"']]],
    ['a and not b', [['"alpha"'], ['"f"']]],
    ['a or not b', []],
    ['not not a', [['"alpha"'], ['"f"']]],
    ['not (not a or b)', [['"alpha"'], ['"f"']]],
  ])('%s', (condition, need) => {
    expect(needOf({ a, b }, condition)).toEqual(need);
  });
});

it('of more than 64 values none is required', () => {
  const values = (count: number) => Array.from({ length: count }, (_, i) => `value-${1000 + i}`);
  expect(needOf({ s: { f: values(64) } })[0]).toHaveLength(64);
  expect(needOf({ s: { f: values(65) } })).toEqual([['"f"']]);
});

it('what is never fulfilled needs what is never there', () => {
  const range = [0, 0] as const;
  const never = { kind: 'or', id: 'condition', range, selector: null, children: [] } as const;
  expect(matchesNothing(required(never))).toBe(true);
  expect(required({ ...never, kind: 'and' })).toEqual([]);
  expect(required({ kind: 'not', id: 'n', range, child: never })).toEqual([]);
  expect(matchesNothing(needOf({ s: { f: 'x' } }))).toBe(false);
});
