import { expect, it } from 'vitest';
import { firstChunk, reachedFrom } from './first-chunk.js';

/** What each module imports; `import()` is no part of it. */
const imports: Readonly<Record<string, readonly string[]>> = {
  '/main': ['/app', '/shared'],
  '/app': ['/main', '/button'],
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
    '/app',
    '/shared',
    '/button',
    '/outside',
  ]);
});

it('names the first chunk for these alone, and looks at the graph once', () => {
  const name = firstChunk('/main');
  const own = graph();
  expect(['/main', '/shared', '/later', '/only-later'].map((id) => name(id, own))).toEqual([
    'first',
    'first',
    null,
    null,
  ]);
  expect(own.asked).toHaveLength(5);
});
