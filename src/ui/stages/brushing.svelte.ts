// A hand or keys at the bars over time: which bar they are at, and the range they draw.
import { barAt, drawn, holdAt, keyed, turned, type Hold } from '../../view/brush';
import { barOf, spanOf, type Bins, type Range } from '../../view/histogram';

interface Drawing {
  /** A bar each. */
  readonly bins: Bins;
  readonly range: Range | null;
  readonly put: (range: Range | null) => void;
}

interface Held {
  readonly hold: Hold;
  /** Where it was pressed, in pixels. */
  readonly x: number;
  readonly moved: boolean;
  readonly before: Range | null;
}

type OnPlot = PointerEvent & { currentTarget: HTMLElement };

/** Pixels from which an edge can be held, and by which a hand shakes. */
const [NEAR, TOUCHED, SHAKE] = [6, 16, 3];

const SHAPES = { edge: 'ew-resize', whole: 'grab', none: 'crosshair' };

export class Brushing {
  /** When the bar is that keys are at: bars change while events arrive. */
  #cursor = $state(-Infinity);
  #focused = $state(false);
  #pointed = $state.raw<number | null>(null);
  #held = $state.raw<Held | null>(null);
  #hovered = $state<keyof typeof SHAPES>('none');
  readonly #drawing: () => Drawing;
  /** The bar that keys are at. */
  readonly bar = $derived.by(() => barOf(this.#drawing().bins, this.#cursor));
  /** The bar one looks at. */
  readonly at = $derived(this.#focused ? this.bar : this.#pointed);
  readonly drawn = $derived(this.#held?.moved === true);
  /** Meanwhile bars had better stay where they are. */
  readonly holding = $derived(this.#held !== null);
  /** Of the pointer. */
  readonly shape = $derived(
    this.#held?.hold.kind === 'whole' ? 'grabbing' : SHAPES[this.#held?.hold.kind ?? this.#hovered],
  );

  constructor(drawing: () => Drawing) {
    this.#drawing = drawing;
  }

  readonly down = (event: OnPlot): void => {
    if (event.button !== 0) return;
    this.#focused = false;
    const hold = this.#holdOf(event);
    this.#held = { hold, x: event.clientX, moved: false, before: this.#drawing().range };
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  readonly move = (event: OnPlot): void => {
    const { bins, range, put } = this.#drawing();
    const at = this.#placeOf(event);
    this.#pointed = barAt(at, bins.count);
    const held = this.#held;
    if (held === null) {
      this.#hovered = this.#holdOf(event).kind;
      return;
    }
    if (!held.moved && Math.abs(event.clientX - held.x) < SHAKE) return;
    if (!held.moved) this.#held = { ...held, moved: true };
    const next = drawn(held.hold, at, bins.count);
    if (next[0] !== range?.[0] || next[1] !== range[1]) put(next);
  };

  readonly up = (event: OnPlot): void => {
    if (this.#held === null) return;
    const { bins, range, put } = this.#drawing();
    const bar = barAt(this.#placeOf(event), bins.count);
    this.#moveTo(bar);
    if (!this.#held.moved) put(turned(range, bar));
    this.#held = null;
  };

  /** A finger that scrolls after all. */
  readonly cancel = (): void => {
    if (this.#held?.moved === true) this.#drawing().put(this.#held.before);
    this.#held = null;
  };

  readonly leave = (): void => void (this.#pointed = null);

  readonly focus = (event: FocusEvent & { currentTarget: HTMLElement }): void => {
    this.#focused = event.currentTarget.matches(':focus-visible');
  };

  readonly blur = (): void => void (this.#focused = false);

  readonly key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { bins, range, put } = this.#drawing();
    const held = this.#held !== null && event.key === 'Escape';
    const next = held
      ? { bar: this.bar, range }
      : keyed(event, { bar: this.bar, range }, bins.count);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (held) return this.cancel();
    this.#focused = true;
    this.#moveTo(next.bar);
    if (next.range !== range) put(next.range);
  };

  #moveTo(bar: number): void {
    const [from, to] = spanOf(this.#drawing().bins, [bar, bar]);
    this.#cursor = (from + to) / 2;
  }

  /** In bars from the left. */
  #placeOf({ clientX, currentTarget }: OnPlot): number {
    const { left, width } = currentTarget.getBoundingClientRect();
    return ((clientX - left) / width) * this.#drawing().bins.count;
  }

  #holdOf(event: OnPlot): Hold {
    const { bins, range } = this.#drawing();
    const reach = event.pointerType === 'touch' ? TOUCHED : NEAR;
    const inBars = (reach / event.currentTarget.clientWidth) * bins.count;
    return holdAt(range, this.#placeOf(event), inBars, bins.count);
  }
}
