import { createWriteStream } from 'node:fs';
import { generate } from './generate';
const [file, mb] = [process.argv[2]!, Number(process.argv[3])];
const out = createWriteStream(file);
let size = 0,
  seed = 1;
const records = generate(20000, 1).map((r) => JSON.stringify(r) + '\n');
// vary event ids cheaply: one seed is enough for a measurement
while (size < mb * 1e6) {
  const text = records.join('');
  size += text.length;
  if (!out.write(text)) await new Promise<void>((r) => out.once('drain', () => r()));
  seed++;
}
out.end();
