// The module of a worker of the pool.
import { expose } from 'comlink';
import zlibCode from 'zlib-streams/zlib-streams.wasm?url&inline';
import { zlibFrom } from '../../cloudtrail/zlib';
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
function zlib() {
  const code = atob(zlibCode.slice(zlibCode.indexOf(',') + 1));
  return zlibFrom(Uint8Array.from(code, (c) => c.charCodeAt(0)));
}

const own = new PieceReading(bytesOf, { bytes: new Uint8Array(0), inflate: zlib() });

const reading = { read: (sent: Sent) => own.read(sent) };

export type Reading = typeof reading;

expose(reading);
