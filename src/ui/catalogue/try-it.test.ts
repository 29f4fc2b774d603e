// A rule of the catalogue into the playground: whole, with what it counts and what narrows it, and with events.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RuleRow } from '../../catalogue/catalogue';
import type { RulePage } from '../../catalogue/rule-page';
import type { Example } from '../examples';
import type { Playground } from '../playground.svelte';
import { ruleWithReferences, tryIt } from './try-it';

const { ask, make, examples } = vi.hoisted(() => ({
  ask: vi.fn<(method: string, key: string) => Promise<unknown>>(),
  make: vi.fn<(playground: unknown) => Promise<void>>(),
  examples: [] as unknown[],
}));
vi.mock('./rules-open.svelte', () => ({ rulesOpen: { client: { ask } } }));
vi.mock('../later', () => ({ later: Promise.resolve({ made: { make } }) }));
vi.mock('../examples', () => ({ allExamples: () => Promise.resolve(examples) }));

/** Of the open rules: the texts of their files, and their pages. */
let bodies: Record<string, string>;
let pages: Record<string, RulePage>;

beforeEach(() => {
  bodies = {};
  pages = {};
  examples.length = 0;
  make.mockReset().mockResolvedValue();
  ask
    .mockReset()
    .mockImplementation((method, key) =>
      Promise.resolve((method === 'body' ? bodies[key] : pages[key]) ?? null),
    );
  vi.stubGlobal('location', { hash: '#/rules/x' });
});

afterEach(() => vi.unstubAllGlobals());

const row = (key: string, more: Partial<RuleRow> = {}) =>
  ({
    key,
    path: `${key}.yml`,
    set: 'set',
    kind: 'rule',
    sound: true,
    title: key,
    ...more,
  }) as RuleRow;

interface Given {
  readonly id?: string;
  readonly counts?: readonly (RuleRow | null)[];
  readonly referrers?: readonly (readonly [row: RuleRow, ambiguous?: boolean])[];
  readonly more?: Partial<RuleRow>;
}
function page(key: string, text: string, { id, counts, referrers = [], more }: Given = {}) {
  const own = {
    row: row(key, more),
    about: { id: id ?? null },
    body: { text, range: [0, text.length], fileName: `${key}.yml` },
    correlation: counts
      ? { rules: counts.map((one) => ({ reference: '', row: one, others: 0 })) }
      : null,
    referrers: referrers.map(([one, ambiguous = false]) => ({
      row: one,
      through: null,
      ambiguous,
    })),
  } as unknown as RulePage;
  bodies[key] = text;
  pages[key] = own;
  return own;
}
const filter = (key: string, more: Partial<RuleRow> = {}) => row(key, { kind: 'filter', ...more });

describe('the text of a rule', () => {
  it('is that of its file, ended as a text ends', async () => {
    expect(await ruleWithReferences(page('a', 'title: A\n\n\n'))).toBe('title: A\n');
    expect(ask).not.toHaveBeenCalled();
  });

  it('has behind it the rules that it counts, in their order', async () => {
    page('b', 'title: B');
    page('c', 'title: C\n');
    const own = page('a', 'title: A\n', { counts: [row('c'), row('b')] });
    expect(await ruleWithReferences(own)).toBe('title: A\n---\ntitle: C\n---\ntitle: B\n');
  });

  it('has a file once that holds several of them', async () => {
    page('b', 'title: B');
    page('c', 'title: B');
    const own = page('a', 'title: A', { counts: [row('b'), row('b'), row('c')] });
    expect(await ruleWithReferences(own)).toBe('title: A\n---\ntitle: B\n');
  });

  it('does not have its own file again, nor what is not open', async () => {
    page('inside', 'title: A', { more: { path: 'a.yml' } });
    const own = page('a', 'title: A', {
      counts: [row('inside', { path: 'a.yml' }), null, row('gone')],
      referrers: [[filter('lost')]],
    });
    expect(await ruleWithReferences(own)).toBe('title: A\n');
  });

  it('has a file of the same path of another set', async () => {
    page('b', 'title: B');
    const own = page('a', 'title: A', { counts: [row('b', { path: 'a.yml', set: 'other' })] });
    expect(await ruleWithReferences(own)).toBe('title: A\n---\ntitle: B\n');
  });

  it('has the filters that narrow it, but none that is not evaluated, and no correlation that counts it', async () => {
    for (const key of ['good', 'unsound', 'ambiguous', 'counting']) page(key, `title: ${key}`);
    const own = page('a', 'title: A', {
      referrers: [
        [filter('good')],
        [filter('unsound', { sound: false })],
        [filter('ambiguous'), true],
        [row('counting', { kind: 'correlation' })],
      ],
    });
    expect(await ruleWithReferences(own)).toBe('title: A\n---\ntitle: good\n');
  });

  it('has what a correlation counts that it counts, and what narrows that', async () => {
    page('rule', 'title: Rule', { referrers: [[filter('narrow')]] });
    page('narrow', 'title: Narrow', { more: { kind: 'filter' } });
    page('inner', 'title: Inner', { counts: [row('rule')], more: { kind: 'correlation' } });
    const own = page('outer', 'title: Outer', {
      counts: [row('inner', { kind: 'correlation' })],
      more: { kind: 'correlation' },
    });
    expect((await ruleWithReferences(own)).split('---\n')).toEqual([
      'title: Outer\n',
      'title: Inner\n',
      'title: Rule\n',
      'title: Narrow\n',
    ]);
  });

  it('comes to an end where correlations count each other', async () => {
    const kind = 'correlation';
    page('b', 'title: B', { counts: [row('a', { kind })], more: { kind } });
    const own = page('a', 'title: A', { counts: [row('b', { kind })], more: { kind } });
    expect(await ruleWithReferences(own)).toBe('title: A\n---\ntitle: B\n');
  });
});

