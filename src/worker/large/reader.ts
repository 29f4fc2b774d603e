// The module of a worker of the pool: reads one piece after the other.
import { expose } from 'comlink';
import { Ahead } from './ahead';
import { AskKeeper, type Sent } from './asking';
import { blobBytes } from './blob-bytes';
import type { Piece, PieceCut, PieceRead, StreamedBytes } from './piece';
import { readPiece } from './read-piece';

const keeper = new AskKeeper();
const ahead = new Ahead();

const bytesOf = (blob: Blob): StreamedBytes => {
  const bytes = blobBytes(blob);
  const read: StreamedBytes['ahead'] = (from, to, coming) =>
    Ahead.supported ? ahead.read(blob, from, to, coming) : Promise.resolve(bytes.read(from, to));
  return { ...bytes, ahead: read };
};

/** Without the blob, which whoever asked has: a copy of it costs more than all the rest. */
type Read = Omit<PieceRead, 'piece'> & { readonly piece: Omit<Piece, 'blob'> };

const reading = {
  read: async (sent: Sent): Promise<PieceCut | Read> => {
    const { piece, ask } = keeper.take(sent);
    const answer = await readPiece(piece, ask, bytesOf);
    if (answer.kind === 'cut') return answer;
    const { blob, ...own } = answer.piece;
    void blob;
    return { ...answer, piece: own };
  },
};

export type Reading = typeof reading;

expose(reading);
