// Which modifiers may stand at a place: those with which the whole chain still takes some value. The reader decides, not a
// table of our own, so that both always agree.
import type { DetectionItem } from '../../sigma/document';
import { readItem } from '../../sigma/item';
import { modifiers } from '../../sigma/modifiers';
import type { ItemModifier, ValueModifier } from '../../sigma/modifiers/modifier';
import { NO_PLACEHOLDERS, type Placeholders } from '../../sigma/placeholders';
import { readPlain } from '../../sigma/scalar';
import type { YamlScalar } from '../../sigma/yaml';
import type { Diagnostic } from '../../text/diagnostic';

/** One of each kind that a modifier can ask for: a text that is also a network, a number, a boolean. */
const SAMPLES = ['10.0.0.0/8', '1', 'true'].map(scalar);

export function modifiersAfter(
  field: string,
  before: readonly string[],
): (ValueModifier | ItemModifier)[] {
  return modifiers.filter((modifier) => {
    if ([modifier.name, ...modifier.aliases].some((name) => before.includes(name))) return false;
    const chain = [...before, modifier.name];
    const key = [field, ...chain].join('|');
    // `all` is about lists, and some modifiers take none.
    return SAMPLES.some((sample) => {
      const values = chain.includes('all') ? [sample, sample] : [sample];
      return !read(key, values).diagnostics.some(({ blocks }) => blocks);
    });
  });
}

/** Values under a key, and what is said of them. Ranges are offsets into the key, or into the values. */
export function read(
  key: string,
  values: readonly YamlScalar[],
  placeholders: Placeholders = NO_PLACEHOLDERS,
): { item: DetectionItem; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const item = readItem(
    scalar(key),
    values,
    { range: values[0]?.range ?? [0, 0], listed: values.length > 1 },
    {
      source: key,
      report: (diagnostic) => diagnostics.push(diagnostic),
      placeholders,
      remarks: true,
    },
  );
  return { item, diagnostics };
}

function scalar(text: string): YamlScalar {
  return { kind: 'scalar', range: [0, text.length], plain: true, text, ...readPlain(text) };
}
