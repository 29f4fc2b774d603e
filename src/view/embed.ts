// A link as something to look at within another page: its address, the HTML that puts it there, and the choice of events in it.
import type { Bits, EventRow } from '../worker/api';
import { failWords, type Judged } from './expectations';
import { lit, rowTitle } from './matrix';
import { digits } from './value-words';

const LINK = '#/p/';
const EMBED = '#/embed/';

/** `#/p/3…` → `#/embed/3…`: the same body. */
export const embedOf = (link: string): string => link.replace(LINK, EMBED);

/** `#/embed/3…` → `#/p/3…`, the link to the whole of it. */
export const linkOf = (embed: string): string => embed.replace(EMBED, LINK);

/** CSS pixels: room for the verdict, some lines of the rule and of the reasons. */
const HEIGHT = 480;

/** HTML of a frame for a page elsewhere; `link` is the whole address of a permalink, `title` what the rule is called. */
export function embedSnippet(link: string, title: string): string {
  const name = title === '' ? 'Sigma rule' : title;
  const attributes = [
    ['src', embedOf(link)],
    ['title', `${name} in Stagelight`],
    ['width', '100%'],
    ['height', String(HEIGHT)],
    ['loading', 'lazy'],
    ['referrerpolicy', 'no-referrer'],
    ['style', 'border: 1px solid #85898f; border-radius: 6px'],
  ] as const;
  return `<iframe ${attributes.map(([key, value]) => `${key}="${escaped(value)}"`).join(' ')}></iframe>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => ESCAPES[one]!).replace(/\s+/g, ' ');

/** More events than these are no list any more in which one finds something. */
export const CHOICES_MOST = 200;

/** `as expected: no match`; `expected match, is no match`. Empty where there is no verdict. */
export function expectedWords({ outcome, expected }: Pick<Judged, 'outcome' | 'expected'>): string {
  switch (outcome) {
    case 'pass':
      return `as expected: ${expected}`;
    case 'fail':
      return failWords({ expected });
    case 'gap':
      return 'known gap: it ought to match';
    case 'closed':
      return 'known gap closed: it matches now';
    case null:
      return '';
  }
}

/** `3: GetObject · denied, no match`; the verdict is left out where there is none. */
export function choiceWords(row: EventRow, index: number, verdicts: Bits | undefined): string {
  const verdict = verdicts === undefined ? '' : lit(verdicts, index) ? ', match' : ', no match';
  return `${digits(index + 1)}: ${rowTitle(row)}${verdict}`;
}
