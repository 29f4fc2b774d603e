// The module of a worker of the pool.
import { expose } from 'comlink';
import zlibCode from 'zlib-streams/zlib-streams.wasm?url&inline';
import { zlibFrom } from '../../cloudtrail/zlib';
import { base64Bytes } from '../../text/base64-bytes';
import { once } from '../../text/once';
import { Ahead } from './ahead';
import type { Sent } from './asking';
import { blobBytes } from './blob-bytes';
import type { StreamedBytes } from './piece';
import { PieceReading } from './piece-reading';

const ahead = new Ahead();

function bytesOf(blob: Blob): Omit<StreamedBytes, 'all'> {
  const bytes = blobBytes(blob);
  return {
    ...bytes,
    ahead: (from, to, coming) =>
      Ahead.supported ? ahead.read(blob, from, to, coming) : Promise.resolve(bytes.read(from, to)),
  };
}

/** Its code comes along as a data URL. */
const zlib = once(() => zlibFrom(base64Bytes(zlibCode.slice(zlibCode.indexOf(',') + 1))));

const own = new PieceReading(bytesOf, {
  bytes: new Uint8Array(0),
  // Of what is not packed nobody asks for it.
  get inflate() {
    return zlib();
  },
});

const reading = { read: (sent: Sent) => own.read(sent) };

export type Reading = typeof reading;

expose(reading);
