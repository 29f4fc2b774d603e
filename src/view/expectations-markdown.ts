// Expectations of a rule as a table in Markdown, for a ticket or a pull request.
import type { EventRow } from '../worker/api';
import { tallyWords, type Judged } from './expectations';
import { rowTitle } from './matrix';
import { code } from './parts';
import { escaped, markdownOf } from './share';

const RESULTS = {
  pass: 'pass',
  fail: '**fails**',
  gap: 'known gap',
  closed: '**known gap closed**',
} as const;

/** `row`: what is known of an event. */
export function expectationsMarkdown(
  title: string,
  all: readonly Judged[],
  row: (event: number) => EventRow | undefined,
): string {
  const cell = (words: string) =>
    words === '' ? '' : markdownOf(code(words, Infinity)).replaceAll('|', '\\|');
  const notes = all.some(({ note }) => note !== undefined);
  const line = (...cells: string[]) => `| ${(notes ? cells : cells.slice(0, -1)).join(' | ')} |`;
  const rows = all.map(({ event, expected, outcome, note = '' }) => {
    const one = row(event);
    const result = outcome === null ? 'not evaluated' : RESULTS[outcome];
    const name = one === undefined ? '' : cell(rowTitle(one));
    const about = escaped(note).replaceAll('|', '\\|');
    return line(String(event + 1), name, cell(one?.time ?? ''), expected, result, about);
  });
  return [
    `**${escaped(title === '' ? 'Sigma rule' : title)}**: ${tallyWords(all)}`,
    [
      line('event', 'what', 'time', 'expected', 'result', 'note'),
      line('---', '---', '---', '---', '---', '---'),
      ...rows,
    ].join('\n'),
  ].join('\n\n');
}
