// Values of placeholders from a file of JSON or YAML: a map of names, each with a value or a list of them.
import type { Placeholders } from '../sigma/placeholders';
import { parseYaml } from '../sigma/yaml';

/** null where the text is something else. */
export function readPlaceholders(text: string): Placeholders | null {
  const { documents } = parseYaml(text);
  const [document] = documents;
  if (document?.kind !== 'map') return null;
  const entries = document.entries.map(({ key, value }) => {
    const values = value.kind === 'list' ? value.items : [value];
    const texts = values.flatMap((one) => (one.kind === 'scalar' ? [one.text] : []));
    const sound = key.kind === 'scalar' && texts.length === values.length;
    return sound ? ([key.text, texts] as const) : null;
  });
  return entries.includes(null) ? null : new Map(entries.filter((entry) => entry !== null));
}
