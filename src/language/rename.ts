// Another name for a search identifier or a rule: every edit it takes, or why it can't have that name.
import { readPlain } from '../sigma/scalar';
import { parseYaml } from '../sigma/yaml';
import type { Range } from '../text/range';
import { definition } from './definition';
import { refused, renameRule, type Edit, type Rename } from './rename-rule';
import { meantBy, scopeAt, type Mention, type Scope } from './scope';

export type { Rename } from './rename-rule';

export function rename(source: string, offset: number, newName: string): Rename {
  const [broken] = parseYaml(source).diagnostics;
  if (broken?.code === 'yaml-syntax') return refused('The text is not valid YAML; mend it first.');
  const ofRule = renameRule(source, offset, newName);
  if (ofRule !== null) return ofRule;
  const old = definition(source, offset);
  const scope = scopeAt(source, offset);
  if (!old?.renames || scope === null)
    return refused('There is no search identifier and no name of a rule here.');
  if (newName === old.name) return { edits: [], refusal: null };
  const why = badName(newName, scope) ?? changedSelector(scope, old.name, newName);
  return why === null ? { edits: editsOf(scope, old.name, newName), refusal: null } : refused(why);
}

/** Words with a meaning of their own in a condition or a detection. */
const RESERVED = ['and', 'or', 'not', 'of', 'all', 'any', 'them', 'condition', 'timeframe'];

function badName(name: string, { names }: Scope): string | null {
  if (!/^[A-Za-z0-9_-]+$/.test(name)) {
    return 'A search identifier has letters, digits, _ and - only.';
  }
  if (RESERVED.includes(name.toLowerCase())) return `${name} has a meaning of its own in Sigma.`;
  const reading = readPlain(name);
  if (
    reading.value !== name ||
    reading.differs !== null ||
    !/[A-Za-z_]/.test(name) ||
    /^-/.test(name)
  ) {
    return `YAML does not read ${name} as a name.`;
  }
  return names.some((other) => other.name === name) ? `There is a ${name} already.` : null;
}

/** A pattern must mean the same searches before and after. */
function changedSelector({ names, mentions }: Scope, old: string, newName: string): string | null {
  const after = names.map(({ name }) => (name === old ? newName : name));
  for (const mention of mentions) {
    if (mention.kind !== 'selector' || mention.selector.pattern === old) continue;
    const { selector } = mention;
    const had = mention.names.includes(old);
    if (had === meantBy(selector.pattern, after).includes(newName)) continue;
    return had
      ? `${selector.text} reads ${old} and would not read ${newName}; change the condition first.`
      : `${selector.text} does not read ${old} and would read ${newName}; change the condition first.`;
  }
  return null;
}

function editsOf({ names, mentions }: Scope, old: string, newName: string): Edit[] {
  const own = names.filter(({ name }) => name === old).map(({ range }) => range);
  const read = mentions.flatMap((mention) => placeOf(mention, old));
  return [...own, ...read].sort((a, b) => a[0] - b[0]).map((range) => ({ range, text: newName }));
}

function placeOf(mention: Mention, old: string): Range[] {
  if (mention.kind === 'identifier') return mention.name === old ? [mention.range] : [];
  return mention.selector.pattern === old ? [mention.patternRange] : [];
}
