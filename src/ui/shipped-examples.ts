// All of rules/ in one file of the build, fetched when the menu of examples is first opened.
import { exampleOf, founding, type Example } from './examples';

const rules: Record<string, string> = import.meta.glob('../../rules/*.yml', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const events: Record<string, string> = import.meta.glob('../../rules/*.events.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('/') + 1).replace(/\.yml$/, '');

const first = founding().name;

export const shipped: readonly Example[] = Object.entries(rules)
  .map(([path, rule]) => {
    const own = events[path.replace(/\.yml$/, '.events.json')];
    return own === undefined ? null : exampleOf(nameOf(path), rule, own);
  })
  .filter((example) => example !== null)
  .sort(
    (a, b) => Number(b.name === first) - Number(a.name === first) || a.title.localeCompare(b.title),
  );
