// How wide and high one likes the panes, in percent; kept on this device where the browser allows it.

const KEY = 'stagelight:panes';

export interface Sizes {
  readonly rule: number;
  readonly stages: number;
  /** Height of the event above its reasons. */
  readonly event: number;
}

const USUAL: Sizes = { rule: 34, stages: 36, event: 58 };

function kept(): Sizes {
  try {
    const said = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Record<string, unknown>>;
    const size = (name: keyof Sizes, most: number) => {
      const one = said[name];
      return typeof one === 'number' && one >= 15 && one <= most ? one : USUAL[name];
    };
    const sizes = { rule: size('rule', 70), stages: size('stages', 70), event: size('event', 85) };
    return sizes.rule + sizes.stages <= 85 ? sizes : USUAL;
  } catch {
    return USUAL; // storage can be refused, or hold anything
  }
}

class PaneSizes {
  #sizes = $state.raw(kept());

  get now(): Sizes {
    return this.#sizes;
  }

  set(change: Partial<Sizes>): void {
    this.#sizes = { ...this.#sizes, ...change };
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#sizes));
    } catch {
      // They hold until the page is closed.
    }
  }
}

export const paneSizes = new PaneSizes();
