import { beforeEach, expect, it, vi } from 'vitest';
import type { DroppedFile } from '../../worker/catalogue-api';
import { nameFile } from '../folders';
import type { Playground } from '../playground.svelte';
import { isForRules, setName, takeDrop, takeFiles } from './taking';

const take = vi.hoisted(() =>
  vi.fn<(name: string, files: readonly DroppedFile[]) => Promise<void>>(),
);
vi.mock('./rules-open.svelte', () => ({ rulesOpen: { take } }));

const fail = vi.fn();
const playground = { said: { fail } } as unknown as Playground;

beforeEach(() => {
  take.mockReset().mockResolvedValue();
  fail.mockReset();
});

const file = (name: string, path = name) => nameFile(new File(['x'], name), path);
const item = (isDirectory: boolean) =>
  ({ webkitGetAsEntry: () => ({ isDirectory }) }) as unknown as DataTransferItem;

it.each([
  ['an archive', [file('rules.zip')], [], true],
  ['a rule', [file('a.YML')], [], true],
  ['a rule among others', [file('a.json'), file('b.yaml')], [], true],
  ['a folder', [file('rules')], [item(true)], true],
  ['events', [file('a.json'), file('b.ndjson.gz')], [item(false)], false],
  ['text', [], [item(true)], false],
])('takes for rules: %s', (_, files, items, expected) => {
  expect(isForRules(items, files)).toBe(expected);
});

it.each([
  [['rules.zip'], 'rules.zip'],
  [['sigma/a.yml', 'sigma/b/c.yml'], 'sigma'],
  [['sigma/a.yml', 'other/c.yml'], 'sigma/a.yml and 1 more'],
  [['a.yml', 'b.yml', 'c.yml'], 'a.yml and 2 more'],
  [['Stagelight/a.yml', 'Stagelight/b.yml'], 'Stagelight (taken in)'],
  [[], 'rules'],
])('calls %j %j', (paths, name) => {
  expect(setName(paths.map((path) => file(path.split('/').at(-1)!, path)))).toBe(name);
});

it('takes rules and archives of what was picked, by their paths, and leaves the rest', () => {
  takeFiles(playground, [file('a.yml', 'set/a.yml'), file('README.md', 'set/README.md')]);
  expect(take.mock.calls).toEqual([
    ['set', [{ path: 'set/a.yml', content: expect.any(File) as File }]],
  ]);
});

it('takes the files of a drop where it names no entries, and says what fails', async () => {
  take.mockRejectedValue(new Error('gone'));
  const transfer = {
    items: [{ webkitGetAsEntry: () => null }],
    files: [file('a.zip')],
  } as unknown as DataTransfer;
  takeDrop(playground, transfer);
  await vi.waitFor(() => expect(fail).toHaveBeenCalledWith(new Error('gone')));
  expect(take.mock.calls.map(([name]) => name)).toEqual(['a.zip']);
});
