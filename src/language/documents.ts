// The documents of a text, and the one the caret is in: by the sketch, so that it is found while the text is broken.
import type { Detection, Document } from '../sigma/document';
import { link } from '../sigma/link';
import { parse } from '../sigma/parse';
import type { Placeholders } from '../sigma/placeholders';
import type { Diagnostic } from '../text/diagnostic';
import type { Range } from '../text/range';
import { below } from './path';
import type { Entry, Sketch } from './sketch';

export const documentAt = ({ documents }: Sketch, offset: number): Entry =>
  documents.findLast(({ range }) => range[0] <= offset) ?? documents[0]!;

export type Kind = 'rule' | 'correlation' | 'filter';

/** By the keys it has, in Sigma's order; null where none of them is there yet. */
export function kindOf(document: Entry): Kind | null {
  if (below(document, 'correlation') !== null) return 'correlation';
  if (below(document, 'filter') !== null) return 'filter';
  return below(document, 'detection') === null ? null : 'rule';
}

/** Of nodes that were read, the one of the document at an offset. */
export function within<N extends { readonly range: Range }>(
  nodes: readonly N[],
  sketch: Sketch,
  offset: number,
): N | null {
  const { range } = documentAt(sketch, offset);
  return nodes.find((node) => node.range[0] >= range[0] && node.range[0] < range[1]) ?? null;
}

/** The detection of the rule or filter at an offset. */
export function detectionAt(
  documents: readonly Document[],
  sketch: Sketch,
  offset: number,
): Detection | null {
  const found = within(documents, sketch, offset);
  return found?.kind === 'rule' || found?.kind === 'filter' ? found.detection : null;
}

export interface Checked {
  readonly documents: readonly Document[];
  /** Of each document, and of how they fit together. */
  readonly diagnostics: readonly Diagnostic[];
}

export function check(source: string, placeholders?: Placeholders): Checked {
  const { documents, diagnostics } = parse(source, placeholders && { placeholders });
  return { documents, diagnostics: [...diagnostics, ...link(documents).diagnostics] };
}
