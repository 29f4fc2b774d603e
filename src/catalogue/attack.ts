// MITRE ATT&CK as the catalogue shows it: tactics in order, techniques with their names, and what took the place of the revoked.
import { TACTICS, TECHNIQUES, VERSION } from './attack-data';

export const ATTACK_VERSION = VERSION;

/** Stands wherever the names are shown. */
export const ATTACK_NOTICE =
  '© The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.';

export interface Tactic {
  /** As tags spell it: `initial-access`. */
  readonly short: string;
  readonly id: string;
  readonly name: string;
}

export interface Technique {
  /** `T1566.002` */
  readonly id: string;
  /** A sub-technique's behind its parent's: `Phishing: Spearphishing Link`. */
  readonly name: string;
  /** Short names, in the order of the matrix. */
  readonly tactics: readonly string[];
  readonly revoked: boolean;
  /** What took its place, where MITRE names it. */
  readonly revokedBy: string | null;
}

/** In the order of the matrix. */
export const tactics: readonly Tactic[] = TACTICS.split('\n').map((line) => {
  const [short = '', id = '', ...name] = line.split(' ');
  return { short, id, name: name.join(' ') };
});

const byShort = new Map(tactics.map((tactic) => [tactic.short, tactic]));
const byId = new Map(tactics.map((tactic) => [tactic.id, tactic]));

/** By short name or id, in any case; the older spelling with underscores included. */
export const findTactic = (name: string): Tactic | null =>
  byShort.get(name.toLowerCase().replaceAll('_', '-')) ?? byId.get(name.toUpperCase()) ?? null;

let techniques: ReadonlyMap<string, Technique> | null = null;

/** By id in upper case, in the order of ids. */
export function allTechniques(): ReadonlyMap<string, Technique> {
  if (techniques !== null) return techniques;
  const rows = TECHNIQUES.split('\n').map((line) => /^(\S+) ([a-z]*)(?:>(\S*))? (.*)$/.exec(line)!);
  const names = new Map(rows.map(([, id, , , name]) => [id!, name!]));
  techniques = new Map(
    rows.map(([, id = '', letters = '', revokedBy, name = '']) => {
      const parent = names.get(id.split('.')[0]!);
      return [
        id,
        {
          id,
          name: id.includes('.') && parent !== undefined ? `${parent}: ${name}` : name,
          tactics: [...letters].map((letter) => tactics[letter.charCodeAt(0) - 97]!.short),
          revoked: revokedBy !== undefined,
          revokedBy: revokedBy === undefined || revokedBy === '' ? null : revokedBy,
        },
      ];
    }),
  );
  return techniques;
}

export const findTechnique = (id: string): Technique | null =>
  allTechniques().get(id.toUpperCase()) ?? null;

/** The technique that stands for it today: itself, or what took its place; null where that is not known. */
export function current(technique: Technique): Technique | null {
  let one: Technique | null = technique;
  for (let steps = 0; one?.revoked === true && steps < 5; steps += 1) {
    one = one.revokedBy === null ? null : findTechnique(one.revokedBy);
  }
  return one?.revoked === true ? null : one;
}
