// A file that is written out of order, in blobs: no text is as long as the file. Knows bytes only.

/** Bytes that are handed over to the browser at a time: no text is as long as the file. */
const AT_ONCE = 4 * 1024 * 1024;

/** Texts by the place they are wanted at, in blobs as they came. */
export class Written {
  readonly #blobs: Blob[] = [];
  #open: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;
  /** Of each place: its blob, and bytes of it; of those left out none. */
  readonly #blob: Uint32Array;
  readonly #from: Uint32Array;
  readonly #to: Uint32Array;
  left: number;

  constructor(places: number) {
    this.#blob = new Uint32Array(places);
    this.#from = new Uint32Array(places);
    this.#to = new Uint32Array(places);
    this.left = places;
  }

  add(place: number, bytes: Uint8Array<ArrayBuffer>): void {
    this.#blob[place] = this.#blobs.length;
    this.#from[place] = this.#size;
    this.#open.push(bytes);
    this.#to[place] = this.#size += bytes.length;
    this.left -= 1;
    if (this.#size >= AT_ONCE) this.#close();
  }

  #close(): void {
    this.#blobs.push(new Blob(this.#open));
    this.#open = [];
    this.#size = 0;
  }

  /** What came one behind the other is one part. `cut`: bytes less of the last. */
  parts(cut: number): Blob[] {
    this.#close();
    const runs: { readonly blob: number; readonly from: number; to: number }[] = [];
    this.#blob.forEach((blob, place) => {
      const [from, to] = [this.#from[place]!, this.#to[place]!];
      const last = runs.at(-1);
      if (from === to) return;
      if (last?.blob === blob && last.to === from) last.to = to;
      else runs.push({ blob, from, to });
    });
    const last = runs.at(-1);
    if (last !== undefined) last.to -= cut;
    return runs.map(({ blob, from, to }) => this.#blobs[blob]!.slice(from, to));
  }
}
