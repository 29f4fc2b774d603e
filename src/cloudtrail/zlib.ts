// zlib as WebAssembly (zlib-streams), which unpacks more than twice as quickly as a library of JavaScript.
import type { Inflate } from './gunzip-sound';

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly _initialize?: () => void;
  malloc(size: number): number;
  free(at: number): void;
  inflate_new(): number;
  inflate_init_raw(stream: number): number;
  inflate_process(
    stream: number,
    from: number,
    length: number,
    to: number,
    room: number,
    flush: number,
  ): number;
  inflate_last_consumed(stream: number): number;
  inflate_end(stream: number): number;
}

/** zlib's own words. */
const [GO_ON, DONE, STREAM_END] = [0, 0, 1];

/** Bytes that go in and come out at a time: what comes out is still near when it is taken, and all the memory it has is 16 MB. */
const [INTO, OUT_OF] = [256 * 1024, 512 * 1024];

/** `code`: the library's. null where a browser or its policy has no WebAssembly. */
export function zlibFrom(code: Uint8Array<ArrayBuffer>): Inflate | null {
  const exports = started(code);
  if (exports === null) return null;
  const [into, outOf] = [exports.malloc(INTO), exports.malloc(OUT_OF)];
  if (into === 0 || outOf === 0) return null;
  return (packed, out) => {
    const stream = exports.inflate_new();
    if (stream === 0) return null;
    try {
      if (exports.inflate_init_raw(stream) !== 0) return null;
      for (let at = 0, size = 0; ;) {
        const { buffer } = exports.memory;
        const part = packed.subarray(at, at + INTO);
        new Uint8Array(buffer).set(part, into);
        const answer = exports.inflate_process(stream, into, part.length, outOf, OUT_OF, GO_ON);
        const [said, came] = [answer >>> 24, answer & 0xffffff];
        const taken = exports.inflate_last_consumed(stream);
        if (size + came > out.length) return null;
        out.set(new Uint8Array(buffer, outOf, came), size);
        at += taken;
        size += came;
        if (said === STREAM_END) return at === packed.length ? size : null;
        if (said !== DONE || (taken === 0 && came === 0)) return null;
      }
    } finally {
      exports.inflate_end(stream);
    }
  };
}

function started(code: Uint8Array<ArrayBuffer>): Exports | null {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code));
    const own = exports as unknown as Exports;
    own._initialize?.();
    return own;
  } catch {
    return null;
  }
}
