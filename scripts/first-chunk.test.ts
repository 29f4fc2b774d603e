import { expect, it } from 'vitest';
import { firstChunk, reachedFrom } from './first-chunk.js';

/** What each module imports; `import()` is no part of it. */
const imports: Readonly<Record<string, readonly string[]>> = {
  '/main': ['/early', '/app', '/shared'],
  '/app': ['/main', '/button'],
  '/early': ['/start'],
  '/start': [],
  '/shared': [],
  '/button': ['/shared', '/outside'],
  '/later': ['/shared', '/only-later'],
  '/only-later': [],
};

function graph() {
  const asked: string[] = [];
  return {
    asked,
    getModuleInfo: (id: string) => {
      asked.push(id);
      const importedIds = imports[id];
      return importedIds === undefined ? null : { importedIds };
    },
  };
}

it('reaches all that is imported, circles and modules nobody knows included', () => {
  expect([...reachedFrom('/main', graph())]).toEqual([
    '/main',
    '/early',
    '/app',
    '/shared',
    '/start',
    '/button',
    '/outside',
  ]);
});

it('names the first chunks for these alone, and looks at the graph once', () => {
  const name = firstChunk('/main', '/early');
  const own = graph();
  expect(
    ['/main', '/early', '/start', '/shared', '/later', '/only-later'].map((id) => name(id, own)),
  ).toEqual(['first', 'early', 'early', 'first', null, null]);
  expect(own.asked).toHaveLength(9);
});
