// The tags of a rule → tactics and techniques of ATT&CK, what was revoked mapped, and where tags contradict each other.
import { current, findTactic, findTechnique, tactics, type Technique } from './attack';

export interface AttackCoverage {
  /** Tagged tactics and those of the tagged techniques that are tagged, in the order of the matrix. */
  readonly rows: readonly TacticRow[];
  /** Techniques of which no tactic is tagged: they stand beside the rows. */
  readonly elsewhere: readonly TaggedTechnique[];
  /** Tags of the namespace `attack` that are neither, as written: groups, software, and what is unknown. */
  readonly others: readonly string[];
}

export interface TacticRow {
  /** Short name. */
  readonly tactic: string;
  readonly name: string;
  /** Empty: the tactic alone is tagged. */
  readonly techniques: readonly TaggedTechnique[];
}

export interface TaggedTechnique {
  /** That of today. */
  readonly id: string;
  readonly name: string;
  /** Short names of all its tactics. */
  readonly tactics: readonly string[];
  /** As tagged, where that was revoked. */
  readonly was: string | null;
  /** A sub-technique of it is tagged as well: it says nothing more. */
  readonly covered: boolean;
}

export function attackCoverage(tags: readonly string[]): AttackCoverage {
  const names = tags.flatMap((tag) => /^attack\.(.+)$/i.exec(tag)?.[1] ?? []);
  const tagged = new Set(names.flatMap((name) => findTactic(name)?.short ?? []));
  const techniques = taggedTechniques(names);
  const rows = tactics
    .filter(({ short }) => tagged.has(short))
    .map(({ short, name }) => ({
      tactic: short,
      name,
      techniques: techniques.filter((one) => one.tactics.includes(short)),
    }));
  return {
    rows,
    elsewhere: techniques.filter((one) => !one.tactics.some((tactic) => tagged.has(tactic))),
    others: names.filter((name) => findTactic(name) === null && resolve(name) === null),
  };
}

/** What a tag names, and what stands for it today: itself where nothing is known to. */
function resolve(name: string): { own: Technique; today: Technique } | null {
  const own = findTechnique(name);
  return own && { own, today: current(own) ?? own };
}

function taggedTechniques(names: readonly string[]): TaggedTechnique[] {
  const found = new Map<string, { today: Technique; was: string | null }>();
  for (const name of names) {
    const one = resolve(name);
    if (one === null) continue;
    const { own, today } = one;
    const known = found.get(today.id);
    if (known !== undefined && known.was === null) continue;
    found.set(today.id, { today, was: own.revoked ? own.id : null });
  }
  const ids = [...found.keys()];
  return [...found.values()]
    .map(({ today: { id, name, tactics: own }, was }) => ({
      id,
      name,
      tactics: own,
      was,
      covered: ids.some((other) => other.startsWith(`${id}.`)),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
