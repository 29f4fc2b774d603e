// package-lock.json names no host: where packages come from is the business of whoever installs them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

it('names no host', () => {
  const file = path.resolve(import.meta.dirname, '..', 'package-lock.json');
  const lines = readFileSync(file, 'utf8').split('\n');
  // npm leaves `resolved` out (.npmrc); a `funding` that a new package brings is deleted by hand.
  expect(lines.filter((line) => line.includes('://'))).toEqual([]);
});
