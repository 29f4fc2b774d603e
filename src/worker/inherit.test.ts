import { afterEach, expect, it, vi } from 'vitest';

const made: { url: string; options: WorkerOptions | undefined }[] = [];
const started: Worker[] = [];
const sources = new Map<string, Blob>();

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
  vi.restoreAllMocks();
  made.length = started.length = 0;
  sources.clear();
});

/** The module as it is in a place whose address is `href`. */
async function inheritingAt(href: string) {
  vi.stubGlobal('location', new URL(href));
  vi.stubGlobal(
    'Worker',
    class {
      constructor(url: string, options?: WorkerOptions) {
        made.push({ url, options });
        started.push(this as unknown as Worker);
      }
    },
  );
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:nodedata:${sources.size}`;
    sources.set(url, blob as Blob);
    return url;
  });
  return (await import('./inherit')).startInheriting;
}

const importedBy = async ({ url }: { readonly url: string }) => {
  const text = (await sources.get(url)?.text()) ?? '';
  return JSON.parse(/^import (".+");$/.exec(text)?.[1] ?? 'null') as string | null;
};

// A reader is started by a worker that was itself started from a blob: the development server gives addresses from the root.
it.each(['https://example.org/play/', 'blob:https://example.org/4d2c'])(
  'a worker at an address from the root is imported whole from %s',
  async (href) => {
    const startInheriting = await inheritingAt(href);
    startInheriting('/src/worker/x.ts?worker_file&type=module', 'reader');
    expect(made).toHaveLength(1);
    expect(made[0]?.options).toEqual({ type: 'module', name: 'reader' });
    const own = new URL('/src/worker/x.ts?worker_file&type=module', import.meta.url);
    expect(await importedBy(made[0] ?? { url: '' })).toBe(own.href);
  },
);

it('an address that is whole stays as it is, and a second start uses the same blob', async () => {
  const startInheriting = await inheritingAt('blob:https://example.org/4d2c');
  const address = 'https://example.org/play/assets/reader-D1.js';
  startInheriting(address, 'one');
  startInheriting(address, 'two');
  expect(made.map(({ url }) => url)).toEqual(['blob:nodedata:0', 'blob:nodedata:0']);
  expect(await importedBy(made[1] ?? { url: '' })).toBe(address);
});

it('gives the worker that was begun once, unless that one could not start', async () => {
  await inheritingAt('https://example.org/play/');
  const { startable } = await import('./inherit');
  const own = startable('https://example.org/play/assets/worker-D1.js', 'own');
  own.begin();
  expect(made).toHaveLength(1);
  const first = own.take();
  expect(first.onerror).toBeNull();
  expect(made).toHaveLength(1);
  const second = own.take();
  expect(second).not.toBe(first);
  expect(made).toHaveLength(2);
  own.begin();
  started.at(-1)!.onerror!(new Event('error') as ErrorEvent);
  expect(own.take()).not.toBe(started[2]);
  expect(made).toHaveLength(4);
});
