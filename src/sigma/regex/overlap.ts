// Whether two sets of characters have one in common. Membership changes only at the edges that the sets name and at
// those of the classes, so one character of each stretch between edges is asked.
import type { One } from './ast';

/** ASCII in full, and where the white space of `\s` begins and ends. */
const ALWAYS = [
  ...Array.from({ length: 129 }, (_, code) => code),
  ...[0xa0, 0xa1, 0x1680, 0x1681, 0x2000, 0x200b, 0x2028, 0x202a, 0x202f, 0x2030, 0x205f, 0x2060],
  ...[0x3000, 0x3001, 0xfeff, 0xff00, 0x17f, 0x212a, 0x1f525],
];

/** Reads like `overlap(a, b)`, for the sets of one expression. */
export function overlapOf(
  sets: readonly One[],
  ignoreCase: boolean,
): (a: number, b: number) => boolean {
  const samples = samplesOf(sets);
  const known = new Map<string, readonly boolean[]>();
  const members = sets.map(({ js }) => {
    const found = known.get(js) ?? membersOf(js, ignoreCase, samples);
    known.set(js, found);
    return found;
  });
  return (a, b) => members[a]!.some((inside, index) => inside && members[b]![index]!);
}

/** Whether every character is in one of the sets. */
export function coversAll(sets: readonly One[], ignoreCase: boolean): boolean {
  const samples = samplesOf(sets);
  const members = sets.map(({ js }) => membersOf(js, ignoreCase, samples));
  return samples.every((_, index) => members.some((inside) => inside[index]!));
}

function samplesOf(sets: readonly One[]): string[] {
  const codes = [...new Set([...ALWAYS, ...sets.flatMap(({ edges }) => edges)])];
  return codes.filter((code) => code <= 0x10ffff).map((code) => String.fromCodePoint(code));
}

function membersOf(js: string, ignoreCase: boolean, samples: readonly string[]): boolean[] {
  const regex = new RegExp(`^${js}$`, ignoreCase ? 'iu' : 'u');
  return samples.map((sample) => regex.test(sample));
}
