// What a document says about itself, as data (docs/semantics.md, 1.2). What is wrong with it is said by checks/.
import type { Attributes, Entry, Logsource, RelatedRule } from './document';
import { valueOf } from './node';
import type { YamlMap, YamlNode } from './yaml';

export function readAttributes(node: YamlMap): Attributes {
  const text = (key: string) => textOf(valueOf(node, key));
  const list = (key: string) => entriesOf(valueOf(node, key));
  return {
    title: text('title'),
    id: text('id'),
    name: text('name'),
    level: text('level'),
    status: text('status'),
    description: text('description'),
    author: text('author'),
    license: text('license'),
    taxonomy: text('taxonomy'),
    date: text('date'),
    modified: text('modified'),
    references: list('references'),
    tags: list('tags'),
    falsepositives: list('falsepositives'),
    fields: list('fields'),
    scope: list('scope'),
    related: relatedOf(valueOf(node, 'related')),
  };
}

export function readLogsource(node: YamlNode | null): Logsource | null {
  if (node?.kind !== 'map') return null;
  const text = (key: string) => textOf(valueOf(node, key));
  return {
    range: node.range,
    category: text('category'),
    product: text('product'),
    service: text('service'),
  };
}

/** The text of a scalar, numbers and booleans as they are written. */
export const textOf = (node: YamlNode | null): string | null =>
  node?.kind === 'scalar' && node.value !== null ? node.text : null;

export const entriesOf = (node: YamlNode | null): Entry[] =>
  node?.kind !== 'list'
    ? []
    : node.items.flatMap((item) => {
        const text = textOf(item);
        return text === null ? [] : [{ text, range: item.range }];
      });

const relatedOf = (node: YamlNode | null): RelatedRule[] =>
  node?.kind !== 'list'
    ? []
    : node.items.flatMap((item) =>
        item.kind === 'map'
          ? [
              {
                range: item.range,
                id: textOf(valueOf(item, 'id')),
                type: textOf(valueOf(item, 'type')),
              },
            ]
          : [],
      );
