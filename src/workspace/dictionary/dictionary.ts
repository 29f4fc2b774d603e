// What writer and reader of a link know before its first byte: text of ours that looks like what links hold. What is most like
// their beginning comes last, and what is closest counts most. Published links were made with it: it never changes again
// (docs/links.md, pinned by pack.test.ts). A better one is a new version beside it.
import { CALLS } from './calls';
import { RECORDS } from './records';
import { RULES } from './rules';

export const dictionary = (): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(CALLS + RECORDS + RULES);
