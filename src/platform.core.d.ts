// What the rooms below the worker use of the platform that browsers and Node share. Read by tsconfig.core.json only:
// the rest of the house has the DOM library.

declare function atob(base64: string): string;
declare function btoa(binary: string): string;

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(encoding?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}

interface PlatformReader {
  read(): Promise<
    | { readonly done: false; readonly value: Uint8Array }
    | { readonly done: true; value?: undefined }
  >;
  cancel(): Promise<void>;
}

interface PlatformStream {
  pipeThrough(transform: CompressionStream | DecompressionStream): PlatformStream;
  getReader(): PlatformReader;
}

interface WritableStreamDefaultWriter<Chunk> {
  write(chunk: Chunk): Promise<void>;
  close(): Promise<void>;
}

declare class CompressionStream {
  constructor(format: 'deflate-raw');
}

declare class DecompressionStream {
  constructor(format: 'gzip' | 'deflate-raw');
  readonly readable: PlatformStream;
  readonly writable: { getWriter(): WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>> };
}

declare class Blob {
  constructor(parts: readonly (Uint8Array | ArrayBuffer | Blob)[]);
  readonly size: number;
  slice(from?: number, to?: number): Blob;
  stream(): PlatformStream;
}

declare class Response {
  constructor(body: PlatformStream);
  arrayBuffer(): Promise<ArrayBuffer>;
}

declare namespace WebAssembly {
  class Module {
    constructor(code: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    constructor(module: Module);
    readonly exports: unknown;
  }
}
