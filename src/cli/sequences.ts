// Events over time with the alerts expected at each: JSON lines as other suites write them, and the `steps` of our YAML.
import { parseYaml } from '../sigma/yaml';
import { readJson, type JsonValue } from '../text/json';
import { plain, Unreadable } from './cases';

export interface Sequence {
  readonly id: string;
  readonly rules: string;
  readonly steps: readonly Step[];
  /** Alerts that no event fires, because a window closes; null where nothing is expected. */
  readonly close: number | null;
}

export interface Step {
  readonly event: JsonValue;
  /** Seconds; null for an event without a time. */
  readonly time: number | null;
  /** How many alerts of correlations this event fires; null where nothing is expected. */
  readonly alerts: Comparison | null;
  /** How many rules alert on their own; null where nothing is expected. */
  readonly matches: number | null;
}

export interface Comparison {
  readonly op: string;
  readonly n: number;
}

interface Row {
  readonly id: string;
  readonly rules: string;
  readonly steps: readonly {
    readonly event: JsonValue;
    readonly ts: number | null;
    readonly expect: Comparison | null;
  }[];
}

export function readRows(text: string, path: string): Sequence[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const result = readJson(line);
    const row = 'mistake' in result ? null : (result.value as unknown as Row);
    if (typeof row?.rules !== 'string' || !Array.isArray(row.steps)) {
      throw new Unreadable(`${path}:${index + 1}: expected a case with id, rules and steps`);
    }
    const steps = (row.steps as Row['steps']).map(({ event, ts, expect }): Step => ({
      event,
      time: ts,
      alerts: expect,
      matches: null,
    }));
    return [{ id: row.id, rules: row.rules, steps, close: null }];
  });
}

interface Entry {
  readonly id: string;
  readonly rule: string;
  readonly steps?: readonly {
    readonly at?: number | null;
    readonly event: string;
    readonly alerts?: number;
    readonly matches?: number;
  }[];
  readonly close?: number;
}

export function readSequences(text: string, path: string): Sequence[] {
  const { documents } = parseYaml(text);
  const entries = (documents[0] ? plain(documents[0]) : []) as readonly Entry[];
  return entries.flatMap(({ id, rule, steps, close = 0 }) => {
    if (steps === undefined) return [];
    const read = steps.map(({ at = null, event, alerts = 0, matches }): Step => {
      const result = readJson(event);
      if ('mistake' in result) throw new Unreadable(`${path}: ${id}: ${result.mistake.message}`);
      const compared = { op: '==', n: alerts };
      return { event: result.value, time: at, alerts: compared, matches: matches ?? null };
    });
    return [{ id, rules: rule, steps: read, close }];
  });
}
