// The module of a worker of the pool: reads one piece after the other.
import { expose } from 'comlink';
import { Ahead } from './ahead';
import { AskKeeper, type Sent } from './asking';
import { blobBytes } from './blob-bytes';
import type { PieceAnswer, StreamedBytes } from './piece';
import { readPiece } from './read-piece';

const keeper = new AskKeeper();
const ahead = new Ahead();

const bytesOf = (blob: Blob): StreamedBytes => {
  const bytes = blobBytes(blob);
  const read = (from: number, to: number) =>
    Ahead.supported ? ahead.read(blob, from, to) : Promise.resolve(bytes.read(from, to));
  return { ...bytes, ahead: read };
};

const reading = {
  read: (sent: Sent): Promise<PieceAnswer> => {
    const { piece, ask } = keeper.take(sent);
    return readPiece(piece, ask, bytesOf);
  },
};

export type Reading = typeof reading;

expose(reading);
