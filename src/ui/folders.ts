// Folders that are dropped or picked → the files in them, named by their way from there.

const paths = new WeakMap<File, string>();

/** With the folders it was found in, where it was found in some. */
export const nameOf = (file: File): string =>
  paths.get(file) ?? (file.webkitRelativePath || file.name);

/** Gives it the folders it was found in. */
export function nameFile(file: File, path: string): File {
  paths.set(file, path);
  return file;
}

export const byName = (a: File, b: File): number => (nameOf(a) < nameOf(b) ? -1 : 1);

/** In the order of their names. A file that can't be had any more is left out. */
export async function filesBelow(entries: readonly FileSystemEntry[]): Promise<readonly File[]> {
  const files = await Promise.all(entries.map(below));
  return files.flat().sort(byName);
}

async function below(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) =>
      (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
    );
    if (file === null) return [];
    return [nameFile(file, entry.fullPath.replace(/^\//, ''))];
  }
  return filesBelow(await entriesIn(entry as FileSystemDirectoryEntry));
}

/** A folder hands out its entries a hundred at a time, until there are none. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
