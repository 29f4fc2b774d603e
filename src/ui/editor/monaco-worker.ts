// Monaco's own worker: started under the page's policy, like ours.
import address from 'monaco-editor/editor/editor.worker?worker&url';
import { startInheriting } from '../../worker/inherit';

export function serveWorkers(): void {
  globalThis.MonacoEnvironment ??= { getWorker: () => startInheriting(address, 'editor') };
}
