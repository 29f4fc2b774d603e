// Conformance cases as they stand in files: JSON lines as other suites write them, and YAML as ours are.
import type { Placeholders } from '../sigma/placeholders';
import { parseYaml, type YamlNode } from '../sigma/yaml';
import { readJson, type JsonValue } from '../text/json';

export interface Case {
  readonly id: string;
  readonly rule: string;
  readonly event: JsonValue;
  /** Of the rule over the event; `accepted` and `rejected` ask only whether the text has errors. */
  readonly expected: boolean | 'refused' | 'accepted' | 'rejected';
  /** A warning or error is expected. */
  readonly warns: boolean;
  /** What stands for `%name%` in the rule. */
  readonly placeholders: Placeholders;
}

/** A file that is no list of cases. */
export class Unreadable extends Error {}

export function readCases(text: string, path: string): Case[] {
  return path.endsWith('.yml') ? readYaml(text, path) : readLines(text, path);
}

interface Row {
  readonly id: string;
  readonly rule: string;
  readonly event: JsonValue;
  readonly expected: boolean;
  readonly decided?: boolean | 'refused';
  readonly placeholders?: Listed;
}

function readLines(text: string, path: string): Case[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const result = readJson(line);
    if ('mistake' in result)
      throw new Unreadable(`${path}:${index + 1}: ${result.mistake.message}`);
    const row = result.value as unknown as Row;
    if (typeof row?.rule !== 'string' || row.event === undefined) {
      throw new Unreadable(
        `${path}:${index + 1}: expected a case with id, rule, event and expected`,
      );
    }
    return [
      {
        id: row.id,
        rule: row.rule,
        event: row.event,
        expected: row.decided ?? row.expected,
        warns: false,
        placeholders: placeholdersOf(row.placeholders),
      },
    ];
  });
}

interface Entry {
  readonly id: string;
  readonly rule: string;
  readonly events?: readonly { readonly event: string; readonly expected: boolean }[];
  readonly refused?: boolean;
  /** Instead of events: whether the text is without errors. */
  readonly accepted?: boolean;
  readonly warns?: boolean;
  readonly placeholders?: Listed;
}

type Listed = Readonly<Record<string, readonly string[]>>;

const placeholdersOf = (listed: Listed = {}): Placeholders => new Map(Object.entries(listed));

function readYaml(text: string, path: string): Case[] {
  const { documents, diagnostics } = parseYaml(text);
  const entries = documents[0] && plain(documents[0]);
  if (diagnostics.length > 0 || !Array.isArray(entries)) {
    throw new Unreadable(`${path}: expected a list of cases. ${diagnostics[0]?.message ?? ''}`);
  }
  const single = (entries as readonly Entry[]).filter((entry) => !('steps' in entry));
  return single.flatMap((entry): Case[] => {
    const { id, rule, events = [], refused = false, accepted, warns = false } = entry;
    const common = { rule, warns, placeholders: placeholdersOf(entry.placeholders) };
    if (accepted !== undefined) {
      return [{ ...common, id, event: {}, expected: accepted ? 'accepted' : 'rejected' }];
    }
    if (refused) return [{ ...common, id, event: {}, expected: 'refused' }];
    return events.map(({ event, expected }, index) => {
      const result = readJson(event);
      if ('mistake' in result) throw new Unreadable(`${path}: ${id}: ${result.mistake.message}`);
      return { ...common, id: `${id}#${index}`, event: result.value, expected };
    });
  });
}

/** The plain value of a YAML node. */
export function plain(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(
    node.entries.map(({ key, value }) => [key.kind === 'scalar' ? key.text : '', plain(value)]),
  );
}
