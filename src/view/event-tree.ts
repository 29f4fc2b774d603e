// The event as lines of a JSON tree: marks where the rule reads, ghosts for what it looks for and the event lacks.
import type { JsonMember, JsonNode } from '../text/json';
import type { FieldMark, ReadPlaces } from './field-marks';
import type { Place } from './event-edit';
import { count } from './value-words';

export interface TreeLine {
  /** Unique: the path, with `}` behind it for a closing line, `?` for a ghost. */
  readonly key: string;
  /** Line of the text; null for a ghost. */
  readonly number: number | null;
  readonly depth: number;
  readonly path: string;
  /** Where it stands in the JSON; a closing line has the place of what it closes, a ghost the one it would have. */
  readonly place: Place;
  readonly role: 'value' | 'box' | 'end' | 'ghost';
  readonly name: string | null;
  /** The value as text; for an open container its bracket. */
  readonly value: string;
  readonly kind: 'string' | 'number' | 'word' | 'bracket' | 'summary' | 'absent';
  readonly comma: boolean;
  readonly marks: readonly FieldMark[];
  /** null where there is nothing to fold. */
  readonly folded: boolean | null;
}

interface Frame {
  readonly path: string;
  readonly place: Place;
  readonly name: string | null;
  readonly depth: number;
  readonly last: boolean;
}

const ROOT: Frame = { path: '', place: [], name: null, depth: 0, last: true };

/** Containers longer than this stay folded where the rule reads nothing in them. */
const LONG = 2;

/** `toggled` holds the paths whose folding the reader has turned around. */
export function eventTree(
  root: JsonNode,
  read: ReadPlaces,
  toggled: ReadonlySet<string>,
): TreeLine[] {
  return new Painter(read, toggled).paint(root);
}

class Painter {
  readonly #lines: TreeLine[] = [];
  readonly #read: ReadPlaces;
  readonly #toggled: ReadonlySet<string>;
  #number = 0;
  readonly #ghosts: Map<string, [string, readonly FieldMark[]][]> = new Map();

  constructor(read: ReadPlaces, toggled: ReadonlySet<string>) {
    this.#read = read;
    this.#toggled = toggled;
  }

  paint(root: JsonNode): TreeLine[] {
    const objects = objectPaths(root);
    for (const [path, marks] of this.#read.absent) {
      const home = homeOf(path, objects);
      this.#ghosts.set(home, [...(this.#ghosts.get(home) ?? []), [path, marks]]);
    }
    this.#node(root, ROOT);
    return this.#lines;
  }

  #node(node: JsonNode, frame: Frame): void {
    this.#number++;
    if (node.kind === 'scalar') {
      this.#push(frame, { value: scalarText(node.value), kind: scalarKind(node.value) });
      return;
    }
    const [open, close] = node.kind === 'object' ? '{}' : '[]';
    const size = node.kind === 'object' ? node.members.length : node.items.length;
    const ghosts = this.#ghosts.get(frame.path) ?? [];
    if (size === 0 && ghosts.length === 0) {
      this.#push(frame, { value: `${open}${close}`, kind: 'bracket' });
      return;
    }
    const foldable = frame.depth > 0;
    const long = linesOf(node) - 2 > LONG;
    const folded = foldable && (long && !this.#reads(frame.path)) !== this.#toggled.has(frame.path);
    if (folded) {
      this.#push(frame, { value: summary(node), kind: 'summary', role: 'box', folded: true });
      this.#number += linesOf(node) - 1;
      return;
    }
    this.#push(frame, {
      value: open!,
      kind: 'bracket',
      role: 'box',
      comma: false,
      folded: foldable ? false : null,
    });
    childrenOf(node, frame).forEach(([child, childFrame]) => this.#node(child, childFrame));
    for (const [path, marks] of ghosts) this.#ghost(path, marks, frame);
    if (size > 0) this.#number++;
    this.#push(
      { ...frame, name: null },
      { key: `${frame.path}}`, value: close!, kind: 'bracket', role: 'end', marks: [] },
    );
  }

  #push(frame: Frame, line: Partial<TreeLine> & Pick<TreeLine, 'value' | 'kind'>): void {
    this.#lines.push({
      key: frame.path,
      number: this.#number,
      depth: frame.depth,
      path: frame.path,
      place: frame.place,
      role: 'value',
      name: frame.name,
      comma: !frame.last,
      marks: this.#read.present.get(frame.path) ?? [],
      folded: null,
      ...line,
    });
  }

  #ghost(path: string, marks: readonly FieldMark[], home: Frame): void {
    const name = home.path === '' ? path : path.slice(home.path.length + 1);
    this.#lines.push({
      key: `${path}?`,
      number: null,
      depth: home.depth + 1,
      path,
      place: [...home.place, ...name.split('.')],
      role: 'ghost',
      name,
      value: 'absent',
      kind: 'absent',
      comma: false,
      marks,
      folded: null,
    });
  }

  /** Whether the rule reads this place or anything below it. */
  #reads(path: string): boolean {
    const below = (other: string) =>
      other === path || other.startsWith(`${path}.`) || other.startsWith(`${path}[`);
    return [...this.#read.present.keys(), ...this.#read.absent.keys()].some(below);
  }
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

