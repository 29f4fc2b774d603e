// What the links bench shares: SigmaHQ's rules for CloudTrail, each with three events that match it: real records where
// verdicts name some, else made by our own engine.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { likelyRecord } from '../src/cloudtrail/likely-record';
import { isAlwaysThere, kindOfField, likelyValues } from '../src/cloudtrail/likely-values';
import { compile, type Plan } from '../src/engine/plan';
import { parse } from '../src/sigma/parse';
import { compactJson, readJson } from '../src/text/json';
import { makeEvents } from '../src/why/make/made-events';

export interface Case {
  /** The rule's file name. */
  readonly name: string;
  readonly rule: string;
  /** One record each, as compact JSON. */
  readonly events: readonly string[];
  /** How many of them are real. */
  readonly real: number;
}

const DATA = '../shared/data';
const RULES = `${DATA}/sigma/cloudtrail`;
const EVENTS = 3;

/** null where the data does not lie beside the project. */
export function linkCases(): Case[] | null {
  if (!existsSync(RULES)) return null;
  const matches = realMatches();
  const names = readdirSync(RULES).filter((name) => name.endsWith('.yml'));
  return names.sort().map((name) => {
    const rule = readFileSync(`${RULES}/${name}`, 'utf8');
    const real = (matches.get(name) ?? []).slice(0, EVENTS).map(record);
    const made = real.length < EVENTS ? madeFor(rule, EVENTS - real.length) : [];
    return { name, rule, events: [...real, ...made], real: real.length };
  });
}

interface Verdict {
  readonly rule_path: string;
  readonly event_id: string;
  readonly matched: boolean;
}

/** Ids of the events that match, by the rule's file name. */
function realMatches(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of lines(`${DATA}/sigma/verdicts.jsonl`)) {
    const { rule_path, event_id, matched } = JSON.parse(line) as Verdict;
    const [folder, name = ''] = rule_path.split('/').slice(-2);
    if (!matched || folder !== 'cloudtrail') continue;
    found.set(name, [...(found.get(name) ?? []), event_id]);
  }
  return found;
}

const files = new Map<string, readonly string[]>();

/** `file:line`, the line from 1. */
function record(id: string): string {
  const [file = '', line] = id.split(':');
  const all = files.get(file) ?? lines(`${DATA}/cloudtrail/${file}.ndjson`);
  files.set(file, all);
  return compact(all[Number(line) - 1] ?? '');
}

/** A match, then one a branch, and again from the front: each record has ids and a time of its own. */
function madeFor(rule: string, count: number): string[] {
  const plan = planOf(rule);
  const made: string[] = [];
  let nth = 0;
  while (made.length < count) {
    const { events } = makeEvents(plan, {
      kindOf: kindOfField,
      isAlwaysThere,
      likely: likelyValues,
      onto: (asked) => likelyRecord(asked, nth++),
      misses: 0,
    });
    if (events.length === 0) throw new Error('no event could be made');
    made.push(...events.map(({ value }) => compactJson(value)));
  }
  return made.slice(0, count);
}

function planOf(rule: string): Plan {
  const [document] = parse(rule).documents;
  if (document?.kind !== 'rule' || !document.sound) throw new Error('a rule can’t be read');
  return compile(document);
}

function compact(text: string): string {
  const read = readJson(text);
  if ('mistake' in read) throw new Error(read.mistake.message);
  return compactJson(read.value);
}

const lines = (path: string): readonly string[] => readFileSync(path, 'utf8').trim().split('\n');
