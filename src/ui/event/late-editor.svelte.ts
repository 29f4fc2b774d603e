// The editor of the event: fetched in the first pause, put in when one comes near the event. Most people read it first.
import { later } from '../later';
import type { Playground } from '../playground.svelte';
import type { TreeEditor } from './tree-editor.svelte';

type Parts = typeof import('./editing');

interface There {
  readonly parts: Parts;
  readonly tree: TreeEditor;
}

export class LateEditor {
  readonly #playground: Playground;
  #there = $state.raw<There | null>(null);

  constructor(playground: Playground) {
    this.#playground = playground;
    void later.then(() => import('./editing'));
  }

  /** null until it has come. */
  get there(): There | null {
    return this.#there;
  }

  async come(): Promise<There> {
    const parts = await import('./editing');
    return (this.#there ??= { parts, tree: new parts.TreeEditor(this.#playground) });
  }
}
