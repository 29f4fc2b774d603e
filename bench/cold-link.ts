// Opens the link on standard input in a process that has opened none, and prints the milliseconds of the processor that took:
// the model reads its dictionary, and nothing was compiled before.
import { readFileSync } from 'node:fs';
import { readLink } from '../src/workspace/link';

const hash = readFileSync(0, 'utf8');
const start = process.cpuUsage();
void readLink(hash).then((read) => {
  const { user, system } = process.cpuUsage(start);
  if ('problem' in read) throw new Error(read.problem.message);
  console.log((user + system) / 1000);
});
