// All rules of the archive beside the project: what we count of indicators is counted again by a few lines of its own, from values as a
// YAML library gives them, and what is found is found again after it was stored.
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { Catalogue } from './catalogue';
import { indicatorKey } from './indicators';
import { archiveFiles, bytesOfSet, hasArchive, madeOf, setInBytes } from './made-sets.test-support';

type Plain = Readonly<Record<string, unknown>>;

/** Names that a condition reads outside of every `not`, by a walk over its words. */
function positive(condition: string, names: readonly string[]): Set<string> {
  const words = condition.match(/[()]|[^\s()]+/g) ?? [];
  const found = new Set<string>();
  let at = 0;
  const named = (pattern: string): readonly string[] => {
    const shape = pattern === 'them' ? '*' : pattern;
    const regex = new RegExp(`^${shape.replaceAll('*', '.*')}$`);
    return names.filter(
      (name) => regex.test(name) && (shape.startsWith('_') || !name.startsWith('_')),
    );
  };
  const primary = (negated: boolean): void => {
    const word = words[at++]!;
    if (word === '(') {
      any(negated);
      at += 1;
    } else if (word.toLowerCase() === 'not') primary(!negated);
    else if (words[at]?.toLowerCase() === 'of') {
      at += 1;
      const pattern = words[at++]!;
      if (!negated) for (const name of named(pattern)) found.add(name);
    } else if (!negated) found.add(word);
  };
  const any = (negated: boolean): void => {
    primary(negated);
    while (['and', 'or'].includes(words[at]?.toLowerCase() ?? '')) {
      at += 1;
      primary(negated);
    }
  };
  any(false);
  return found;
}

/** Which of its ends are open, and whether another wildcard stands in it. */
function shapeOf(text: string, open: readonly [boolean, boolean]): [kind: string, value: string] {
  const tokens: string[] = text.match(/\\[*?\\]|[*?]|[^*?\\]+|\\/g) ?? [];
  const all = [...(open[0] ? ['*'] : []), ...tokens, ...(open[1] ? ['*'] : [])];
  const bare = all.filter((token, i) => !(token === '*' && all[i - 1] === '*'));
  const starts = bare[0] === '*';
  const ends = bare.length > 1 && bare.at(-1) === '*';
  const inner = bare.slice(starts ? 1 : 0, ends ? -1 : undefined);
  const literal = inner.map((token) => (/^\\[*?\\]$/.test(token) ? token[1]! : token)).join('');
  const wild = inner.some((token) => token === '*' || token === '?');
  if (wild || (inner.length === 0 && bare.length > 0)) return ['wildcard', ''];
  return [starts ? (ends ? 'contains' : 'endswith') : ends ? 'startswith' : 'eq', literal];
}

const PLACES: Readonly<Record<string, readonly [boolean, boolean]>> = {
  contains: [true, true],
  startswith: [false, true],
  endswith: [true, false],
};

/** Keys of what one `field|modifiers: value` asks; wildcards within are compared by their kind alone. */
function keyFor(key: string | null, value: unknown): string {
  const [field = '', ...all] = (key ?? '').split('|');
  const chain = all.filter((name) => name !== 'all' && name !== 'neq');
  const told = (kind: string, text: string | null) =>
    indicatorKey({ field: field === '' ? null : field, kind, value: text });
  if (chain.includes('exists')) return told('exists', String(value));
  if (value === null) return told('is_null', null);
  const plain = chain.every((name) => name in PLACES || name === 'cased');
  const written = typeof value === 'string' ? value : JSON.stringify(value);
  if (!plain) return told(chain.join('|'), written);
  const cased = chain.includes('cased') ? '|cased' : '';
  if (field === '') return told(`keyword${cased}`, written);
  if (typeof value !== 'string' && chain.length === 0) return told('eq', written);
  const place = chain.find((name) => name in PLACES);
  const [kind, text] = shapeOf(written, PLACES[place ?? ''] ?? [false, false]);
  return told(kind + cased, text);
}

function keysIn(body: unknown): string[] {
  if (Array.isArray(body)) return body.flatMap((one: unknown) => keysIn(one));
  if (typeof body !== 'object' || body === null) return [keyFor(null, body)];
  return Object.entries(body as Plain).flatMap(([key, value]) => {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return key.includes('|neq') ? [] : values.map((one) => keyFor(key, one));
  });
}

/** How many rules look for what. */
function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    let lent: Plain = {};
    for (const document of loadAll(text) as (Plain | null)[]) {
      const own = (document?.['detection'] ?? {}) as Plain;
      if (document?.['action'] === 'global') lent = own;
      const detection = { ...lent, ...own };
      if (document?.['action'] !== undefined || detection['condition'] === undefined) continue;
      const names = Object.keys(detection).filter((name) => name !== 'condition');
      const read = positive(detection['condition'] as string, names);
      const keys = names
        .filter((name) => read.has(name))
        .flatMap((name) => keysIn(detection[name]));
      for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

describe.skipIf(!hasArchive)('the archive beside the project', { timeout: 300_000 }, () => {
  const files = hasArchive ? archiveFiles() : [];
  const { set, bodies } = madeOf(files);
  const catalogue = new Catalogue([set]);

  it('gives an entry for every rule in it', () => {
    expect(files).toHaveLength(4039);
    expect(catalogue.rules.length).toBe(4041);
    expect(catalogue.repeated).toBe(0);
  });

  it('is counted as a script of its own counts it', () => {
    const expected = counted(files.map(({ text }) => text));
    const found = new Map<string, number>();
    catalogue.rules.forEach((_, rule) => {
      const keys = catalogue.indicatorsOf(rule).map((one) => {
        const wildcard = one.kind.startsWith('wildcard');
        // A YAML library gives 00429 as a number: the zeros are lost to the script.
        const value = wildcard ? '' : (one.value?.replace(/^0+(?=\d+$)/, '') ?? null);
        return indicatorKey({ ...one, value });
      });
      for (const key of new Set(keys)) found.set(key, (found.get(key) ?? 0) + 1);
    });
    const differing = [...new Set([...expected.keys(), ...found.keys()])]
      .filter((key) => expected.get(key) !== found.get(key))
      .map((key) => [key.split('\0'), expected.get(key), found.get(key)]);
    expect(differing).toEqual([]);
    expect(found.size).toBeGreaterThan(20_000);
  });

  it('is the same after it was stored', () => {
    expect(setInBytes(bytesOfSet(set))).toEqual(set);
    const file = set.entries[100]!.file;
    const [from, to] = [set.bodyStarts[file], set.bodyStarts[file + 1]];
    expect(new TextDecoder().decode(bodies.subarray(from, to))).toBe(files[file]!.text);
  });

  it('is found by title, id, tag, value, author and path', () => {
    const first = (text: string) => {
      const { rules } = catalogue.search({ text, chosen: {}, sort: 'relevance' });
      return catalogue.rows(rules.subarray(0, 1))[0]?.title;
    };
    const founding = 'Potential Malicious Usage of CloudTrail System Manager';
    expect(first('38e7f511-3f74-41d4-836e-f57dfa18eead')).toBe(founding);
    expect(first('jamesc-grafana sendcomm')).toBe(founding);
    expect(first('aws_cloudtrail_ssm_malicious_usage')).toBe(founding);
    expect(first('malicious usage cloudtrail system')).toBe(founding);
    expect(first('T1566.002 ssm.amazonaws')).toBe(founding);
    expect(first('nothing has this wordxyz')).toBeUndefined();
  });
});
