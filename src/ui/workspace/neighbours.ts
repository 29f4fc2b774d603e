// Tells other tabs what was done to a workspace, and hears it from them. Where a browser has no such channel, writing finds out.

const NAME = 'stagelight-workspaces';

type What = 'changed' | 'renamed' | 'deleted';

const WHATS: readonly unknown[] = ['changed', 'renamed', 'deleted'] satisfies What[];

export class Neighbours {
  readonly #channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(NAME) : null;

  /** An empty `id` is every one of them. */
  constructor(heard: (id: string, what: What) => void) {
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (!Array.isArray(data)) return;
      const [id, what] = data as unknown[];
      if (typeof id === 'string' && WHATS.includes(what)) heard(id, what as What);
    });
  }

  tell(id: string, what: What): void {
    this.#channel?.postMessage([id, what]);
  }
}
