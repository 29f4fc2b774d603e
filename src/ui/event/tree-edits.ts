// From a line of the tree to what is typed in it, and from there to the event's text. Pure; part of what is fetched late.
import { add, nodeAt, put, rename, rootOf, sourceOf, typedOf } from '../../view/event-edit';
import type { TreeLine } from '../../view/event-tree';
import type { Open } from './tree-editor.svelte';

type Opened = Omit<Open, 'index'>;

/** A line to be changed; a field the event lacks is there from then on. null: nothing to change. */
export function changing(base: string, line: TreeLine, focus: 'key' | 'value'): Opened | null {
  const text = line.role === 'ghost' ? put(base, line.place, '""') : base;
  if (text === null) return null;
  const { place, path: anchor, depth } = line;
  const last = place.at(-1);
  const value = line.role === 'box' ? null : typedOf(text, place);
  const key = typeof last === 'string' ? last : null;
  if (key === null && value === null) return null;
  const root = rootOf(text);
  const part = value === null ? 'key' : focus;
  return {
    base,
    text,
    root,
    anchor,
    where: 'in',
    place,
    after: null,
    key,
    value,
    depth,
    focus: part,
  };
}

/** A new line: at the end of what a closing line closes, else behind the line. */
export function adding(base: string, line: TreeLine): Opened {
  const root = rootOf(base);
  const inside = line.role === 'end';
  const place = inside ? line.place : line.place.slice(0, -1);
  const list = nodeAt(root, place)?.kind === 'array';
  return {
    ...{ base, text: base, root, place, value: '' },
    anchor: line.key,
    where: inside ? 'before' : 'after',
    after: inside ? null : (line.place.at(-1) ?? null),
    key: list ? null : '',
    depth: line.depth + (inside ? 1 : 0),
    focus: list ? 'value' : 'key',
  };
}

/** The event with the line as it is typed; null where its name is taken. */
export function textOf(open: Open, key: string | null, value: string | null): string | null {
  const { base, place, after } = open;
  const source = sourceOf(value ?? '');
  if (open.where !== 'in') return key === '' ? base : add(base, place, after, key, source);
  const changed = value === null ? base : put(base, place, source);
  if (changed === null || key === null || key === place.at(-1)) return changed;
  return rename(changed, place, key);
}
