// What is shared, as text: links and reports in Markdown, and how far a link's length gets it.
import type { Part } from './parts';
import { digits } from './value-words';

/** Whether a link of this many characters gets through, in words. */
export function lengthWords(length: number): { readonly words: string; readonly fits: boolean } {
  const size = `${digits(length)} characters`;
  if (length <= 2000) return { words: `${size}: fits everywhere`, fits: true };
  if (length <= 8000) {
    return {
      words: `${size}: fits chats and tickets; some mail programs cut at 2,000`,
      fits: true,
    };
  }
  return { words: `${size}: many chats and tickets cut at 8,000`, fits: false };
}

/** `[title](link)`, safe for any title. */
export const linkMarkdown = (title: string, link: string): string =>
  `[${escaped(title === '' ? 'Sigma rule' : title)}](${link})`;

export interface Report {
  readonly title: string;
  readonly rule: string;
  /** `match`, `no match`, … */
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

/** The verdict, and below it the sentence that says why. */
export const headMarkdown = ({ title, verdict, sentence }: Omit<Report, 'rule' | 'link'>) => [
  `**${escaped(title === '' ? 'Sigma rule' : title)}**: ${verdict}`,
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
