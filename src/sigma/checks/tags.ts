// Tags: `namespace.name`, and the shape each namespace gives its names (docs/semantics.md, 1.3). Knows no ATT&CK data.
import type { Diagnostic } from '../../text/diagnostic';
import { similar } from '../../text/similar';
import * as messages from '../messages/metadata';
import { valueOf } from '../node';
import type { YamlMap, YamlScalar } from '../yaml';

/** What the names of a namespace look like, as an expression and in words. */
const NAMESPACES: ReadonlyMap<string, readonly [RegExp, string]> = new Map([
  [
    'attack',
    [
      /^(?:t\d{4}(?:\.\d{3})?|(?:[gsma]|ds)\d{4}|[a-z]+(?:-[a-z]+)*)$/,
      't1059, t1059.001, g0001, s0001, m1001 or a tactic with dashes such as initial-access',
    ],
  ],
  ['car', [/^\d{4}-\d{2}-\d{3}$/, '2016-04-005']],
  ['cve', [/^\d{4}-\d{4,}$/, '2024-12345']],
  [
    'd3fend',
    [
      /^(?:d3-[a-z]+|d3f-[A-Za-z]+|model|harden|detect|isolate|deceive|evict)$/,
      'd3-xxx, d3f-Xxx or a tactic',
    ],
  ],
  [
    'detection',
    [/^(?:dfir|emerging-threats|threat-hunting)$/, 'dfir, emerging-threats or threat-hunting'],
  ],
  ['stp', [/^[1-5][auk]?$/, '1 to 5, with a, u or k behind it']],
  [
    'tlp',
    [/^(?:red|amber|amber-strict|green|clear|white)$/, 'red, amber, amber-strict, green or clear'],
  ],
]);

export function checkTags(map: YamlMap): Diagnostic[] {
  const node = valueOf(map, 'tags');
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? checkTag(item) : [],
  );
}

function checkTag({ text, range }: YamlScalar): Diagnostic[] {
  const dot = text.indexOf('.');
  if (dot <= 0 || dot === text.length - 1) return [messages.tagWithoutDot(range, text)];
  const lower = text.toLowerCase();
  if (lower !== text && !lower.startsWith('d3fend.'))
    return [messages.upperCase(range, 'tag', text)];
  const [namespace, name] = [lower.slice(0, dot), text.slice(dot + 1)];
  const known = NAMESPACES.get(namespace);
  if (known === undefined) {
    const near = similar(namespace, NAMESPACES.keys());
    return [messages.unknownNamespace(range, namespace, near === null ? null : `${near}.${name}`)];
  }
  const [shape, words] = known;
  if (shape.test(name)) return [];
  const mended = [name.replaceAll('_', '-'), name.replace('.', '-')].find((one) => shape.test(one));
  return [messages.oddTag(range, text, words, mended ? `${namespace}.${mended}` : null)];
}
