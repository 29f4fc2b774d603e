// A blob's bytes at once, as only a worker may have them: what is asked for is read from where the browser keeps it.
import type { Bytes } from './piece';

interface SyncReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

// The DOM library leaves out what only workers have.
declare const FileReaderSync: new () => SyncReader;

export const blobBytes = (blob: Blob): Bytes => ({
  size: blob.size,
  read: (from, to) => new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(from, to))),
});