function childrenOf(
  node: Exclude<JsonNode, { kind: 'scalar' }>,
  { path, place, depth }: Frame,
): [JsonNode, Frame][] {
  if (node.kind === 'object') {
    return node.members.map((member: JsonMember, i) => [
      member.value,
      {
        path: join(path, member.key),
        place: [...place, member.key],
        name: member.key,
        depth: depth + 1,
        last: i === node.members.length - 1,
      },
    ]);
  }
  return node.items.map((item, i) => [
    item,
    {
      path: `${path}[${i}]`,
      place: [...place, i],
      name: null,
      depth: depth + 1,
      last: i === node.items.length - 1,
    },
  ]);
}

/** Lines of the text indented by two spaces: an empty container takes one. */
function linesOf(node: JsonNode): number {
  if (node.kind === 'scalar') return 1;
  const children = node.kind === 'object' ? node.members.map((each) => each.value) : node.items;
  return children.length === 0 ? 1 : children.reduce((sum, child) => sum + linesOf(child), 2);
}

function objectPaths(root: JsonNode): Set<string> {
  const paths = new Set<string>();
  const walk = (node: JsonNode, frame: Frame) => {
    if (node.kind === 'scalar') return;
    if (node.kind === 'object') paths.add(frame.path);
    for (const [child, childFrame] of childrenOf(node, frame)) walk(child, childFrame);
  };
  walk(root, ROOT);
  return paths;
}

/** The innermost object the absent field would stand in. */
function homeOf(path: string, objects: ReadonlySet<string>): string {
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const head = path.slice(0, dot);
    if (objects.has(head)) return head;
  }
  return '';
}

type Scalar = Extract<JsonNode, { kind: 'scalar' }>['value'];

const scalarText = (value: Scalar): string =>
  typeof value === 'string' ? JSON.stringify(value) : String(value);

const scalarKind = (value: Scalar): TreeLine['kind'] =>
  typeof value === 'string'
    ? 'string'
    : typeof value === 'number' || typeof value === 'bigint'
      ? 'number'
      : 'word';

/** `{ "type": "IAMUser", … 6 fields }`: the first scalar tells most objects apart. */
function summary(node: Exclude<JsonNode, { kind: 'scalar' }>): string {
  if (node.kind === 'array') return `[ ${count(node.items.length, 'value')} ]`;
  const fields = count(node.members.length, 'field');
  const [first] = node.members;
  if (first?.value.kind !== 'scalar') return `{ ${fields} }`;
  const shown = `${JSON.stringify(first.key)}: ${scalarText(first.value.value)}`;
  return shown.length > 32 ? `{ ${fields} }` : `{ ${shown}, … ${fields} }`;
}
