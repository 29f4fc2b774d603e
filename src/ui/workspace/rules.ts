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
import { NOTHING_BESIDE } from './workspaces.svelte';

const besideOf = ({ beside }: Playground) => beside ?? NOTHING_BESIDE;

function put(playground: Playground, rule: string, aside: readonly NamedText[], label: string) {
  const beside = { ...besideOf(playground), rules: aside };
  void playground.open({ rule, beside, view: viewWithout(playground) }, label);
}

/** Ids of another text's documents mean others. */
function viewWithout({ view }: Playground) {
  const { windows } = view;
  return windows === undefined ? {} : { windows };
}

export function addRule(playground: Playground, file: NamedText = NEW): void {
  const { rules } = besideOf(playground);
  put(playground, withFile(playground.rule, file, rules), rules, `added ${file.name}`);
}

const NEW: NamedText = { name: 'my_rule.yml', text: SKELETON };

/** Files that are there already take what comes for them; others are added. */
export function takeRules(playground: Playground, files: readonly NamedText[]): void {
  const { rules } = besideOf(playground);
  let text = playground.rule;
  for (const file of files) {
    const at = rulesIn(text).findIndex(({ name }) => name === file.name);
    if (at >= 0) ({ text } = withoutFile(text, at));
    text = withFile(text, file, rules);
  }
  const what = files.length === 1 ? files[0]!.name : `${files.length} rule files`;
  put(playground, text, rules, `took in ${what}`);
}

export function renameRule(playground: Playground, at: number, name: string): void {
  const taken = besideOf(playground).rules.map((one) => one.name);
  playground.willDo('renamed a rule file');
  playground.setRule(renamedFile(playground.rule, at, name, taken));
}

export function setAside(playground: Playground, at: number): void {
  const { rules } = besideOf(playground);
  const { text, file } = withoutFile(playground.rule, at);
  const name = freeName(
    file.name,
    rules.map((one) => one.name),
  );
  put(playground, text, [...rules, { ...file, name }], `set aside ${name}`);
}

export function takeBack(playground: Playground, at: number): void {
  const { rules } = besideOf(playground);
  const file = rules[at]!;
  const others = rules.filter((_, i) => i !== at);
  put(playground, withFile(playground.rule, file, others), others, `opened ${file.name}`);
}

export function removeRule(playground: Playground, at: number): void {
  const { text, file } = withoutFile(playground.rule, at);
  put(playground, text, besideOf(playground).rules, `removed ${file.name}`);
}

export function removeAsideRule(playground: Playground, at: number): void {
  const beside = besideOf(playground);
  const rules = beside.rules.filter((_, i) => i !== at);
  void playground.open({ beside: { ...beside, rules } }, `removed ${beside.rules[at]!.name}`);
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
