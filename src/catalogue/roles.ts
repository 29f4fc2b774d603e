// Which part a search identifier plays in its condition: what stands under a `not` is looked for to be taken out.
import type { Condition } from '../sigma/condition/ast';
import { select } from '../sigma/condition/select';

export interface Role {
  /** Read where its truth speaks for a match. */
  readonly matches: boolean;
  /** Read where its truth speaks against one. */
  readonly excludes: boolean;
}

const UNREAD: Role = { matches: false, excludes: false };

/** For each name its role; one that is never read has neither. */
export function rolesOf(condition: Condition, names: readonly string[]): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>(names.map((name) => [name, UNREAD]));
  const read = (name: string, negated: boolean): void => {
    const role = roles.get(name) ?? UNREAD;
    roles.set(name, {
      matches: role.matches || !negated,
      excludes: role.excludes || negated,
    });
  };
  const walk = (node: Condition, negated: boolean): void => {
    switch (node.kind) {
      case 'and':
      case 'or':
        for (const operand of node.operands) walk(operand, negated);
        return;
      case 'not':
        return walk(node.operand, !negated);
      case 'identifier':
        return read(node.name, negated);
      case 'selector':
        for (const name of select(node, names)) read(name, negated);
    }
  };
  walk(condition, false);
  return roles;
}
