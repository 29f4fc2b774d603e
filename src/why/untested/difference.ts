// Whether two conditions can differ on any event at all: both are tried on every truth their tests could have, as far as tests are
// independent. What is known of tests that follow from each other is taken in; what is not known counts as possible.
import { combine, complement, emptyBits, type Bits } from '../../engine/bits';
import { prepareText } from '../../engine/text-match';
import { literalText } from '../../sigma/pattern';
import type { Formula } from './formula';

export interface Difference {
  /** The first could hold where the second does not. */
  readonly first: boolean;
  readonly second: boolean;
}

const BOTH: Difference = { first: true, second: true };

/** Tests and parts told apart: 2 to this power rows. */
const MOST = 12;

export function differenceOf(first: Formula, second: Formula): Difference {
  if (first.text === second.text) return { first: false, second: false };
  const common = shared(first, second);
  const atoms = [...new Map([...atomsIn(first, common), ...atomsIn(second, common)]).values()];
  if (atoms.length > MOST) return BOTH;
  const rows = 2 ** atoms.length;
  const columns = new Map(atoms.map(({ text }, at) => [text, column(at, rows)]));
  const on = (formula: Formula): Bits => {
    const known = columns.get(formula.text);
    if (known !== undefined) return known;
    switch (formula.kind) {
      case 'not':
        return complement(on(formula.part), rows);
      case 'and':
      case 'or':
        return combine(formula.kind, formula.parts.map(on), rows);
      case 'test':
        throw new Error('difference: every test is an atom or below one');
    }
  };
  const [a, b] = [on(first), on(second)];
  const possible = atoms.flatMap((one) =>
    atoms.flatMap((other) =>
      follows(one, other)
        ? [
            combine(
              'or',
              [complement(columns.get(one.text)!, rows), columns.get(other.text)!],
              rows,
            ),
          ]
        : [],
    ),
  );
  const some = (sets: readonly Bits[]) =>
    combine('and', [...possible, ...sets], rows).some((word) => word !== 0);
  return { first: some([a, complement(b, rows)]), second: some([b, complement(a, rows)]) };
}

/** Texts of parts that both have: what is the same in both need not be taken apart. */
function shared(first: Formula, second: Formula): ReadonlySet<string> {
  const [one, other] = [textsIn(first), textsIn(second)];
  return new Set([...one].filter((text) => other.has(text)));
}

function textsIn(formula: Formula, into = new Set<string>()): Set<string> {
  into.add(formula.text);
  if (formula.kind === 'not') textsIn(formula.part, into);
  else if (formula.kind !== 'test') formula.parts.forEach((part) => textsIn(part, into));
  return into;
}

function atomsIn(formula: Formula, common: ReadonlySet<string>): (readonly [string, Formula])[] {
  if (common.has(formula.text) || formula.kind === 'test') return [[formula.text, formula]];
  if (formula.kind === 'not') return atomsIn(formula.part, common);
  return formula.parts.flatMap((part) => atomsIn(part, common));
}

function column(at: number, rows: number): Bits {
  const bits = emptyBits(rows);
  for (let row = 0; row < rows; row += 1) if ((row >> at) & 1) bits[row >> 5]! |= 1 << (row & 31);
  return bits;
}

/** A value that is just this text is one that fits the other pattern. */
function follows(one: Formula, other: Formula): boolean {
  if (one === other || one.kind !== 'test' || other.kind !== 'test') return false;
  const [a, b] = [one.test, other.test];
  if (a.field === null || a.field !== b.field) return false;
  if (a.operand.op !== 'text' || b.operand.op !== 'text') return false;
  // What holds whatever the case may not hold for each.
  if (b.operand.cased && !a.operand.cased) return false;
  const text = literalText(a.operand.pattern);
  return text !== null && prepareText(b.operand.pattern, b.operand.cased)(text);
}
