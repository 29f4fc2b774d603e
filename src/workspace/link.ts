// State ↔ permalink (docs/links.md). Reading never throws: what can't be opened is a problem in words.
import { unpack as unpackStream } from '../cloudtrail/unpack';
import { parseEarlier } from './earlier-text';
import { open, seal } from './frame';
import { isTooDense, MAX_MARKS } from './marks';
import { pack, unpack } from './pack';
import { MAX_RECORDS } from './state-lines';
import { isModest, MAX_RULE_LINES, parseState, printState, type LinkState } from './state-text';

export type { EventText, LinkState, PlaceholderTexts, View } from './state-text';

export interface LinkProblem {
  readonly code: 'damaged' | 'foreign' | 'too-large' | 'newer';
  readonly message: string;
}

export type LinkRead = { readonly state: LinkState } | { readonly problem: LinkProblem };
export type LinkWritten = { readonly hash: string } | { readonly problem: LinkProblem };

export const PREFIX = '#/p/';
const VERSION = '3';

/** What a link may unpack to: thousands of records, and still refused within 100 ms where a bomb claims more. */
export const MAX_BYTES = 8 * 1024 * 1024;
/** Characters; no browser takes longer addresses. */
export const MAX_LENGTH = 2_000_000;

/** A promise, as reading is: whoever asks need not know how a version packs. */
export const writeLink = (state: LinkState): Promise<LinkWritten> => Promise.resolve(write(state));

function write(state: LinkState): LinkWritten {
  const text = printState(state);
  if (text === null || text.length > MAX_BYTES) return { problem: tooLargeToWrite() };
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MAX_BYTES || isTooDense(bytes)) return { problem: tooLargeToWrite() };
  const hash = PREFIX + seal({ version: VERSION, body: pack(bytes) });
  return hash.length > MAX_LENGTH ? { problem: tooLargeToWrite() } : { hash };
}

export async function readLink(hash: string): Promise<LinkRead> {
  if (!hash.startsWith(PREFIX)) return { problem: foreign() };
  if (hash.length > MAX_LENGTH) return { problem: tooLarge() };
  const frame = open(hash.slice(PREFIX.length));
  if (frame === null) return { problem: damaged() };
  const { version } = frame;
  if (version !== '1' && version !== '2' && version !== VERSION) return { problem: newer() };
  const bytes =
    version === VERSION
      ? unpack(frame.body, MAX_BYTES, isTooDense)
      : await unpackStream('deflate-raw', frame.body, MAX_BYTES);
  if (bytes === 'newer') return { problem: newer() };
  if (bytes === 'too-large' || (bytes !== 'broken' && isTooDense(bytes)))
    return { problem: tooLarge() };
  const text = bytes === 'broken' ? null : decode(bytes);
  const state = text === null ? null : parsed(text, version);
  if (state === null) return { problem: foreign() };
  return state !== 'too-large' && isModest(state) ? { state } : { problem: tooLarge() };
}

const parsed = (text: string, version: '1' | '2' | '3'): LinkState | 'too-large' | null =>
  version === VERSION ? parseState(text) : parseEarlier(text, version);

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const damaged = (): LinkProblem => ({
  code: 'damaged',
  message:
    'This link is damaged: a part of it was changed or cut off on its way. Copy it again, whole.',
});

const foreign = (): LinkProblem => ({
  code: 'foreign',
  message: 'This link was not made by Stagelight: it holds no rule and events.',
});

const newer = (): LinkProblem => ({
  code: 'newer',
  message:
    'This link was made by a newer Stagelight. Reload the page to get it; a copy hosted elsewhere may have to be updated first.',
});

const inWords = (number: number): string => number.toLocaleString('en');

const tooLarge = (): LinkProblem => ({
  code: 'too-large',
  message: `This link holds more than a link may (${MAX_BYTES / 1024 / 1024} MB unpacked, ${inWords(MAX_MARKS)} values, ${inWords(MAX_RECORDS)} events, a rule of ${inWords(MAX_RULE_LINES)} lines), so it was not opened.`,
});

const tooLargeToWrite = (): LinkProblem => ({
  code: 'too-large',
  message: `This is too much for a link (${MAX_BYTES / 1024 / 1024} MB unpacked at most). Share the rule alone, or fewer events.`,
});
