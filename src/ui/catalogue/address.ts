// Addresses of the catalogue's pages ↔ what they show: a list with its search and choices, one rule, one call, two rules. Pure.
import type { CatalogueQuery, Sort } from '../../catalogue/catalogue';
import type { Facet } from '../../catalogue/facet-values';

/** What the page of all rules shows of them: the list, the matrix of ATT&CK, or what they say of the open events. */
export type Aspect = 'list' | 'attack' | 'events';

export type Address =
  | {
      readonly page: 'rules';
      readonly aspect: Aspect;
      readonly query: CatalogueQuery;
      /** Key of a rule for which another is chosen, to be compared with it. */
      readonly beside?: string;
    }
  | { readonly page: 'rule'; readonly key: string }
  | { readonly page: 'compare'; readonly left: string; readonly right: string }
  | { readonly page: 'call'; readonly source: string; readonly name: string }
  | { readonly page: 'nowhere'; readonly path: string };

/** In the order they stand on the page. */
export const FACET_NAMES: Readonly<Record<Facet, string>> = {
  level: 'Level',
  status: 'Status',
  logsource: 'Log source',
  service: 'AWS service',
  call: 'API call',
  tactic: 'Tactic',
  technique: 'Technique',
  author: 'Author',
  source: 'Source',
};

export const FACETS = Object.keys(FACET_NAMES) as Facet[];

export const EVERY_RULE: CatalogueQuery = { text: '', chosen: {}, sort: 'relevance' };

const SORTS: readonly Sort[] = ['relevance', 'title', 'level', 'date'];

export function addressOf(hash: string): Address {
  const path = hash.replace(/^#/, '');
  const [way = '', ...query] = path.split('?');
  const [, place, ...parts] = way.split('/').map(decoded);
  if (place === 'rules' && parts.length === 0) return listOf(new URLSearchParams(query.join('?')));
  const [first = '', second = '', third = ''] = parts;
  if (place === 'rules' && parts.length === 1 && first !== '') return { page: 'rule', key: first };
  if (place === 'rules' && parts.length === 2 && first !== '' && second === 'with') {
    return { page: 'rules', aspect: 'list', query: EVERY_RULE, beside: first };
  }
  if (place === 'rules' && parts.length === 3 && second === 'with') {
    return { page: 'compare', left: first, right: third };
  }
  if (place === 'api' && parts.length === 2) return { page: 'call', source: first, name: second };
  return { page: 'nowhere', path };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function listOf(params: URLSearchParams): Address {
  const chosen = Object.fromEntries(
    FACETS.flatMap((facet) => {
      const values = params.getAll(facet);
      return values.length === 0 ? [] : [[facet, values]];
    }),
  );
  const sort = SORTS.find((one) => one === params.get('sort')) ?? 'relevance';
  const kind = params.get('kind');
  const indicator =
    kind === null ? null : { field: params.get('field'), kind, value: params.get('value') };
  const aspect = params.get('show');
  const beside = params.get('with');
  return {
    page: 'rules',
    aspect: aspect === 'attack' || aspect === 'events' ? aspect : 'list',
    query: { text: params.get('q') ?? '', chosen, sort, ...(indicator && { indicator }) },
    ...(beside !== null && beside !== '' && { beside }),
  };
}

/** The address with its `#`. */
export function hashOf(address: Exclude<Address, { page: 'nowhere' }>): string {
  switch (address.page) {
    case 'rule':
      return `#/rules/${encodeURIComponent(address.key)}`;
    case 'compare': {
      const [left, right] = [address.left, address.right].map(encodeURIComponent);
      return `#/rules/${left!}/with/${right!}`;
    }
    case 'call':
      return `#/api/${encodeURIComponent(address.source)}/${encodeURIComponent(address.name)}`;
    case 'rules':
      return listHash(address.query, address.aspect, address.beside);
  }
}

/** `beside`: for this rule another is chosen, to be compared with it. */
export function listHash(
  query: Partial<CatalogueQuery>,
  aspect: Aspect = 'list',
  beside?: string,
): string {
  const { text = '', chosen = {}, sort = 'relevance', indicator = null } = query;
  const params = new URLSearchParams();
  if (beside !== undefined) params.set('with', beside);
  if (aspect !== 'list') params.set('show', aspect);
  if (text !== '') params.set('q', text);
  for (const facet of FACETS) for (const value of chosen[facet] ?? []) params.append(facet, value);
  if (sort !== 'relevance') params.set('sort', sort);
  if (indicator !== null) {
    params.set('kind', indicator.kind);
    if (indicator.field !== null) params.set('field', indicator.field);
    if (indicator.value !== null) params.set('value', indicator.value);
  }
  const search = params.toString();
  return search === '' ? '#/rules' : `#/rules?${search}`;
}

export const ruleHash = (key: string): string => hashOf({ page: 'rule', key });

export const callHash = (source: string, name: string): string =>
  hashOf({ page: 'call', source, name });

/** With a value chosen that was not, or the other way round. */
export function turned(
  chosen: CatalogueQuery['chosen'],
  facet: Facet,
  value: string,
): CatalogueQuery['chosen'] {
  const before = chosen[facet] ?? [];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  const all = { ...chosen, [facet]: after };
  return Object.fromEntries<readonly string[]>(
    FACETS.flatMap((name) => ((all[name]?.length ?? 0) === 0 ? [] : [[name, all[name]!] as const])),
  );
}
