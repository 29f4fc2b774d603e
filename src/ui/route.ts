// The part of the address behind the `#` → the place it names, and what is to be opened there. Pure; opens nothing itself.

export interface Route {
  readonly place: 'playground' | 'about' | 'problems';
  /** Code of the problem that is to be explained. */
  readonly code?: string;
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
  'expected #/, #/about, #/problems, #/?example=<name>, #/?rule=<text> or #/p/<link>';

/** A link within another page, which has no other places. */
export const isEmbed = (hash: string): boolean => hash.startsWith('#/embed/');

export function routeOf(hash: string): Route {
  const path = hash.replace(/^#/, '');
  if (path.startsWith('/p/')) return { place: 'playground', link: `#${path}` };
  const [name, ...query] = path.split('?');
  if (name === '/about' && query.length === 0) return { place: 'about' };
  const code = /^\/problems(?:\/([a-z0-9-]*))?$/.exec(name ?? '');
  if (code !== null && query.length === 0) return { place: 'problems', code: code[1] ?? '' };
  if (name === '' && query.length === 0) return { place: 'playground' };
  if (name !== '/') return problem(`Found ${shown(hash)} in the address; ${EXPECTED}.`);
  return query.length === 0 ? { place: 'playground' } : queried(query.join('?'));
}

function queried(query: string): Route {
  const at = query.indexOf('=');
  const key = at < 0 ? query : query.slice(0, at);
  const value = at < 0 ? '' : query.slice(at + 1);
  if (key === 'rule') return rule(value);
  if (key !== 'example') return problem(`Found ?${shown(key)} in the address; ${EXPECTED}.`);
  if (/^[\w-]+$/.test(value)) return { place: 'playground', example: value };
  return problem(`Found no example’s name behind ?example= in the address, but ${shown(value)}.`);
}

/** Forms write a space as `+`; whoever encodes with %20 writes %2B for a plus. */
function rule(encoded: string): Route {
  const text = decoded(encoded.replaceAll('+', ' '));
  if (text === null) {
    const escapes = encoded.match(/%(?![\da-f]{2}).{0,2}|(?:%[\da-f]{2})+/gi) ?? [];
    const found = shown(escapes.find((escape) => decoded(escape) === null) ?? '');
    return problem(
      `The rule in the address can’t be decoded at ${found}; expected UTF-8 with percent escapes.`,
    );
  }
  if (text.trim() === '') return problem('Found no rule behind ?rule= in the address.');
  return { place: 'playground', rule: text };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

const problem = (words: string): Route => ({ place: 'playground', problem: words });

/** As much of it as a message needs. */
const shown = (text: string): string =>
  text === '' ? 'nothing' : text.length > 40 ? `${text.slice(0, 40)}…` : text;
