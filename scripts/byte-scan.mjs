// Writes src/text/byte-scan-code.ts from src/text/byte-scan.wat: `npm run byte-scan`, whenever that has changed (a test says so).
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import wabt from 'wabt';

const folder = path.resolve(import.meta.dirname, '..', 'src', 'text');
const target = path.join(folder, 'byte-scan-code.ts');

/** The text of byte-scan-code.ts, as it should be. */
export async function byteScanCode() {
  const source = path.join(folder, 'byte-scan.wat');
  const { parseWat } = await wabt();
  const module = parseWat(source, readFileSync(source, 'utf8'), { simd: true });
  module.validate();
  const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
  const lines = (base64.match(/.{1,128}/g) ?? []).map((line) => `  '${line}'`);
  return `// The WebAssembly of byte-scan.wat, base64; written by scripts/byte-scan.mjs.

export const BYTE_SCAN_CODE =
${lines.join(' +\n')};
`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(target, await byteScanCode());
