// Names of files in a zip: such as every system can unpack, each once, and as near as can be to what the thing is called.
import { isBeside } from '../text/file-name';

/** Characters of a name without its ending. */
const LONGEST = 80;

/** Windows has no files of these names, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

const ENDINGS = /(?:\.(?:ya?ml|json|ndjson|jsonl|log|txt|csv|tsv|gz|zip))+$/i;

/** `ending` with its dot; null: the name keeps its own. `taken` holds names in lower case, and learns this one. */
export function zipName(
  name: string,
  ending: string | null,
  fallback: string,
  taken: Set<string>,
): string {
  const own = ENDINGS.exec(name)?.[0] ?? '';
  const stem = safe(name.slice(0, name.length - own.length)) || fallback;
  const end = ending ?? own.toLowerCase();
  for (let n = 1; ; n += 1) {
    const next = `${stem}${n === 1 ? '' : `-${n}`}${end}`;
    if (taken.has(next.toLowerCase()) || isBeside(next)) continue;
    taken.add(next.toLowerCase());
    return next;
  }
}

/** Letters and digits of any script, `.`, `_` and `-`; nothing that begins hidden, ends in a dot or leads to another folder. */
function safe(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^[._-]+|[._-]+$/g, '');
  const short = [...plain]
    .slice(0, LONGEST)
    .join('')
    .replace(/[._-]+$/, '');
  return RESERVED.test(short.split('.')[0]!) ? `${short}_` : short;
}
