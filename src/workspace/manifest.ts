// `workspace.json` in a zip: what the files beside it can't say by themselves. Other tools pass it over. Read with care: whoever wrote
// it, a part that is not as it should be is as if it were not there.
import { readJson, type JsonValue } from '../text/json';
import type { PlaceholderTexts, View } from './link';

export const MANIFEST = 'workspace.json';

const VERSION = 1;

export interface Manifest {
  readonly name: string;
  /** In their order; files that it does not name come behind. */
  readonly rules: readonly Entry[];
  readonly events: readonly Entry[];
  readonly placeholders: PlaceholderTexts;
  readonly view: View;
}

export interface Entry {
  /** Below the folder that the manifest is in. */
  readonly file: string;
  /** What it is called in the workspace; null: it has no name. */
  readonly name: string | null;
  readonly open: boolean;
  readonly asIs: boolean;
}

export const NO_MANIFEST: Manifest = {
  name: '',
  rules: [],
  events: [],
  placeholders: {},
  view: {},
};

export function printManifest({ name, rules, events, placeholders, view }: Manifest): string {
  const head = { stagelight: VERSION, name };
  const files = { rules: rules.map(printEntry), events: events.map(printEntry) };
  return `${JSON.stringify({ ...head, ...files, placeholders, view }, null, 2)}\n`;
}

const printEntry = ({ file, name, open, asIs }: Entry) => ({
  file,
  name,
  ...(open ? {} : { open }),
  ...(asIs ? { asIs } : {}),
});

/** `newer`: what a later version means by it is not known. */
export function readManifest(text: string): Manifest | 'broken' | 'newer' {
  const read = readJson(text);
  const all = 'value' in read ? objectOf(read.value) : null;
  if (all === null) return 'broken';
  const version = all['stagelight'];
  if (typeof version === 'number' && version > VERSION) return 'newer';
  if (version !== VERSION) return 'broken';
  return {
    name: typeof all['name'] === 'string' ? all['name'] : '',
    rules: entriesOf(all['rules']),
    events: entriesOf(all['events']),
    placeholders: placeholdersOf(all['placeholders']),
    view: viewOf(all['view']),
  };
}

function entriesOf(value: JsonValue | undefined): Entry[] {
  return listOf(value).flatMap((one) => {
    const entry = objectOf(one);
    if (typeof entry?.['file'] !== 'string') return [];
    const { file, name, open, asIs } = entry;
    const known = typeof name === 'string' || name === null ? name : file;
    return [{ file, name: known, open: open !== false, asIs: asIs === true }];
  });
}

function placeholdersOf(value: JsonValue | undefined): PlaceholderTexts {
  const entries = Object.entries(objectOf(value) ?? {});
  return Object.fromEntries(
    entries.map(([name, values]): [string, string[]] => [name, listOf(values).filter(isText)]),
  );
}

const viewOf = (value: JsonValue | undefined): View =>
  Object.fromEntries(
    Object.entries(objectOf(value) ?? {}).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );

const isText = (value: JsonValue): value is string => typeof value === 'string';

const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]) : [];

const objectOf = (value: JsonValue | undefined) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: JsonValue })
    : null;
