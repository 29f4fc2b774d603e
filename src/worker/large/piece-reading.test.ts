import { gzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { AskSender } from './asking';
import { blobOf, bytesOf, record, SMALL } from './large.test-support';
import type { Ask, Piece } from './piece';
import { PieceReading } from './piece-reading';
import { SIZES } from './sizes';

const ASK: Ask = { facts: true, tests: [], conditions: [] };
const pieceOf = (blob: Blob, more: Partial<Piece> = {}): Piece => {
  return { blob, from: 0, to: blob.size, layout: null, packed: false, normal: false, ...more };
};
const lines = (...names: string[]) => `${names.map((name) => record(name)).join('\n')}\n`;

function reading(sizes = SIZES, streamed: (blob: Blob) => ReturnType<typeof bytesOf> = bytesOf) {
  const [sender, own] = [new AskSender(), new PieceReading(streamed, undefined, sizes)];
  return (piece: Piece) => own.read(sender.send(piece, ASK));
}

it('answers in the order asked for, one at a time', async () => {
  const log: string[] = [];
  const read = reading(SMALL, (blob) => {
    const bytes = bytesOf(blob);
    return {
      ...bytes,
      ahead: async (from, to) => {
        log.push(`begun ${from}`);
        await new Promise((later) => setTimeout(later, from === 0 ? 20 : 0));
        log.push(`there ${from}`);
        return bytes.ahead(from, to);
      },
    };
  });
  const blob = blobOf(lines('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'));
  const half = blob.size >> 1;
  const pieces = [
    pieceOf(blob, { layout: 'lines', to: half }),
    pieceOf(blob, { layout: 'lines', from: half }),
  ];
  const answers = await Promise.all(pieces.map((piece) => read(piece)));
  expect(log.map((said) => said.split(' ')[0])).toEqual(['begun', 'there', 'begun', 'there']);
  expect(answers.map((answer) => answer.kind === 'read' && answer.count)).toEqual([
    expect.any(Number),
    expect.any(Number),
  ]);
  for (const answer of answers) expect(answer).not.toHaveProperty('piece.blob');
});

it('begins to read a small file while it is at another', async () => {
  const read = reading();
  const [one, two] = ['A', 'B'].map((name) => {
    const blob = blobOf(gzipSync(new TextEncoder().encode(lines(name, 'Z'))));
    return { blob, asked: vi.spyOn(blob, 'arrayBuffer') };
  });
  const answers = [read(pieceOf(one!.blob)), read(pieceOf(two!.blob))];
  expect([one!.asked, two!.asked].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  expect(await Promise.all(answers)).toMatchObject([{ count: 2 }, { count: 2 }]);
  expect([one!.asked, two!.asked].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
});

it('says of a file that it can’t be read, and reads the next, and the same when it is asked again', async () => {
  const read = reading();
  const [gone, other] = [blobOf(lines('A', 'A', 'A')), blobOf(lines('B', 'C'))];
  const asked = vi
    .spyOn(gone, 'arrayBuffer')
    .mockRejectedValueOnce(new DOMException('gone', 'NotReadableError'))
    .mockResolvedValue(new TextEncoder().encode(lines('A', 'A', 'A')).buffer);
  const first = expect(read(pieceOf(gone))).rejects.toThrow('gone');
  const second = read(pieceOf(other));
  await first;
  expect(await second).toMatchObject({ count: 2 });
  expect(await read(pieceOf(gone))).toMatchObject({ count: 3 });
  expect(asked).toHaveBeenCalledTimes(2);
});
