// A file's bytes, one stretch behind the other, always in the same memory: fresh memory costs several times what reading costs. Who
// jumps begins anew.
type Reader = ReadableStreamBYOBReader;

export class Ahead {
  /** Not every browser lets one say where bytes shall go. */
  static readonly supported = 'ReadableStreamBYOBReader' in globalThis;

  #blob: Blob | null = null;
  #reader: Reader | null = null;
  #memory = new ArrayBuffer(0);
  /** Offset in the blob of what the memory holds, and its bytes. */
  #from = 0;
  #held = 0;

  /**
   * Bytes that hold until it is asked again. `coming` hears of the first of them while the others come, more each time. Rejects where
   * the file can't be read any more.
   */
  async read(
    blob: Blob,
    from: number,
    to: number,
    coming: (bytes: Uint8Array) => void = () => undefined,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const end = this.#from + this.#held;
    if (blob !== this.#blob || this.#reader === null || from < this.#from || from > end) {
      this.#begin(blob, from);
    }
    this.#keepFrom(from, to - from);
    try {
      while (this.#held < to - from) {
        await this.#more(to - from);
        coming(new Uint8Array(this.#memory, 0, this.#held));
      }
    } catch (error) {
      this.stop();
      // It went to the stream, and did not come back.
      this.#memory = new ArrayBuffer(0);
      throw error;
    }
    if (to === blob.size) this.stop();
    return new Uint8Array(this.#memory, 0, to - from);
  }

  /** Lets go of the file. */
  stop(): void {
    this.#reader?.cancel().catch(() => undefined);
    this.#reader = null;
    this.#blob = null;
  }

  #begin(blob: Blob, from: number): void {
    this.stop();
    const own = from === 0 ? blob : blob.slice(from);
    this.#reader = own.stream().getReader({ mode: 'byob' });
    [this.#blob, this.#from, this.#held] = [blob, from, 0];
  }

  /** Moves what is needed again to the front, with room for `size` bytes. */
  #keepFrom(from: number, size: number): void {
    const kept = new Uint8Array(this.#memory, from - this.#from, this.#from + this.#held - from);
    if (this.#memory.byteLength < size) {
      // A little more than asked for: the next stretch is hardly ever as long.
      const grown = new Uint8Array(Math.ceil(size * 1.125));
      grown.set(kept);
      this.#memory = grown.buffer;
    } else new Uint8Array(this.#memory).set(kept);
    [this.#from, this.#held] = [from, kept.length];
  }

  async #more(size: number): Promise<void> {
    const room = new Uint8Array(this.#memory, this.#held, size - this.#held);
    const { done, value } = await this.#reader!.read(room);
    if (value !== undefined) this.#memory = value.buffer;
    if (done) throw new DOMException('The file is shorter than it was.', 'NotReadableError');
    this.#held += value.length;
  }
}
