// Proves that the rooms' directions bite, and that the lint configuration has them switched on.
import path from 'node:path';
import { ESLint, Linter } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import rooms from './rooms.js';

const root = path.resolve(import.meta.dirname, '..');

/** What the rule says of one line of code in a file that need not exist. */
function lint(file: string, code: string): string[] {
  const config: Linter.Config = {
    files: ['**/*.ts'],
    languageOptions: { parser: ts.parser },
    plugins: { rooms },
    rules: { 'rooms/directions': 'error' },
  };
  const found = new Linter({ cwd: root }).verify(code, config, path.join(root, file));
  return found.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

describe('what a room may import', () => {
  it.each([
    ['below', 'src/sigma/rule.ts', "import { a } from '../text/range';"],
    ['below, from a nested folder', 'src/sigma/condition/lexer.ts', "import '../../text/range';"],
    ['its own room', 'src/engine/plan.ts', "import { a } from './test';"],
    ['its one package', 'src/sigma/yaml.ts', "import { parseEvents } from 'js-yaml';"],
    ['types, from the view', 'src/view/matrix.ts', "import type { A } from '../worker/api';"],
    ['the ground floor, from the view', 'src/view/a.ts', "import { a } from '../text/range';"],
    ['the client, from the page', 'src/ui/a.svelte.ts', "import { A } from '../worker/client';"],
    ['its helpers, from the client', 'src/worker/client.ts', "import { a } from './start';"],
    [
      'the documentation, from the worker',
      'src/worker/a.ts',
      "const a = import('../../docs/a.md?raw');",
    ],
    ['examples, from the page', 'src/ui/examples.ts', "import a from '../../rules/a.yml?raw';"],
    ['Monaco, from the page', 'src/ui/editor/monaco.ts', "import 'monaco-editor/editor';"],
    ['anything, in a test', 'src/view/matrix.test.ts', "import { a } from '../engine/plan';"],
    ['anything, outside the house', 'bench/run.ts', "import { a } from '../src/engine/plan';"],
  ])('%s', (_what, file, code) => {
    expect(lint(file, code)).toEqual([]);
  });
});

describe('what a room may not import', () => {
  it.each([
    ['above', 'src/text/a.ts', "import { a } from '../sigma/rule';"],
    ['above, types too', 'src/sigma/a.ts', "import type { A } from '../engine/plan';"],
    ['above, by export', 'src/engine/a.ts', "export { a } from '../cloudtrail/read';"],
    ['above, by import()', 'src/engine/a.ts', "const a = await import('../worker/worker');"],
    ['above, by a type', 'src/engine/a.ts', "type A = import('../cloudtrail/read').A;"],
    ['beside', 'src/cloudtrail/a.ts', "import { a } from '../why/distance';"],
    ['a package', 'src/text/a.ts', "import { load } from 'js-yaml';"],
    ['Node', 'src/engine/a.ts', "import { readFile } from 'node:fs';"],
    ['more than types, in the view', 'src/view/a.ts', "import { a } from '../engine/plan';"],
    [
      'inline types, which still import',
      'src/view/a.ts',
      "import { type A } from '../worker/api';",
    ],
    ['the page, from the view', 'src/view/a.ts', "import { a } from '../ui/state';"],
    ['the engine, from the page', 'src/ui/App.svelte.ts', "import { a } from '../engine/plan';"],
    ['the worker itself, from the page', 'src/ui/a.ts', "import { a } from '../worker/worker';"],
    ['the documentation, from the view', 'src/view/a.ts', "import a from '../../docs/a.md?raw';"],
    ['the engine, from the client', 'src/worker/client.ts', "import { a } from '../engine/plan';"],
    ['the engine, from its helpers', 'src/worker/start.ts', "import { a } from '../engine/plan';"],
    ['anything, from an unknown room', 'src/util/a.ts', "import { a } from '../text/range';"],
  ])('%s', (_what, file, code) => {
    expect(lint(file, code)).toEqual([expect.stringMatching(/^rooms\/directions: src\/.* /)]);
  });

  it('says who may not import what', () => {
    expect(lint('src/view/a.ts', "import { a } from '../engine/plan';")).toEqual([
      'rooms/directions: src/view may not import anything but types from src/engine.',
    ]);
  });
});

it.each(['src/text/range.ts', 'src/ui/App.svelte', 'src/worker/api.ts'])(
  'the rule is on for %s',
  async (file) => {
    const config = (await new ESLint({ cwd: root }).calculateConfigForFile(file)) as Linter.Config;
    expect(config.rules?.['rooms/directions']).toEqual([2]);
  },
);