describe('trying a rule', () => {
  const open = vi.fn<(draft: unknown, label: string) => Promise<void>>();
  const openExample = vi.fn<(example: Example) => Promise<void>>();
  const focusStage = vi.fn<(id: string) => void>();
  const column = (id: string, from: number) => ({ id, range: [from, from + 1] });
  const playground = {
    open,
    openExample,
    focusStage,
    columns: [column('first', 0), column('second', 30)],
    inFocus: { id: 'first' },
  } as unknown as Playground;
  const shipped = (name: string, rule: string) => {
    const example = { name, rule } as Example;
    examples.push(example);
    return example;
  };

  beforeEach(() => {
    for (const one of [open, openExample, focusStage]) one.mockReset();
  });

  it('opens the rule alone, and makes events for it', async () => {
    await tryIt(playground, page('a', 'title: A\n', { id: 'id-a' }));
    expect(open).toHaveBeenCalledWith(
      { rule: 'title: A\n', sources: [] },
      'opened “a” from the rules',
    );
    expect(make).toHaveBeenCalledWith(playground);
    expect(location.hash).toBe('#/');
    expect(focusStage).not.toHaveBeenCalled();
  });

  it('opens the example where the rule is one that we ship, word for word', async () => {
    const other = shipped('other', 'title: Other\nid: id-a\n');
    const example = shipped('own', 'title: A\nid: id-a \nlevel: high\n');
    await tryIt(playground, page('a', example.rule, { id: 'id-a' }));
    expect(openExample.mock.calls).toEqual([[example]]);
    expect(openExample).not.toHaveBeenCalledWith(other);
    expect([open.mock.calls.length, make.mock.calls.length]).toEqual([0, 0]);
    expect(location.hash).toBe('#/');
    expect(focusStage).not.toHaveBeenCalled();
  });

  it.each(['title: A\r\nid: id-a\r\n', 'title: A\nid: id-a', 'title: A\nid: id-a\n\n'])(
    'takes it for the same whatever its lines and its text end with: %j',
    async (text) => {
      const example = shipped('own', 'title: A\nid: id-a\n');
      await tryIt(playground, page('a', text, { id: 'id-a' }));
      expect(openExample.mock.calls).toEqual([[example]]);
    },
  );

  it('opens the text one looked at where we ship another under the same id', async () => {
    shipped('own', 'title: A\nid: id-a\nlevel: high\n');
    const text = 'title: A\nid: id-a\nlevel: low\n';
    await tryIt(playground, page('a', text, { id: 'id-a' }));
    expect(openExample).not.toHaveBeenCalled();
    expect(open.mock.calls).toEqual([[{ rule: text, sources: [] }, 'opened “a” from the rules']]);
    expect(make).toHaveBeenCalledWith(playground);
  });

  it('opens the text one looked at where we ship another under the same name', async () => {
    shipped('a', 'title: A\n');
    await tryIt(playground, page('a', 'title: Another\n'));
    expect(openExample).not.toHaveBeenCalled();
    expect(open.mock.calls[0]![0]).toEqual({ rule: 'title: Another\n', sources: [] });
  });

  it('shows of an example with several rules the one that was asked for', async () => {
    const example = shipped('own', 'title: A\n---\ntitle: B\n');
    const own = page('a', example.rule);
    await tryIt(playground, { ...own, body: { ...own.body, range: [30, 60] } });
    expect(openExample.mock.calls).toEqual([[example]]);
    expect(focusStage.mock.calls).toEqual([['second']]);
  });

  it('shows of a file with several rules the one that was asked for', async () => {
    const own = page('a', 'title: A\n');
    await tryIt(playground, { ...own, body: { ...own.body, range: [30, 60] } });
    expect(focusStage.mock.calls).toEqual([['second']]);
  });
});
