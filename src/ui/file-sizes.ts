// How large files are. Whoever asks for the size of a file waits until the browser has asked the disk, a tenth of a millisecond or ten; of
// a thousand the page would stand still.
import { nextTask, TURN } from './next-task';

/** Those that were asked say it at once from then on. */
const asked = new WeakSet<Blob>();

/** Files that may be asked in one go. */
const FEW = 16;

const sum = (files: readonly Blob[]): number => files.reduce((all, { size }) => all + size, 0);

/** Bytes of all, as far as the first of them tell. */
export const sizesAbout = (files: readonly Blob[]): number =>
  (sum(files.slice(0, FEW)) * files.length) / Math.min(FEW, Math.max(1, files.length));

/** Resolves when each may be asked without waiting; null where that is so already, or nobody looks who would have to wait. */
export function askForSizes(files: readonly Blob[]): Promise<void> | null {
  const unknown = files.filter((file) => !asked.has(file));
  const unseen = 'document' in globalThis && document.hidden;
  return unknown.length <= FEW || unseen ? null : ask(unknown);
}

async function ask(files: readonly Blob[]): Promise<void> {
  let begun = performance.now();
  for (const file of files) {
    void file.size;
    asked.add(file);
    if (performance.now() - begun < TURN) continue;
    await nextTask();
    begun = performance.now();
  }
}

/** Bytes of all. */
export async function sizesOf(files: readonly Blob[]): Promise<number> {
  await askForSizes(files);
  return sum(files);
}
