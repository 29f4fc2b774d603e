// Starts a module worker so that it inherits the page's Content-Security-Policy: from a blob that imports it, because a
// worker fetched over http runs under the policy of its own response, which a static host does not send.

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(input: string): string },
  ): { createScriptURL(input: string): unknown };
}

/** Addresses of blobs by what they import: a worker started anew uses the same one. */
const bootstraps = new Map<string, string>();

// TypeScript's DOM library does not know trusted types yet, and not every browser does.
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'stagelight-worker',
  {
    createScriptURL(url) {
      if ([...bootstraps.values()].includes(url)) return url;
      throw new TypeError(`No worker of ours: ${url}`);
    },
  },
);

/** `address` is what `import address from './x?worker&url'` gives. */
export function startInheriting(address: string, name: string): Worker {
  let url = bootstraps.get(address);
  if (url === undefined) {
    // Not `location.href`: in a worker started here it is the address of a blob, which nothing can be relative to.
    const source = `import ${JSON.stringify(new URL(address, import.meta.url).href)};`;
    url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    bootstraps.set(address, url);
  }
  const trusted = policy?.createScriptURL(url) ?? url;
  return new Worker(trusted as string, { type: 'module', name });
}

/** A worker that may be started before there is who talks to it. */
export interface Startable {
  begin(): void;
  /** The one that was started before, or a new one. */
  take(): Worker;
}

export function startable(address: string, name: string): Startable {
  const start = () => startInheriting(address, name);
  let early: Worker | null = null;
  return {
    begin() {
      early = start();
      // Whoever wants one then starts another, and hears why that one fails.
      early.onerror = () => (early = null);
    },
    take() {
      const worker = early ?? start();
      worker.onerror = early = null;
      return worker;
    },
  };
}
