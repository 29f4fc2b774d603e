// A set, or a part of one, that is open: lists are answered from what is there at once, all else when the rest has been read.
import { setOf, type ListedSet, type RuleSet, type SetDepth } from '../../catalogue/rule-set';
import { once } from '../../text/once';

export interface OpenPart {
  readonly set: RuleSet;
  readonly bodies: Blob;
  /** Reads the rest; once, whoever asks first. */
  readonly whole: () => Promise<void>;
}

export function openPart(
  listed: ListedSet,
  bodies: Blob,
  readDepth: () => Promise<SetDepth>,
): OpenPart {
  let depth: SetDepth | null = null;
  const set = setOf(listed, () => {
    if (depth === null) throw new Error(`${listed.name} is not read whole yet.`);
    return depth;
  });
  const whole = once(async () => {
    depth = await readDepth();
  });
  return { set, bodies, whole };
}
