import { expect, it } from 'vitest';
import { AskKeeper, AskSender } from './asking';
import { ruleOf } from './large.test-support';
import type { Ask, Piece } from './piece';
import { wantedOf } from './wanted';

const askOf = (name: string): Ask => {
  const plan = ruleOf({ eventName: name });
  return { facts: true, tests: [...wantedOf([plan]).tests.values()], conditions: [plan.condition] };
};
const pieceOf = (blob: Blob): Piece => {
  return { blob, from: 0, to: blob.size, layout: null, packed: false, normal: false };
};
const FILE = pieceOf(new Blob(['a']));

/** As it arrives: blobs are copies, too. */
const arriving = () => {
  const [sender, keeper] = [new AskSender(), new AskKeeper()];
  return (piece: Piece, ask: Ask) => {
    const sent = sender.send(piece, ask);
    const copy = { ...piece, blob: piece.blob.slice() };
    const { piece: own, ask: asked } = keeper.take({
      ...structuredClone({ ...sent, piece: null }),
      piece: copy,
    });
    return { whole: sent.ask !== null, ask: asked, blob: own.blob };
  };
};
const asking = () => {
  const arrive = arriving();
  return (ask: Ask) => {
    const { whole, ask: own } = arrive(FILE, ask);
    return { whole, ask: own };
  };
};

it('sends what is asked again by its name, and it is the very same there', () => {
  const send = asking();
  const ask = askOf('A');
  const first = send(ask);
  expect(first).toEqual({ whole: true, ask });
  const again = send({ ...ask, tests: [...ask.tests] });
  expect(again.whole).toBe(false);
  expect(again.ask).toBe(first.ask);
});

it('takes nothing for the same that is not', () => {
  const send = asking();
  const ask = askOf('A');
  const others = [ask, { ...ask, facts: false }, { ...ask, tests: [] }, { ...ask, conditions: [] }];
  for (const other of [...others, askOf('A'), askOf('B')]) {
    expect(send(other)).toEqual({ whole: true, ask: other });
  }
});

it('forgets the oldest at both ends', () => {
  const send = asking();
  const asks = Array.from({ length: 40 }, (_, i) => askOf(`A${i}`));
  for (const ask of [...asks, ...asks]) expect(send(ask)).toEqual({ whole: true, ask });
  expect(send(asks[39]!)).toEqual({ whole: false, ask: asks[39] });
  expect(send(asks[0]!).whole).toBe(true);
});

it('a file is the same object as long as pieces of no other come between', () => {
  const arrive = arriving();
  const [ask, other] = [askOf('A'), pieceOf(new Blob(['b']))];
  const first = arrive(FILE, ask).blob;
  expect(arrive({ ...FILE, from: 1 }, ask).blob).toBe(first);
  expect(arrive(other, ask).blob).not.toBe(first);
  expect(arrive(FILE, ask).blob).not.toBe(first);
});
