// Where the lines of a YAML entry begin and end in the text: for fixes that take one away.
import type { Range } from '../text/range';
import type { YamlEntry, YamlMap, YamlNode } from './yaml';

/** The start of the line at `offset`. */
export const lineStart = (source: string, offset: number): number =>
  offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;

/** How far into its line an offset stands. */
export const columnOf = (source: string, offset: number): number =>
  offset - lineStart(source, offset);

/** The end of the line at `offset`, without its line break; a block scalar ends behind its own. */
export function lineEnd(source: string, offset: number): number {
  const at = source[offset - 1] === '\n' ? offset - 1 : offset;
  const found = source.indexOf('\n', at);
  const end = found < 0 ? source.length : found;
  return source[end - 1] === '\r' ? end - 1 : end;
}

/** What to take away so that the entry is gone: its lines, or in a flow map its place between the commas. */
export const entryRange = (source: string, map: YamlMap, { key, value }: YamlEntry): Range =>
  removal(source, map, [key.range[0], Math.max(key.range[1], value.range[1])]);

/** The same for a member of a map or list that covers `range`. */
export function removal(source: string, parent: YamlNode, [start, end]: Range): Range {
  if (!/[[{]/.test(source[parent.range[0]] ?? '')) {
    return [Math.max(0, lineStart(source, start) - 1), lineEnd(source, end)];
  }
  const after = /^\s*,\s*/.exec(source.slice(end, end + 200));
  if (after) return [start, end + after[0].length];
  const before = /,\s*$/.exec(source.slice(Math.max(0, start - 200), start));
  return [start - (before?.[0].length ?? 0), end];
}
