// Values that satisfy an operand, or several at once: likely ones first. Nothing is promised; who takes a value tries it.
import type { Operand } from '../../sigma/operand';
import type { JsonValue } from '../../text/json';
import { addressesIn } from './address';
import { joinedPieces, pieceOf, type Piece } from './piece';
import { regexPieces } from './regex-text';
import { timesFor } from './time';

/** What stands there now, or would: a time is changed rather than made, a reference follows the other field. */
export interface Around {
  readonly current: JsonValue | undefined;
  /** Texts of a field of the event. */
  readonly texts: (field: string) => readonly string[];
}

/** Stand for `?`. */
const FILLERS = ['x', 'a', '1', '-'];

/** Combinations of regular expressions' texts that are tried together. */
const MOST_COMBINED = 64;

/** Values that all operands may hold on; empty where they only ask whether the field is there. */
export function valuesFor(operands: readonly Operand[], around: Around): readonly JsonValue[] {
  const found: JsonValue[] = [];
  const times: readonly Extract<Operand, { op: 'time' }>[] = operands.filter(
    (operand) => operand.op === 'time',
  );
  if (times.length > 0) found.push(...allTimes(times, around));
  for (const operand of operands) found.push(...single(operand, around));
  found.push(...texts(operands));
  return [...new Set(found)];
}

function single(operand: Operand, { texts }: Around): readonly JsonValue[] {
  switch (operand.op) {
    case 'number':
      return [operand.value, String(operand.value)];
    case 'boolean':
      return [operand.value, String(operand.value)];
    case 'compare':
      return near(operand.bound);
    case 'cidr':
      return addressesIn(operand.network, operand.bits);
    case 'fieldref':
      return texts(operand.field);
    case 'text':
    case 're':
    case 'time':
    case 'null':
    case 'exists':
      return [];
  }
}

/** To both sides of a bound, and plain ones. */
function near(bound: number | bigint): readonly JsonValue[] {
  if (typeof bound === 'bigint') return [bound, bound + 1n, bound - 1n];
  const steps = [0, 1, -1, 0.5, -0.5, 1000, -1000].map((step) => bound + step);
  const all = [...steps, Math.floor(bound), Math.ceil(bound), 0, 1, 2, -1];
  return all.flatMap((value) => [value, String(value)]);
}

function allTimes(
  operands: readonly Extract<Operand, { op: 'time' }>[],
  { current }: Around,
): readonly string[] {
  const base = typeof current === 'string' ? current : '';
  return operands.reduce<readonly string[]>(
    (bases, operand) => bases.flatMap((one) => timesFor(operand, one)),
    [base],
  );
}

function texts(operands: readonly Operand[]): readonly string[] {
  const choices = operands.flatMap((operand): (readonly Piece[])[] => {
    if (operand.op === 'text') return [FILLERS.map((filler) => pieceOf(operand.pattern, filler))];
    if (operand.op === 're') return [regexPieces(operand.source, operand.flags)];
    return [];
  });
  if (choices.length === 0) return [];
  let combined: Piece[][] = [[]];
  for (const pieces of choices) {
    combined = combined
      .flatMap((chosen) => pieces.map((piece) => [...chosen, piece]))
      .slice(0, MOST_COMBINED);
  }
  const found = combined.flatMap(joinedPieces);
  // Text is compared without its case, a regular expression beside it may not be.
  return [...found, ...found.map((text) => text.toUpperCase())];
}
