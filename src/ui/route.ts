// The part of the address behind the `#` → the place it names. Pure; what it asks to be opened there, wish.ts reads later.

export interface Route {
  readonly place: 'playground' | 'about' | 'problems' | 'rules';
  /** Code of the problem that is to be explained. */
  readonly code?: string;
  /** An address that asks for something to be opened, or that names nothing we have. */
  readonly wish?: string;
}

/** A link within another page, which has no other places. */
export const isEmbed = (hash: string): boolean => hash.startsWith('#/embed/');

/** The page is opened at the catalogue. */
export const inRules = (): boolean => routeOf(location.hash).place === 'rules';

export function routeOf(hash: string): Route {
  const path = hash.replace(/^#/, '');
  if (path === '' || path === '/') return { place: 'playground' };
  if (path === '/about') return { place: 'about' };
  if (/^\/(rules([/?]|$)|api\/)/.test(path)) return { place: 'rules' };
  const code = /^\/problems(?:\/([a-z0-9-]*))?$/.exec(path);
  if (code !== null) return { place: 'problems', code: code[1] ?? '' };
  return { place: 'playground', wish: path };
}
