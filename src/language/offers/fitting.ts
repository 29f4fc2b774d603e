// Long lists are narrowed down by what is typed before they leave the worker: nobody reads a thousand offers.

const MOST = 300;

/** What holds the typed letters in their order, what begins with them first; `whole` where nothing was left out. */
export function fitting<T>(
  list: readonly T[],
  typed: string,
  textOf: (one: T) => string,
): { fit: readonly T[]; whole: boolean } {
  if (list.length <= MOST) return { fit: list, whole: true };
  const asked = typed.toLowerCase();
  const begin: T[] = [];
  const inside: T[] = [];
  for (const one of list) {
    const text = textOf(one).toLowerCase();
    if (text.startsWith(asked)) begin.push(one);
    else if (holds(text, asked)) inside.push(one);
  }
  return { fit: [...begin, ...inside].slice(0, MOST), whole: false };
}

function holds(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
