// What verdicts depend on beside rule and events: the values of placeholders, how correlations cut time, parts that are left out.
import type { WindowKind } from '../engine/correlation/windows';
import type { PlaceholderValues } from '../worker/api';

export class Settings {
  windows = $state.raw<WindowKind>('sliding');
  /** Ids of parts of the rule that are left out, as if they were not written. */
  off = $state.raw<readonly string[]>([]);
  /** A text that verdicts are compared with; null where none is pinned. */
  pinned = $state.raw<string | null>(null);
  /** How often any of it became other, or rule or events. Not for what is drawn. */
  changes = 0;
  /** What stands for `%name%`. It outlives the rule: it says what one's own place is like. */
  #placeholders = $state.raw<PlaceholderValues>({});
  /** Values that came with an example: fictitious, like its events. */
  #fictitious: PlaceholderValues | undefined;

  /** As an evaluation is asked for. */
  get asked() {
    const { windows, placeholders, off, pinned } = this;
    return { windows, placeholders, off, ...(pinned === null ? {} : { pinned }) };
  }

  get placeholders(): PlaceholderValues {
    return this.#placeholders;
  }

  /** Somebody typed them here. */
  get own(): boolean {
    return this.#placeholders !== this.#fictitious;
  }

  put(values: PlaceholderValues): void {
    this.#placeholders = values;
  }

  /** What there is now came with an example. */
  vouch(): void {
    this.#fictitious = this.#placeholders;
  }

  /** `values` of none take the name out. */
  define(name: string, values: readonly string[]): void {
    const others = Object.entries(this.#placeholders).filter(([other]) => other !== name);
    const own = values.length === 0 ? [] : [[name, values] as const];
    this.#placeholders = Object.fromEntries([...others, ...own]);
  }
}
