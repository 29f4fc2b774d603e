// Sets of rules for tests: small ones written here, and the archive beside the project where it lies there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { apiNames } from '../cloudtrail/api-names';
import { filesIn } from '../cloudtrail/archive';
import { EventCoverages } from './event-coverage';
import { makeRuleSet, type MadeSet, type RuleFile } from './rule-set';

export const coverages = new EventCoverages(apiNames());

export const madeOf = (files: readonly RuleFile[], name = 'test'): MadeSet =>
  makeRuleSet(files, { name, date: 0, coverages });

/** A rule of little text: `detection` in lines, the rest as given. */
export function rule(
  title: string,
  detection: string,
  more: Readonly<Record<string, string>> = {},
  service = 'cloudtrail',
): RuleFile {
  const path = `${title.toLowerCase().replaceAll(' ', '_')}.yml`;
  const rest = Object.entries(more).map(([key, value]) => `${key}: ${value}\n`);
  const body = detection.replace(/^/gm, '  ');
  return {
    path,
    text: `title: ${title}\n${rest.join('')}logsource:\n  product: aws\n  service: ${service}\ndetection:\n${body}\n`,
  };
}

/** The rules this project ships. */
export const shippedFiles = (): RuleFile[] =>
  readdirSync('rules')
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(`rules/${name}`, 'utf8') }));

const ARCHIVE = '../shared/data/sigma/sigmahq-rules.zip';

export const hasArchive = existsSync(ARCHIVE);

export function archiveFiles(): RuleFile[] {
  const files = filesIn(new Uint8Array(readFileSync(ARCHIVE)), 1e9);
  if (typeof files === 'string') throw new Error(files);
  return files
    .filter(({ name }) => name.endsWith('.yml'))
    .map(({ name, bytes }) => ({ path: name, text: new TextDecoder().decode(bytes!) }));
}
