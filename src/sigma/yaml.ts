// YAML text → documents of nodes with ranges: js-yaml finds the structure, and one broken document leaves the others whole.
import { YAMLException, parseEvents, type Event as YamlEvent } from 'js-yaml';
import type { Diagnostic } from '../text/diagnostic';
import type { Range } from '../text/range';
import * as messages from './messages/yaml';
import { Builder, type Part, type YamlNode } from './yaml-nodes';

export type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './yaml-nodes';

/** More nodes than this, aliases written out, is no rule: a guard against alias bombs. */
const MAX_NODES = 100_000;

export interface YamlDocuments {
  /** Those that could be read. */
  readonly documents: readonly YamlNode[];
  /** What is wrong with each of them, at the same index. */
  readonly faults: readonly (readonly Diagnostic[])[];
  /** All that is wrong, with what could not be read at all. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a stream of documents. A syntax error takes its own document away and leaves the others. */
export function parseYaml(text: string): YamlDocuments {
  const whole = readPart(text, 0, text.length);
  if (!('code' in whole)) return joined(text, [whole]);
  const parts = partsOf(text);
  if (parts.length < 2) return { documents: [], faults: [], diagnostics: [whole] };
  return joined(
    text,
    parts.map(([start, end]) => readPart(text, start, end)),
  );
}

/** One stretch of the text, with offsets into the whole of it; the syntax error that stops the reading otherwise. */
function readPart(text: string, start: number, end: number): Part | Diagnostic {
  try {
    const events = parseEvents(text.slice(start, end), { maxDepth: 60 });
    return new Builder(text, start === 0 ? events : events.map((one) => moved(one, start))).build();
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // the next document is not part of the place
    return messages.syntax(text.slice(0, end), error.reason, start + (error.mark?.position ?? 0));
  }
}

function joined(text: string, parts: readonly (Part | Diagnostic)[]): YamlDocuments {
  const read = parts.flatMap((part) => ('code' in part ? [] : [part]));
  if (read.reduce((sum, { nodes }) => sum + nodes, 0) > MAX_NODES) {
    return { documents: [], faults: [], diagnostics: [messages.tooManyNodes([0, text.length])] };
  }
  return {
    documents: read.flatMap(({ documents }) => documents),
    faults: read.flatMap(({ faults }) => faults),
    diagnostics: parts.flatMap((part) => ('code' in part ? [part] : part.faults.flat())),
  };
}

/** Where documents begin and end: `---` and `...` at the start of a line are markers wherever they stand. */
function partsOf(text: string): Range[] {
  const marks = [...text.matchAll(/^(?:---|\.\.\.)(?=\s|$)/gm)];
  const starts = marks.map(({ 0: mark, index }) => (mark === '---' ? index : index + mark.length));
  const bounds = [0, ...starts.filter((start) => start > 0), text.length];
  return bounds.slice(1).map((end, index): Range => [bounds[index]!, end]);
}

const OFFSETS = 'start valueStart valueEnd anchorStart anchorEnd tagStart tagEnd'.split(' ');

function moved(event: YamlEvent, by: number): YamlEvent {
  const copy: Record<string, unknown> = { ...event };
  for (const key of OFFSETS) {
    const offset = copy[key];
    // -1 stands for what is not there
    if (typeof offset === 'number' && offset >= 0) copy[key] = offset + by;
  }
  return copy as unknown as YamlEvent;
}
