// Probabilities and their logits, the same to the last bit in every engine: only + - * / are used, which the language defines
// exactly, while Math.exp and Math.log may differ in the last place. Part of the format of links: it can't change.

/** Logits reach from -LIMIT to LIMIT. */
const LIMIT = 12;
const STEPS = 256;

/** e^x = (e^(x/1024))^1024, the small one by its series. */
function exp(x: number): number {
  const small = x / 1024;
  let power = 1 + small * (1 + (small / 2) * (1 + (small / 3) * (1 + small / 4)));
  for (let n = 0; n < 10; n += 1) power *= power;
  return power;
}

const SQUASHED = Float64Array.from(
  { length: 2 * LIMIT * STEPS + 2 },
  (_, at) => 1 / (1 + exp(LIMIT - at / STEPS)),
);

/** A logit as a probability: more than 0, less than 1. */
export function squash(logit: number): number {
  if (logit >= LIMIT) return SQUASHED[2 * LIMIT * STEPS]!;
  if (logit <= -LIMIT) return SQUASHED[0]!;
  const place = (logit + LIMIT) * STEPS;
  const at = Math.trunc(place);
  const low = SQUASHED[at]!;
  return low + (SQUASHED[at + 1]! - low) * (place - at);
}

/** Probabilities are kept in so many steps. */
export const CELLS = 4096;

/** The logit of each step's middle. */
export const STRETCHED = Float64Array.from({ length: CELLS }, (_, cell) => {
  const wanted = (cell + 0.5) / CELLS;
  let [low, high] = [-LIMIT, LIMIT];
  for (let n = 0; n < 40; n += 1) {
    const middle = (low + high) / 2;
    if (squash(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
});
