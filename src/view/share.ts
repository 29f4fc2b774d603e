// What is shared, as text: links and reports in Markdown, and how far a link's length gets it.
import type { Part } from './parts';
import { digits } from './value-words';

/** Where links are cut, by length: how far one gets that is no longer, and what it is that cuts there. */
const REACHES: readonly (readonly [most: number, what: string, cuts: string, by: string])[] = [
  [2000, 'everywhere', '', 'mail'],
  [8000, 'chats and tickets', 'some mail and office programs cut at 2,000', 'chats'],
  [32_000, 'tickets and pull requests', 'many chats cut at 8,000', 'tickets and pull requests'],
];

/** Whether a link of this many characters gets through, in words. */
export function lengthWords(length: number): { readonly words: string; readonly fits: boolean } {
  const size = `${digits(length)} characters`;
  const reach = REACHES.find(([most]) => length <= most);
  if (reach === undefined) {
    const words = `${size}: browsers open it, but tickets cut at 32,000 and many chats at 8,000`;
    return { words, fits: false };
  }
  const [most, what, cuts] = reach;
  const words = `${size}: fits ${what}${cuts === '' ? '' : `; ${cuts}`}`;
  return { words, fits: most <= 8000 };
}

/** How far the length is on the way to each limit, for a bar: limits, and those it is over. */
export const lengthMarks = (length: number) =>
  REACHES.map(([most, , , by]) => ({ most, words: digits(most), what: by, over: length > most }));

/** `[title](link)`, safe for any title. */
export const linkMarkdown = (title: string, link: string): string =>
  `[${escaped(title === '' ? 'Sigma rule' : title)}](${link})`;

export interface Report {
  readonly title: string;
  readonly rule: string;
  /** `match`, `no match`, …; empty where there is none. */
  readonly verdict: string;
  readonly sentence: readonly Part[];
  readonly link: string;
}

/** Rule, verdict and link, for a ticket or a pull request. */
export function reportMarkdown({ link, ...report }: Report): string {
  return [
    ...headMarkdown(report),
    fenced('yaml', report.rule),
    linkMarkdown('Open in Stagelight', link),
  ].join('\n\n');
}

/** What GitHub takes as the text of an issue, in characters. */
export const ISSUE_MOST = 65_536;

export interface Issue extends Report {
  /** The event that the verdict is about; null where none travels. */
  readonly event: { readonly number: number; readonly text: string } | null;
}

/** The same as the text of an issue, with the event. */
export function issueMarkdown({ link, event, ...report }: Issue): string {
  return [
    ...headMarkdown(report),
    '### Rule',
    fenced('yaml', report.rule),
    ...(event === null ? [] : [`### Event ${event.number}`, fenced('json', event.text)]),
    linkMarkdown('Open in Stagelight', link),
  ].join('\n\n');
}

/** The verdict, and below it the sentence that says why. */
export const headMarkdown = ({ title, verdict, sentence }: Omit<Report, 'rule' | 'link'>) => [
  `**${escaped(title === '' ? 'Sigma rule' : title)}**${verdict === '' ? '' : `: ${verdict}`}`,
  ...(sentence.length === 0 ? [] : [`> ${sentence.map(markdownOf).join('')}`]),
];

/** A block of code that no text can break out of. */
export function fenced(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

export function markdownOf(part: Part): string {
  const words = part.full ?? part.text;
  if (part.kind === 'text') return escaped(words);
  if (part.kind === 'strong') return `**${escaped(words)}**`;
  const run = '`'.repeat(longestRun(words) + 1);
  const pad = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
  return `${run}${pad}${words.replace(/\s+/g, ' ')}${pad}${run}`;
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));

export const escaped = (text: string): string =>
  text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/\s+/g, ' ');
