// The module of a worker of the pool: reads one piece after the other.
import { expose } from 'comlink';
import zlibCode from 'zlib-streams/zlib-streams.wasm?url&inline';
import type { Memory } from '../../cloudtrail/gunzip-sound';
import { zlibFrom } from '../../cloudtrail/zlib';
import { Ahead } from './ahead';
import { AskKeeper, type Sent } from './asking';
import { blobBytes } from './blob-bytes';
import type { Ask, Piece, PieceCut, PieceRead, StreamedBytes } from './piece';
import { isReadWhole, readPiece } from './read-piece';

const keeper = new AskKeeper();
const ahead = new Ahead();
const memory: Memory = { bytes: new Uint8Array(0), inflate: zlib() };

/** Of those that wait, what was begun to be read; a file is soon there, but not while another is looked at. */
const begun = new WeakMap<Blob, Promise<Uint8Array<ArrayBuffer>>>();

const allOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

const bytesOf = (blob: Blob): StreamedBytes => {
  const bytes = blobBytes(blob);
  const read: StreamedBytes['ahead'] = (from, to, coming) =>
    Ahead.supported ? ahead.read(blob, from, to, coming) : Promise.resolve(bytes.read(from, to));
  return { ...bytes, ahead: read, all: () => begun.get(blob) ?? allOf(blob) };
};

/** Without the blob, which whoever asked has: a copy of it costs more than all the rest. */
type Read = Omit<PieceRead, 'piece'> & { readonly piece: Omit<Piece, 'blob'> };

let last: Promise<unknown> = Promise.resolve();

const reading = {
  /** One behind the other, in the order asked for. */
  read: (sent: Sent): Promise<PieceCut | Read> => {
    const { piece, ask } = keeper.take(sent);
    if (isReadWhole(piece)) begin(piece.blob);
    const answer = last.then(() => answerTo(piece, ask));
    last = answer.catch(() => undefined);
    return answer;
  },
};

/** What goes wrong shows when it is looked at. */
function begin(blob: Blob): void {
  const bytes = allOf(blob);
  bytes.catch(() => undefined);
  begun.set(blob, bytes);
}

async function answerTo(piece: Piece, ask: Ask): Promise<PieceCut | Read> {
  const answer = await readPiece(piece, ask, bytesOf, undefined, memory).finally(() =>
    begun.delete(piece.blob),
  );
  if (answer.kind === 'cut') return answer;
  const { blob, ...own } = answer.piece;
  void blob;
  return { ...answer, piece: own };
}

export type Reading = typeof reading;

expose(reading);

/** Its code comes along as a data URL. */
function zlib() {
  const code = atob(zlibCode.slice(zlibCode.indexOf(',') + 1));
  return zlibFrom(Uint8Array.from(code, (c) => c.charCodeAt(0)));
}
