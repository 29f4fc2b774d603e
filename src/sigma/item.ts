// One `field|modifier: value(s)` line → detection item (docs/semantics.md, 2.1, 2.2, 3).
import type { Diagnostic } from '../text/diagnostic';
import type { Range } from '../text/range';
import type { DetectionItem, ModifierUse } from './document';
import * as messages from './messages/detection';
import { findModifier, nearModifier } from './modifiers';
import type { Placeholders } from './placeholders';
import { readValue, type Resolved } from './value';
import type { YamlNode, YamlScalar } from './yaml';

/** What reading a part of the rule needs: the text for finding places, and where complaints go. */
export interface Reading {
  readonly source: string;
  readonly report: (diagnostic: Diagnostic) => void;
  /** What stands for `%name%` (2.10). */
  readonly placeholders: Placeholders;
  /** See `ParseOptions`. */
  readonly remarks: boolean;
}

/** `key` null: a keyword list, or keywords within one. Gives an item even where values were refused. */
export function readItem(
  key: YamlScalar | null,
  values: readonly YamlScalar[],
  place: { readonly range: Range; readonly listed: boolean },
  reading: Reading,
): DetectionItem {
  const { field, uses } = key === null ? { field: null, uses: [] } : splitKey(key, reading);
  const resolved = resolve(uses, reading);
  const chain = resolved ?? [];
  const item = chain.filter((use) => use.modifier.acts === 'item').map((use) => use.modifier);
  const all = item.some((modifier) => modifier.acts === 'item' && modifier.sets === 'all');
  if (all && values.length === 1) {
    const use = chain.find((candidate) => candidate.name === 'all')!;
    const range: Range = [use.range[0] - 1, use.range[1]];
    reading.report(messages.allOnOne(use.range, { title: 'Take all away', range, text: '' }));
  }
  let reported: Set<string> | null = null;
  const once = (diagnostic: Diagnostic): void => {
    reported ??= new Set();
    const identity = `${diagnostic.code} ${diagnostic.range.join()}`;
    if (!reported.has(identity)) reading.report(diagnostic);
    reported.add(identity);
  };
  // One for all values: a list may have ten thousand.
  const context = { ...reading, field, chain, listed: place.listed, report: once };
  return {
    kind: 'item',
    range: key === null ? place.range : [key.range[0], place.range[1]],
    field,
    keyRange: key?.range ?? place.range,
    modifiers: uses,
    need: all ? 'all' : 'any',
    negated: item.some((modifier) => modifier.acts === 'item' && modifier.sets === 'negated'),
    values: resolved === null ? [] : values.flatMap((value) => readValue(value, context)),
  };
}

/** The text before the first bar is the field, as it stands; empty means keyword. */
function splitKey(
  key: YamlScalar,
  { source }: Reading,
): { field: string | null; uses: ModifierUse[] } {
  const [field = '', ...names] = key.text.split('|');
  const uses: ModifierUse[] = [];
  let at = names.length === 0 ? 0 : source.indexOf('|', key.range[0] + field.length);
  for (const name of names) {
    uses.push({ name, range: [at + 1, at + 1 + name.length] });
    at += 1 + name.length;
  }
  return { field: field === '' ? null : field, uses };
}

/** Far more than any meaning needs; every value goes through all of them. */
const MAX_MODIFIERS = 20;

/** null where a modifier is unknown: the values then mean nothing. */
function resolve(uses: readonly ModifierUse[], { report }: Reading): Resolved[] | null {
  const resolved: Resolved[] = [];
  if (uses.length > MAX_MODIFIERS) {
    report(messages.tooManyModifiers(uses[MAX_MODIFIERS]!.range, uses.length, MAX_MODIFIERS));
    return null;
  }
  let sound = true;
  for (const { name, range } of uses) {
    const modifier = findModifier(name);
    if (modifier === undefined) {
      sound = false;
      report(messages.unknownModifier(range, name, nearModifier(name)));
      continue;
    }
    if (resolved.some((earlier) => earlier.modifier === modifier)) {
      const again = modifier.acts === 'value' && modifier.again;
      if (modifier.name !== 'neq' && !again) report(messages.modifierTwice(range, name));
      if (modifier.acts === 'item') continue;
    }
    resolved.push({ modifier, range, name });
  }
  return sound ? resolved : null;
}

/** The scalars of a value or list; everything else is refused at its place. */
export function readScalars(node: YamlNode, field: string, { report }: Reading): YamlScalar[] {
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'map') {
    report(messages.mapAsValue(node.range, field));
    return [];
  }
  if (node.items.length === 0) report(messages.emptyList(node.range, field));
  return node.items.flatMap((item) => {
    if (item.kind === 'scalar') return [item];
    report(
      item.kind === 'map'
        ? messages.mapAsValue(item.range, field)
        : messages.listAsValue(item.range),
    );
    return [];
  });
}
