// What links of versions 1 and 2 hold, as text: `[rule, view, sets]` and `[rule, view, sets, placeholders]`, then the records.
// They are only read; new links are of a later version.
import { arrayOf, endOfLine, placeholdersOf, readOne, takeSets, viewOf } from './state-lines';
import { MAX_HEAD, type LinkState } from './state-text';

/** null where the text is no state of that version. */
export function parseEarlier(text: string, version: '1' | '2'): LinkState | 'too-large' | null {
  const headEnd = endOfLine(text, 0);
  if (headEnd > MAX_HEAD) return null;
  const head = arrayOf(readOne(text.slice(0, headEnd)), version === '1' ? 3 : 4);
  const view = viewOf(head?.[1]);
  const sets = arrayOf(head?.[2]);
  const placeholders = version === '1' ? undefined : placeholdersOf(head?.[3]);
  const rule = head?.[0];
  if (typeof rule !== 'string' || view === null || sets === null || placeholders === null)
    return null;
  const taken = takeSets(text, headEnd, sets);
  if (taken === 'too-large') return taken;
  if (taken?.end !== text.length) return null;
  const state = { rule, events: taken.events, view };
  return placeholders === undefined ? state : { ...state, placeholders };
}
