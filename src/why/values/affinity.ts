// How much two texts have in common: words of names written in capitals, dots or underscores, and how they begin.

/** Grows with what they share; only good for comparing. */
export function affinity(one: string, other: string): number {
  const words = wordsOf(other);
  const shared = [...wordsOf(one)].filter((word) => words.has(word)).length;
  let same = 0;
  while (same < Math.min(one.length, other.length) && one[same] === other[same]) same += 1;
  return shared + same / 100;
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z\d]+/)
      .filter((word) => word !== ''),
  );
