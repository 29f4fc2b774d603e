// Which known word a misspelt one was meant to be.

/** Longer words are no slips, and comparing them takes the square of their length. */
const LONGEST = 80;

/** The candidate nearest to `word` by edit distance, if it is near enough to be a slip of the keyboard. */
export function similar(word: string, candidates: Iterable<string>): string | null {
  // One letter is a slip away from every other.
  if (word.length < 2 || word.length > LONGEST) return null;
  const limit = word.length <= 4 ? 1 : word.length <= 7 ? 2 : 3;
  let best: string | null = null;
  let least = limit + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least && candidate !== word) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Insertions, removals, replacements and swaps of neighbours; gives `limit` where it is not less. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const swap =
        i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]
          ? before[j - 2]! + 1
          : Infinity;
      const replace = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1, swap));
    }
    before = row;
    row = next;
  }
  return Math.min(row[to.length]!, limit);
}
