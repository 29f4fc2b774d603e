// Files and folders that were dropped and are too large to keep: the browser remembers where they lie, if it can, and asks before they
// are read again. What is remembered lies beside the drafts, and is deleted with them.
import { createStore, del, get, set } from 'idb-keyval';
import { MAX_SOURCES } from './draft-record';
import { byName, nameFile } from './folders';

/** The DOM library does not know these yet, and not every browser does. */
export interface Handle extends FileSystemHandle {
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>;
}

interface Remembered {
  readonly handles: readonly Handle[];
  readonly names: readonly string[];
  /** Bytes of all files. */
  readonly size: number;
}

const KEY = 'handles';

const opened = createStore('stagelight', 'drafts');
/** Some browsers refuse by throwing at once, without a promise. */
const store: typeof opened = async (...wanted) => opened(...wanted);

/** Of events that are too large to be kept themselves. Says nothing where it can't: then the page says what to drop, as ever. */
export async function remember(
  found: readonly (FileSystemHandle | null | undefined)[],
  size: number,
): Promise<void> {
  const handles = found.filter((handle) => handle != null);
  if (size <= MAX_SOURCES) return;
  // Those of before are not what is open now.
  if (handles.length === 0) return void (await del(KEY, store).catch(() => undefined));
  const record: Remembered = { handles, names: handles.map(({ name }) => name), size };
  await set(KEY, record, store).catch(() => undefined);
}

export async function remembered(): Promise<Remembered | null> {
  const found = await get<Remembered>(KEY, store).catch(() => undefined);
  return found !== undefined && Array.isArray(found.handles) ? found : null;
}

/** null: the person or the browser said no. Files that are gone are left out. */
export async function reopened({ handles }: Remembered): Promise<readonly File[] | null> {
  for (const handle of handles) {
    const answer = await handle.requestPermission?.({ mode: 'read' });
    if (answer !== 'granted') return null;
  }
  const files = await Promise.all(handles.map((handle) => below(handle, '')));
  // In the order they were dropped in: events have the same numbers again.
  return files.flat().sort(byName);
}

async function below(handle: FileSystemHandle, path: string): Promise<File[]> {
  const name = `${path}${handle.name}`;
  try {
    if (handle.kind === 'file') {
      return [nameFile(await (handle as FileSystemFileHandle).getFile(), name)];
    }
    const inside: Promise<File[]>[] = [];
    const folder = handle as FileSystemDirectoryHandle & {
      values(): AsyncIterable<FileSystemHandle>;
    };
    for await (const one of folder.values()) inside.push(below(one, `${name}/`));
    return (await Promise.all(inside)).flat();
  } catch {
    return [];
  }
}
