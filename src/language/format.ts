// Indentation as SigmaHQ has it, no trailing spaces, no runs of empty lines. Values, quotes and comments stay as they are:
// what the real reader reads afterwards is compared with what it read before.
import { parseYaml, type YamlNode } from '../sigma/yaml';
import { sketch, type Entry, type Line, type Sketch } from './sketch';

export type Formatted =
  | { readonly text: string; readonly refusal: null }
  | { readonly text: null; readonly refusal: string };

const refused = (refusal: string): Formatted => ({ text: null, refusal });

/** Below a key; behind a dash, keys line up with its text. */
const BELOW = 4;
const BEHIND = 2;

export function format(source: string): Formatted {
  const before = parseYaml(source);
  if (before.diagnostics.some(({ code }) => code === 'yaml-syntax')) {
    return refused('The text is not valid YAML; mend it first.');
  }
  const text = new Formatter(sketch(source)).whole();
  const same = meaning(parseYaml(text).documents) === meaning(before.documents);
  // What would move again the next time was not understood.
  return same && new Formatter(sketch(text)).whole() === text
    ? { text, refusal: null }
    : refused('This text is laid out in a way that can’t be formatted safely.');
}

/** What was read, without where it stood. */
function meaning(nodes: readonly YamlNode[]): string {
  return JSON.stringify(nodes, (key, value: unknown) => {
    if (key === 'range') return undefined;
    return typeof value === 'bigint' || Number.isNaN(value) || Math.abs(Number(value)) === Infinity
      ? String(value)
      : value;
  });
}

class Formatter {
  readonly #sketch: Sketch;
  readonly #columns = new Map<Entry, number>();

  constructor(tree: Sketch) {
    this.#sketch = tree;
  }

  whole(): string {
    const { source, lines } = this.#sketch;
    const written = lines.map((line) => this.#line(line));
    const kept = written.filter((text, index) => text !== '' || this.#keepsEmpty(index, written));
    const end = source.includes('\r\n') ? '\r\n' : '\n';
    return kept.length === 0 ? '' : kept.join(end) + (kept.at(-1) === '' ? '' : end);
  }

  /** An empty line is kept inside a text, and as the only one between two lines. */
  #keepsEmpty(index: number, written: readonly string[]): boolean {
    const { lines } = this.#sketch;
    const owner = lines[index]!.inside;
    if (owner !== null && this.#isText(owner, index)) return true;
    const later = written.slice(index + 1).some((text) => text !== '');
    const earlier = written.slice(0, index).some((text) => text !== '');
    return earlier && later && written[index - 1] !== '';
  }

  /** Whether an empty line belongs to a value: inside it, or behind one that keeps its line ends. */
  #isText(owner: Entry, index: number): boolean {
    const { source, lines } = this.#sketch;
    const line = lines[index]!;
    if (line.start < owner.range[1]) return true;
    const head = lines.findLast(({ start }) => start <= owner.range[0])!;
    return /[|>]\d?\+/.test(source.slice(owner.range[0], head.comment ?? head.end));
  }

  #line(line: Line): string {
    const { source } = this.#sketch;
    const text = source.slice(line.start, line.end);
    if (line.inside !== null) return this.#inside(line, line.inside, text);
    if (/^\s*$/.test(text)) return '';
    const [first] = line.entries;
    if (first === undefined) return this.#marker(line, text);
    let rest = source.slice(first.range[0], line.end);
    let dashes = '';
    for (; /^-(?:\s|$)/.test(rest) && first.kind === 'item'; rest = rest.slice(1).trimStart()) {
      dashes += '- ';
    }
    const open = line.entries.at(-1)!.value?.closed === false;
    const whole = ' '.repeat(this.#column(first)) + dashes + rest;
    return open ? whole : whole.trimEnd();
  }

  /** A comment, or the mark between two documents. */
  #marker(line: Line, text: string): string {
    return line.comment === line.start + line.indent
      ? ' '.repeat(this.#commentColumn(line)) + text.trim()
      : text.trimEnd();
  }

  /** A comment keeps to the line it stands in one column with, else to the next one. */
  #commentColumn(line: Line): number {
    const { lines } = this.#sketch;
    const index = lines.indexOf(line);
    const same = ({ document, entries }: Line) => document === line.document && entries.length > 0;
    const next = lines.slice(index + 1).find(same)?.entries[0];
    if (next?.column === line.indent) return this.#column(next);
    let above: Entry | null = lines.slice(0, index).findLast(same)?.entries.at(-1) ?? null;
    const deepest = next === undefined ? line.indent : Infinity;
    for (; above !== null && above.kind !== 'document'; above = above.parent) {
      if (above.column === line.indent) return this.#column(above);
      if (above.column < line.indent && deepest === line.indent) return this.#column(above);
    }
    return next === undefined ? 0 : this.#column(next);
  }

  #column(entry: Entry): number {
    const { parent } = entry;
    if (parent === null || parent.kind === 'document') return 0;
    const known = this.#columns.get(entry);
    if (known !== undefined) return known;
    const column = this.#column(parent) + (parent.kind === 'item' ? BEHIND : BELOW);
    this.#columns.set(entry, column);
    return column;
  }

  /** A line that goes on with a value. */
  #inside(line: Line, owner: Entry, text: string): string {
    const block = owner.value === null && owner.text !== null;
    if (block) return this.#inBlock(line, owner, text);
    if (text.trim() === '') return owner.value?.quote ? text : '';
    const moved = line.indent + this.#column(owner) - owner.column;
    const column = Math.max(moved, this.#column(owner) + 1);
    const rest = ' '.repeat(column) + text.slice(line.indent);
    return owner.value?.quote ? rest : rest.trimEnd();
  }

  /** Every line of a block moves by the same, so that what is deeper in it stays deeper. */
  #inBlock(line: Line, owner: Entry, text: string): string {
    const { source, lines } = this.#sketch;
    const head = lines.findLast(({ start }) => start <= owner.range[0])!;
    const given = /[|>][-+]?\d/.test(source.slice(owner.range[0], head.end));
    const first = lines.find(
      ({ inside, start, end, indent }) => inside === owner && end - start > indent,
    );
    const margin = first?.indent ?? 0;
    const inner = this.#column(owner) + (owner.kind === 'item' ? BEHIND : BELOW);
    const by = given ? this.#column(owner) - owner.column : inner - margin;
    const empty = text.length === line.indent;
    if (empty && (line.indent <= margin || line.start >= owner.range[1])) return '';
    return ' '.repeat(Math.max(0, line.indent + by)) + text.slice(line.indent);
  }
}
