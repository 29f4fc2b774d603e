// The text of record after record: many are decoded at once, since to decode takes longer to begin than to do.
import type { Slots } from '../../cloudtrail/slots';
import { textAt } from '../../text/byte-search';

/** Bytes decoded at once: beyond it nothing is won, and more than what is at hand has to be fetched from memory. */
const WINDOW = 64 * 1024;

/** `window`: bytes decoded at once, unless a record is longer. Records are asked for in their order, or from anywhere at more cost. */
export class RecordTexts {
  readonly #bytes: Uint8Array;
  readonly #slots: Slots;
  readonly #window: number;
  #text = '';
  #from = 0;
  #to = 0;

  constructor(bytes: Uint8Array, slots: Slots, window = WINDOW) {
    this.#bytes = bytes;
    this.#slots = slots;
    this.#window = window;
  }

  /** What stands in a record's place; what is no UTF-8 becomes replacement characters. */
  at(i: number): string {
    const { starts, ends } = this.#slots;
    const [from, to] = [starts[i]!, ends[i]!];
    if (from < this.#from || to > this.#to) this.#open(i);
    // Only where every byte became one character do offsets mean the same.
    if (this.#text.length !== this.#to - this.#from) return textAt(this.#bytes, from, to);
    return this.#text.slice(from - this.#from, to - this.#from);
  }

  /** Decodes from a record on, as many as there is room for. */
  #open(first: number): void {
    const { starts, ends, count } = this.#slots;
    this.#from = starts[first]!;
    let last = first;
    while (last + 1 < count && ends[last + 1]! - this.#from <= this.#window) last += 1;
    this.#to = ends[last]!;
    this.#text = textAt(this.#bytes, this.#from, this.#to);
  }
}
