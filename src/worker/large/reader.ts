// The module of a worker of the pool: reads one piece after the other.
import { expose } from 'comlink';
import { AskKeeper, type SentAsk } from './asking';
import { blobBytes } from './blob-bytes';
import type { Piece, PieceAnswer } from './piece';
import { readPiece } from './read-piece';

const keeper = new AskKeeper();

const reading = {
  read: (piece: Piece, sent: SentAsk): Promise<PieceAnswer> =>
    readPiece(piece, keeper.ask(sent), blobBytes),
};

export type Reading = typeof reading;

expose(reading);
