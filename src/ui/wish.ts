// What an address asks to be opened in the playground: a link, an example, another page's rule. Pure; opens nothing itself.

export interface Wish {
  /** A permalink, for the worker to read. */
  readonly link?: string;
  /** Name of a shipped example. */
  readonly example?: string;
  /** A rule's text, from another site. */
  readonly rule?: string;
  /** In words, where the address names nothing we have: what was found, then what was expected. */
  readonly problem?: string;
}

const EXPECTED =
  'expected #/, #/rules, #/about, #/problems, #/?example=<name>, #/?rule=<text> or #/p/<link>';

/** `path` is what stands behind the `#`. */
export function wishOf(path: string): Wish {
  if (path.startsWith('/p/')) return { link: `#${path}` };
  const [name, ...query] = path.split('?');
  if (name !== '/' || query.length === 0) {
    return { problem: `Found ${shown(`#${path}`)} in the address; ${EXPECTED}.` };
  }
  return queried(query.join('?'));
}

function queried(query: string): Wish {
  const at = query.indexOf('=');
  const key = at < 0 ? query : query.slice(0, at);
  const value = at < 0 ? '' : query.slice(at + 1);
  if (key === 'rule') return rule(value);
  if (key !== 'example') return { problem: `Found ?${shown(key)} in the address; ${EXPECTED}.` };
  if (/^[\w-]+$/.test(value)) return { example: value };
  const problem = `Found no example’s name behind ?example= in the address, but ${shown(value)}.`;
  return { problem };
}

/** Forms write a space as `+`; whoever encodes with %20 writes %2B for a plus. */
function rule(encoded: string): Wish {
  const text = decoded(encoded.replaceAll('+', ' '));
  if (text === null) {
    const escapes = encoded.match(/%(?![\da-f]{2}).{0,2}|(?:%[\da-f]{2})+/gi) ?? [];
    const found = shown(escapes.find((escape) => decoded(escape) === null) ?? '');
    const problem = `The rule in the address can’t be decoded at ${found}; expected UTF-8 with percent escapes.`;
    return { problem };
  }
  if (text.trim() === '') return { problem: 'Found no rule behind ?rule= in the address.' };
  return { rule: text };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** As much of it as a message needs. */
const shown = (text: string): string =>
  text === '' ? 'nothing' : text.length > 40 ? `${text.slice(0, 40)}…` : text;
