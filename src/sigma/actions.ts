// Collection actions: documents that lend their keys to those behind them (docs/semantics.md, 1.4, D37). Legacy, and kept small.
import type { Diagnostic } from '../text/diagnostic';
import * as messages from './messages/actions';
import { describeNode, valueOf } from './node';
import type { DocumentNode } from './rule';
import type { YamlEntry, YamlMap, YamlNode } from './yaml';

/** Merged nodes of a whole text: documents may not multiply what they share without an end. */
const MAX_NODES = 40_000;

/** What the documents so far have left for the next one. Asked in the order of the text. */
export class Collection {
  #template: YamlMap | null = null;
  /** As read, with all it was lent. */
  #previous: YamlMap | null = null;
  #merged = 0;

  /** The rule a document stands for; null for a document that is none itself. */
  take(own: YamlMap, report: (diagnostic: Diagnostic) => void): DocumentNode | null {
    const action = valueOf(own, 'action');
    const place = { range: own.range, head: own.entries[0]?.key.range ?? own.range };
    if (action === null) {
      if (isMeta(own)) return { node: own, ...place, whole: true };
      const node = this.#template ? this.#onto(this.#template, own, report, true) : own;
      this.#previous = node;
      return { node, ...place, whole: this.#template === null };
    }
    switch (action.kind === 'scalar' ? action.text : '') {
      case 'global':
        this.#template = without(own, 'action');
        return null;
      case 'reset':
        this.#template = null;
        return null;
      case 'repeat': {
        if (this.#previous === null) {
          report(messages.nothingToRepeat(action.range));
          return null;
        }
        const node = this.#onto(this.#previous, without(own, 'action'), report, false);
        this.#previous = node;
        return { node, ...place, whole: false };
      }
      default:
        report(messages.unknownAction(action, describeNode(action)));
        return null;
    }
  }

  #onto(
    base: YamlMap,
    own: YamlMap,
    report: (diagnostic: Diagnostic) => void,
    warns: boolean,
  ): YamlMap {
    // beyond the limit even counting would be too much
    if (this.#merged <= MAX_NODES) this.#merged += size(base);
    if (this.#merged > MAX_NODES) {
      report(messages.tooMuchLent(own.range, MAX_NODES));
      return own;
    }
    return merge(base, own, warns ? report : () => undefined);
  }
}

const isMeta = (node: YamlMap): boolean =>
  valueOf(node, 'correlation') !== null || valueOf(node, 'filter') !== null;

const without = (node: YamlMap, name: string): YamlMap => ({
  ...node,
  entries: node.entries.filter(({ key }) => key.kind !== 'scalar' || key.text !== name),
});

const size = (node: YamlNode): number =>
  node.kind === 'scalar'
    ? 1
    : node.kind === 'list'
      ? node.items.reduce((sum, item) => sum + size(item), 1)
      : node.entries.reduce((sum, { key, value }) => sum + size(key) + size(value), 1);

/** Maps are merged key by key, everything else is replaced; the document's own values win. */
function merge(base: YamlMap, own: YamlMap, report: (diagnostic: Diagnostic) => void): YamlMap {
  const mine = new Map(own.entries.map((entry) => [keyOf(entry), entry]));
  const taken = new Set<YamlEntry>();
  const entries = base.entries.map((lent) => {
    const entry = mine.get(keyOf(lent));
    if (entry === undefined) return lent;
    taken.add(entry);
    if (lent.value.kind === 'map' && entry.value.kind === 'map') {
      return { key: entry.key, value: merge(lent.value, entry.value, report) };
    }
    if (!same(lent.value, entry.value)) {
      report(messages.conflict(entry.key.range, keyOf(entry), lent.key.range));
    }
    return entry;
  });
  return { ...own, entries: [...entries, ...own.entries.filter((entry) => !taken.has(entry))] };
}

const keyOf = ({ key }: YamlEntry): string => (key.kind === 'scalar' ? key.text : '');

function same(a: YamlNode, b: YamlNode): boolean {
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value;
  if (a.kind === 'list') {
    return (
      b.kind === 'list' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => same(item, b.items[index]!))
    );
  }
  return false;
}
