// What a person works on, as plain values: rule files and event sets with their names, and what belongs to them. Its one normal form
// is what zip files and the browser's storage give back unchanged. Knows neither of those, nor what is in the files.
import { fileName, filesIn, freeName } from '../text/file-marks';
import type { PlaceholderTexts, View } from './link';

export interface Workspace {
  /** Empty: not named yet. */
  readonly name: string;
  /** The file without a name, of which there is one at most, comes first and is open. */
  readonly rules: readonly RuleFile[];
  readonly sets: readonly EventFile[];
  /** `expectations.yml` as it is; null: there is none. */
  readonly expectations: string | null;
  /** What stands for `%name%`. */
  readonly placeholders: PlaceholderTexts;
  readonly view: View;
}

/** Any number of YAML documents. Files that are not open are set aside: kept, and not evaluated. */
export interface RuleFile {
  /** Unlike those of all others, upper and lower case alike. */
  readonly name: string | null;
  /** Ends with its last line; line breaks are `\n`. */
  readonly text: string;
  readonly open: boolean;
}

export interface EventFile {
  /** What it was called where it came from; several may be called the same. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `as-is`: what the file was, because no event could be read from it. */
  readonly form: 'ndjson' | 'as-is';
  readonly open: boolean;
}

/** Texts as they survive a file, files told apart by their names; what holds several files is taken apart. */
export function normal(workspace: Workspace): Workspace {
  const { rules, sets, expectations, placeholders, view } = workspace;
  return {
    name: lineOf(workspace.name, ''),
    rules: normalRules(rules),
    sets: sets.map((set) => ({ ...set, name: whole(set.name) })),
    expectations: expectations === null ? null : whole(expectations).replace(/^\ufeff+/, ''),
    placeholders: normalPlaceholders(placeholders),
    view: normalView(view),
  };
}

function normalRules(rules: readonly RuleFile[]): RuleFile[] {
  const parts = rules.flatMap(({ name, text, open }) =>
    fileParts(name, text).map((part) => ({ ...part, open })),
  );
  const nameless = parts.findIndex(({ name, open }) => name === null && open);
  const first = parts[nameless];
  const taken: string[] = [];
  const others = parts
    .filter((_, i) => i !== nameless)
    .map(({ name, text, open }) => {
      const free = freeName(name ?? 'rule.yml', taken);
      taken.push(free);
      return { name: free, text, open };
    });
  return first === undefined ? others : [first, ...others];
}

/** A file, or the files in it: its own is then what stands before the first that says its name. */
function fileParts(name: string | null, text: string): Pick<RuleFile, 'name' | 'text'>[] {
  const plain = lines(text);
  const parts = filesIn(plain);
  const own = name === null ? null : lineOf(name, 'rule.yml');
  if (parts.length === 0 && own !== null) return [{ name: own, text: plain }];
  return parts.map((part) => ({
    name: part.name === null ? own : lineOf(part.name, 'rule.yml'),
    text: part.text,
  }));
}

const lineOf = (name: string, fallback: string): string => fileName(whole(name), fallback);

/** UTF-8 has no half characters. */
const whole = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** A mark of the byte order is none inside a text. */
function lines(text: string): string {
  const plain = whole(text)
    .replace(/^\ufeff+/gm, '')
    .replace(/\r\n?/g, '\n');
  return plain === '' || plain.endsWith('\n') ? plain : `${plain}\n`;
}

const normalPlaceholders = (placeholders: PlaceholderTexts): PlaceholderTexts =>
  Object.fromEntries(
    Object.entries(placeholders).map(([name, values]) => [whole(name), values.map(whole)]),
  );

const normalView = (view: View): View =>
  Object.fromEntries(
    Object.entries(view).map(([key, value]): [string, string | number] => [
      whole(key),
      typeof value === 'string' ? whole(value) : value,
    ]),
  );
