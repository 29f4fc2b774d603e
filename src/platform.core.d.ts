// What the rooms below the worker use of the platform that browsers and Node share. Read by tsconfig.core.json only:
// the rest of the house has the DOM library.

declare class TextDecoder {
  constructor(encoding?: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

interface PlatformStream {
  pipeThrough(transform: DecompressionStream): PlatformStream;
}

declare class DecompressionStream {
  constructor(format: 'gzip');
}

declare class Blob {
  constructor(parts: readonly Uint8Array[]);
  stream(): PlatformStream;
}

declare class Response {
  constructor(body: PlatformStream);
  arrayBuffer(): Promise<ArrayBuffer>;
}
