import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { byteScanCode } from './byte-scan.mjs';

it('is what byte-scan.wat says (npm run byte-scan)', async () => {
  const file = path.resolve(import.meta.dirname, '../src/text/byte-scan-code.ts');
  expect(readFileSync(file, 'utf8')).toBe(await byteScanCode());
});
