// The module of a worker of the pool: reads one piece after the other.
import { expose } from 'comlink';
import { blobBytes } from './blob-bytes';
import type { Ask, Piece, PieceAnswer } from './piece';
import { readPiece } from './read-piece';

const reading = {
  read: (piece: Piece, ask: Ask): Promise<PieceAnswer> => readPiece(piece, ask, blobBytes),
};

export type Reading = typeof reading;

expose(reading);
