// Probabilities and their logits, as whole numbers, so that every engine comes to the same bits: the tables are made with + - * /
// alone, which the language defines exactly, and rounded. Part of the format of links: it can't change.
import { once } from '../../text/once';

/** Logits are in 256ths, as large as they get: they reach from -LIMIT to LIMIT. */
const LIMIT = 2047;
/** A probability of 1. */
export const ONE = 1 << 16;

/** e^x = (e^(x/1024))^1024, the small one by its series. */
function exp(x: number): number {
  const small = x / 1024;
  let power = 1 + small * (1 + (small / 2) * (1 + (small / 3) * (1 + small / 4)));
  for (let n = 0; n < 10; n += 1) power *= power;
  return power;
}

/** By logit + LIMIT + 1, the probability in ONEths: never 0, never 1. Tables are made when a link is: few open the page by one. */
export const squashed = once(() => {
  const table = new Int32Array(2 * LIMIT + 2);
  for (let at = 0; at < table.length; at += 1) {
    const likely = Math.trunc(ONE / (1 + exp((LIMIT + 1 - at) / 256)) + 0.5);
    table[at] = Math.min(ONE - 1, Math.max(1, likely));
  }
  return table;
});

/** A logit as a probability, by that table. */
export const squash = (table: Int32Array, logit: number): number =>
  table[(logit < -LIMIT ? -LIMIT : logit > LIMIT ? LIMIT : logit) + LIMIT + 1]!;

/** What cells keep of a probability: so many steps. */
export const STEPS = 4096;

/** The logit of each step. */
export const stretched = once((): Int16Array => {
  const table = new Int16Array(STEPS);
  let step = 0;
  for (let logit = -LIMIT; logit <= LIMIT; logit += 1) {
    const reached = squash(squashed(), logit) >> 4;
    while (step <= reached) table[step++] = logit;
  }
  return table.fill(LIMIT, step);
});
