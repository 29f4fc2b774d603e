// Edits of a rule that are offered change its verdict on the event, keep the rest of the text, and are the small ones one expects.
import { describe, expect, it } from 'vitest';
import { JsonEvent } from '../../engine/json-event';
import { compile } from '../../engine/plan';
import { scan } from '../../engine/scan';
import { parse } from '../../sigma/parse';
import { edited } from '../../text/edits';
import type { JsonValue } from '../../text/json';
import { ruleFlips, type RuleFlip } from './rule-flips';

const head = 'title: t\nlogsource:\n  product: p\ndetection:\n';

function planOf(source: string) {
  const { documents, diagnostics } = parse(source);
  const [rule] = documents;
  if (rule?.kind !== 'rule' || diagnostics.some(({ blocks }) => blocks)) return null;
  return { plan: compile(rule), rule };
}

function flipsOf(detection: string, event: JsonValue): { source: string; flips: RuleFlip[] } {
  const source = head + detection;
  const { plan, rule } = planOf(source)!;
  const there = new JsonEvent(event);
  const flips = ruleFlips({
    source,
    plan,
    event: there,
    verdict: !scan(plan.condition, there),
    matches: 0,
    conditionRange: rule.detection!.conditionRange,
    attempt: (text) => {
      const changed = planOf(text);
      return changed && { verdict: scan(changed.plan.condition, there), matches: 1 };
    },
    telling: ['who'],
    otherFields: (item) => (item.field === 'old.name' ? ['new.name'] : []),
    most: 20,
  });
  return { source, flips };
}

const kinds = (flips: readonly RuleFlip[]): string[] =>
  flips.map(({ steps }) => steps.map(({ kind }) => kind).join(' + '));

/** The text after a flip of one kind. */
function after(detection: string, event: JsonValue, kind: string): string {
  const { source, flips } = flipsOf(detection, event);
  const at = kinds(flips).indexOf(kind);
  if (at < 0) throw new Error(`${kind} is not among ${kinds(flips).join(', ')}`);
  return edited(source, [0, source.length], flips[at]!.edits).slice(head.length);
}

