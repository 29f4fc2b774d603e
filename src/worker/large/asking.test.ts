import { expect, it } from 'vitest';
import { AskKeeper, AskSender } from './asking';
import { ruleOf } from './large.test-support';
import type { Ask } from './piece';
import { wantedOf } from './wanted';

const askOf = (name: string): Ask => {
  const plan = ruleOf({ eventName: name });
  return { facts: true, tests: [...wantedOf([plan]).tests.values()], conditions: [plan.condition] };
};
/** As it arrives. */
const asking = () => {
  const [sender, keeper] = [new AskSender(), new AskKeeper()];
  return (ask: Ask) => {
    const sent = sender.send(ask);
    return { whole: sent.ask !== null, ask: keeper.ask(structuredClone(sent)) };
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
