// Rule files of what is open: a new one, another name, setting one aside and taking it in again, removal, going to one.
import {
  fileAt,
  freeName,
  renamedFile,
  rulesIn,
  withFile,
  withoutFile,
} from '../../view/rule-files';
import type { NamedText } from '../../text/file-marks';
import type { Playground } from '../playground.svelte';
import { SKELETON } from '../skeleton';
import { following, type Change } from './following';
import { NOTHING_BESIDE } from './workspaces.svelte';

const besideOf = ({ beside }: Playground) => beside ?? NOTHING_BESIDE;

interface Next extends Pick<Change, 'gone' | 'places'> {
  readonly rule: string;
  readonly aside: readonly NamedText[];
}

async function put(playground: Playground, next: Next, label: string): Promise<void> {
  const { rule, aside, places, gone } = next;
  const kept = await following(playground, { rule, places, gone });
  if (kept === null) return;
  const beside = { ...besideOf(playground), rules: aside, expectations: kept.rest };
  void playground.open({ rule, beside, view: viewWithout(playground), ...kept.opening }, label);
  if (kept.words !== '') playground.said.say(kept.words);
}

/** Where each file is that is open; those that come are behind them. */
const inPlace = ({ rule }: Playground): number[] => rulesIn(rule).map((_, at) => at);

const placesWithout = (playground: Playground, gone: number): (number | null)[] =>
  inPlace(playground).map((at) => (at === gone ? null : at > gone ? at - 1 : at));

/** Ids of another text's documents mean others. */
function viewWithout({ view }: Playground) {
  const { windows } = view;
  return windows === undefined ? {} : { windows };
}

export function addRule(playground: Playground, file: NamedText = NEW): Promise<void> {
  const { rules: aside } = besideOf(playground);
  const rule = withFile(playground.rule, file, aside);
  const next: Next = { rule, aside, places: inPlace(playground), gone: 'removed' };
  return put(playground, next, `added ${file.name}`);
}

const NEW: NamedText = { name: 'my_rule.yml', text: SKELETON };

/** Files that are there already take what comes for them; others are added. */
export function takeRules(playground: Playground, files: readonly NamedText[]): Promise<void> {
  const { rules: aside } = besideOf(playground);
  let rule = playground.rule;
  /** Of each file that is open now, which one it was. */
  let were: (number | null)[] = inPlace(playground);
  for (const file of files) {
    const at = rulesIn(rule).findIndex(({ name }) => name === file.name);
    if (at >= 0) {
      rule = withoutFile(rule, at).text;
      were = were.filter((_, i) => i !== at);
    }
    rule = withFile(rule, file, aside);
    were = [...were, null];
  }
  const places = inPlace(playground).map((was) => {
    const at = were.indexOf(was);
    return at < 0 ? null : at;
  });
  const what = files.length === 1 ? files[0]!.name : `${files.length} rule files`;
  return put(playground, { rule, aside, places, gone: 'removed' }, `took in ${what}`);
}

export function renameRule(playground: Playground, at: number, name: string): void {
  const taken = besideOf(playground).rules.map((one) => one.name);
  playground.willDo('renamed a rule file');
  playground.setRule(renamedFile(playground.rule, at, name, taken));
}

export function setAside(playground: Playground, at: number): Promise<void> {
  const { rules } = besideOf(playground);
  const { text: rule, file } = withoutFile(playground.rule, at);
  const name = freeName(
    file.name,
    rules.map((one) => one.name),
  );
  const aside = [...rules, { ...file, name }];
  const places = placesWithout(playground, at);
  return put(playground, { rule, aside, places, gone: 'aside' }, `set aside ${name}`);
}

export function takeBack(playground: Playground, at: number): Promise<void> {
  const { rules } = besideOf(playground);
  const file = rules[at]!;
  const aside = rules.filter((_, i) => i !== at);
  const rule = withFile(playground.rule, file, aside);
  const places = inPlace(playground);
  return put(playground, { rule, aside, places, gone: 'aside' }, `opened ${file.name}`);
}

export function removeRule(playground: Playground, at: number): Promise<void> {
  const { text: rule, file } = withoutFile(playground.rule, at);
  const { rules: aside } = besideOf(playground);
  const places = placesWithout(playground, at);
  return put(playground, { rule, aside, places, gone: 'removed' }, `removed ${file.name}`);
}

export function removeAsideRule(playground: Playground, at: number): Promise<void> {
  const beside = besideOf(playground);
  const rules = beside.rules.filter((_, i) => i !== at);
  return playground.open({ beside: { ...beside, rules } }, `removed ${beside.rules[at]!.name}`);
}

/** Brings the file into view, and its first document into focus. */
export function goTo(playground: Playground, at: number): void {
  const rules = rulesIn(playground.rule);
  const own = playground.columns.find(({ range }) => fileAt(rules, range[0]) === at);
  if (own !== undefined) playground.focusStage(own.id);
  const start = rules[at]?.range[0] ?? 0;
  if (playground.editing) return playground.edit(start);
  // The lit rule has a line for each of the text.
  const line = playground.rule.slice(0, start).split('\n').length;
  document.querySelector(`.lit [data-line="${line}"]`)?.scrollIntoView({ block: 'start' });
}