describe('edits of a rule that make it match', () => {
  it.each([
    [
      'a single value',
      "  s:\n    a: 'x'\n  condition: s\n",
      "  s:\n    a:\n        - 'x'\n        - 'y'\n  condition: s\n",
    ],
    [
      'a list',
      '  s:\n    a:\n      - x # one\n      - z\n  condition: s\n',
      "  s:\n    a:\n      - x # one\n      - z\n      - 'y'\n  condition: s\n",
    ],
    [
      'a list in brackets',
      '  s:\n    a: [x, z]\n  condition: s\n',
      "  s:\n    a: [x, z, 'y']\n  condition: s\n",
    ],
    [
      'a list of maps',
      '  s:\n    - a: x\n    - b: 1\n  condition: s\n',
      "  s:\n    - a:\n          - x\n          - 'y'\n    - b: 1\n  condition: s\n",
    ],
    [
      'keywords are left alone, an apostrophe is doubled',
      '  s:\n    a: x\n  condition: s\n',
      "  s:\n    a:\n        - x\n        - 'it''s'\n  condition: s\n",
      "it's",
    ],
  ])('add the value to %s', (_, detection, expected, value = 'y') => {
    expect(after(detection, { a: value }, 'add-value')).toBe(expected);
  });

  it('drop a line, the first and the last', () => {
    const rule = '  s:\n    a: 1\n    b: 2\n    c: 3\n  condition: s\n';
    expect(after(rule, { b: 2, c: 3 }, 'remove-line')).toBe(
      '  s:\n    b: 2\n    c: 3\n  condition: s\n',
    );
    expect(after(rule, { a: 1, b: 2 }, 'remove-line')).toBe(
      '  s:\n    a: 1\n    b: 2\n  condition: s\n',
    );
  });

  it('drop a line of a map in a list, and its dash stays', () => {
    expect(after('  s:\n    - a: 1\n      b: 2\n  condition: s\n', { b: 2 }, 'remove-line')).toBe(
      '  s:\n    - b: 2\n  condition: s\n',
    );
  });

  it('drop what one of "all" asks for', () => {
    const rule =
      '  s:\n    a|contains|all:\n      - foo\n      - bar\n      - baz\n  condition: s\n';
    expect(after(rule, { a: 'foo baz' }, 'remove-value')).toBe(
      '  s:\n    a|contains|all:\n      - foo\n      - baz\n  condition: s\n',
    );
  });

  it('loosen a modifier', () => {
    expect(
      after('  s:\n    a|startswith: foo\n  condition: s\n', { a: 'my foo' }, 'other-modifier'),
    ).toBe('  s:\n    a|contains: foo\n  condition: s\n');
    expect(
      after("  s:\n    'a|cased': Foo\n  condition: s\n", { a: 'foo' }, 'other-modifier'),
    ).toBe("  s:\n    'a': Foo\n  condition: s\n");
  });

  it('ask another field', () => {
    expect(
      after(
        '  s:\n    old.name|endswith: x\n  condition: s\n',
        { new: { name: 'ax' } },
        'other-field',
      ),
    ).toBe('  s:\n    new.name|endswith: x\n  condition: s\n');
  });

  it('drop what excludes it from the condition', () => {
    const rule = '  s:\n    a: 1\n  f:\n    b: 1\n  condition: s and not f\n';
    expect(after(rule, { a: 1, b: 1 }, 'remove-operand')).toBe(
      '  s:\n    a: 1\n  f:\n    b: 1\n  condition: s\n',
    );
  });

  it('change two lines at once where two are in the way', () => {
    const { flips } = flipsOf('  s:\n    a: 1\n    b: 2\n    c: 3\n  condition: s\n', {
      a: 2,
      b: 3,
      c: 3,
    });
    expect(kinds(flips)).toContain('add-value + add-value');
  });
});

describe('edits of a rule that stop a match', () => {
  it('take the value out of a list', () => {
    expect(
      after('  s:\n    a:\n      - x\n      - y\n  condition: s\n', { a: 'x' }, 'remove-value'),
    ).toBe('  s:\n    a:\n      - y\n  condition: s\n');
    expect(after('  s:\n    a: [x, y]\n  condition: s\n', { a: 'y' }, 'remove-value')).toBe(
      '  s:\n    a: [x]\n  condition: s\n',
    );
  });

  it('add a value to a filter there is', () => {
    expect(
      after(
        '  s:\n    a: 1\n  f:\n    b: u\n  condition: s and not f\n',
        { a: 1, b: 'v' },
        'add-value',
      ),
    ).toBe("  s:\n    a: 1\n  f:\n    b:\n        - u\n        - 'v'\n  condition: s and not f\n");
  });

  it('add a filter of its own, around an "or" as well', () => {
    expect(after('  s:\n    a: 1\n  condition: s\n', { a: 1, who: 'me' }, 'add-filter')).toBe(
      "  s:\n    a: 1\n  filter_main_who:\n      who: 'me'\n  condition: s and not filter_main_who\n",
    );
    expect(
      after(
        '  s:\n    a: 1\n  t:\n    b: 1\n  condition: s or t\n',
        { a: 1, who: 'me' },
        'add-filter',
      ),
    ).toContain('condition: (s or t) and not filter_main_who');
  });

  it('are tried: none is offered that changes nothing', () => {
    const { source, flips } = flipsOf('  s:\n    a: x\n  t:\n    a: x\n  condition: s or t\n', {
      a: 'x',
      who: 'me',
    });
    for (const { edits } of flips) {
      const changed = planOf(edited(source, [0, source.length], edits))!;
      expect(scan(changed.plan.condition, new JsonEvent({ a: 'x', who: 'me' }))).toBe(false);
    }
    expect(kinds(flips)).toContain('add-filter');
  });
});
