// Large inputs on disk, the same for the same seed: one NDJSON file, and the same records as gzip'd delivery files.
import { createWriteStream, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { generate } from './generate';

/** Records made anew; beyond that they come again, as real ones nearly do. */
const DISTINCT = 20_000;
/** Records of a delivery file. */
const PER_FILE = 1000;

const RECORDS = generate(DISTINCT);

/** Bytes written: at least as many as asked for. */
export async function writeNdjson(file: string, bytes: number): Promise<number> {
  const block = RECORDS.map((record) => `${JSON.stringify(record)}\n`).join('');
  const blocks = Math.max(1, Math.round(bytes / block.length));
  const out = createWriteStream(file);
  const lines = block.slice(0, block.lastIndexOf('\n', bytes) + 1);
  for (let i = 0; i < blocks; i++) {
    if (!out.write(bytes < block.length ? lines : block)) {
      await new Promise<void>((drained) => out.once('drain', () => drained()));
    }
  }
  await new Promise<void>((ended) => out.end(() => ended()));
  return statSync(file).size;
}

export interface Delivered {
  readonly files: readonly string[];
  /** Bytes of all files once they are unpacked. */
  readonly unpacked: number;
}

export function writeDelivered(folder: string, bytes: number): Delivered {
  mkdirSync(folder, { recursive: true });
  const packed: { readonly bytes: Uint8Array; readonly unpacked: number }[] = [];
  for (let at = 0; at < DISTINCT; at += PER_FILE) {
    const text = JSON.stringify({ Records: RECORDS.slice(at, at + PER_FILE) });
    packed.push({ bytes: gzipSync(text), unpacked: text.length });
  }
  const files: string[] = [];
  let unpacked = 0;
  while (unpacked < bytes) {
    const next = packed[files.length % packed.length];
    if (next === undefined) throw new Error('no records');
    const file = path.join(folder, `${String(files.length).padStart(5, '0')}.json.gz`);
    writeFileSync(file, next.bytes);
    files.push(file);
    unpacked += next.unpacked;
  }
  return { files, unpacked };
}
