// Clauses: what must stand in a text, one out of each. The algebra keeps them few and short, and leaves out rather than takes in.

export interface Clause {
  /** One of them must be there; none = it can't be fulfilled. */
  readonly literals: readonly string[];
  /** What it comes from: alternatives are joined source by source, an event's name with names, not with regions. */
  readonly source: string;
  /** How much is hoped of it: long texts are rare. */
  readonly weight: number;
}

/** A longer list is as good as none, and slower. */
const MOST_LITERALS = 64;
const MOST_CLAUSES = 12;

const NEVER: Clause = { literals: [], source: '', weight: Infinity };

const isNever = (clauses: readonly Clause[]): boolean =>
  clauses.some(({ literals }) => literals.length === 0);

/** All that each of them needs. */
export function all(needs: readonly (readonly Clause[])[]): readonly Clause[] {
  const clauses = needs.flat();
  return isNever(clauses) ? [NEVER] : heaviest(clauses);
}

function heaviest(clauses: readonly Clause[]): readonly Clause[] {
  const found = new Map(clauses.map((clause) => [clause.literals.join('\n'), clause]));
  const best = [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_CLAUSES);
  return best.filter((one) => !best.some((other) => other !== one && implies(other, one)));
}

const implies = (clause: Clause, other: Clause): boolean =>
  clause.literals.every((literal) => other.literals.some((part) => literal.includes(part)));

/** What is needed whichever of them is fulfilled; of none, nothing ever is. */
export function any(needs: readonly (readonly Clause[])[]): readonly Clause[] {
  const possible = needs.filter((clauses) => !isNever(clauses));
  const [first, ...others] = possible;
  if (first === undefined) return [NEVER];
  if (others.length === 0) return first;
  const sources = new Set(first.map(({ source }) => source));
  const joined = [...sources].map((source) =>
    join(possible.map((clauses) => best(clauses.filter((clause) => clause.source === source)))),
  );
  return heaviest([...joined, join(possible.map(best))].filter((clause) => clause !== null));
}

const best = (clauses: readonly Clause[]): Clause | null =>
  clauses.reduce<Clause | null>(
    (found, clause) => (found === null || clause.weight > found.weight ? clause : found),
    null,
  );

/** One clause for several, any of which may be the one; null where one of them needs nothing. */
function join(clauses: readonly (Clause | null)[]): Clause | null {
  const known = clauses.filter((clause) => clause !== null);
  if (known.length < clauses.length) return null;
  const literals = shortest(new Set(known.flatMap((clause) => clause.literals)));
  if (literals === null) return null;
  const sources = new Set(known.map(({ source }) => source));
  const [source] = sources;
  const weight = Math.min(...known.map((clause) => clause.weight));
  return { literals, source: sources.size === 1 ? source! : '', weight };
}

/** Without those that can't be there unless another one is; null for too many. */
function shortest(literals: ReadonlySet<string>): readonly string[] | null {
  if (literals.size > MOST_LITERALS) return null;
  const each = [...literals].sort();
  return each.filter((one) => !each.some((other) => other !== one && one.includes(other)));
}
