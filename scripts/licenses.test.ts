import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { licenses } from './licenses';

it('has every library that the page depends on, with more than its name', () => {
  const file = path.resolve(import.meta.dirname, '../package.json');
  const { dependencies } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const parts = licenses().split(/\n-{80}\n\n/);
  for (const name of [...Object.keys(dependencies), 'svelte', 'clsx']) {
    const own = parts.find((part) => part.startsWith(`${name} `));
    expect(own, name).toMatch(/licen[cs]e/i);
    expect(own!.length, name).toBeGreaterThan(200);
  }
});
