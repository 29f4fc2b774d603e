// A rule of the catalogue into the playground: with its own events where it is one we ship, else with events made from it, matching and missing.
import type { RuleRow } from '../../catalogue/catalogue';
import type { RulePage } from '../../catalogue/rule-page';
import { allExamples } from '../examples';
import { later } from '../later';
import type { Playground } from '../playground.svelte';
import { rulesOpen } from './rules-open.svelte';

/** How lines and the text end is no part of what a rule says. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();

/** The rule one looks at is the one that is opened: of another text under the same id, the events that we ship would say something else. */
export async function tryIt(playground: Playground, page: RulePage): Promise<void> {
  const text = plain(page.body.text);
  const example = (await allExamples()).find(({ rule }) => plain(rule) === text);
  if (example !== undefined) {
    location.hash = '#/';
    await playground.openExample(example);
    return lookAt(playground, page);
  }
  const rule = await ruleWithReferences(page);
  location.hash = '#/';
  await playground.open({ rule, sources: [] }, `opened “${page.row.title}” from the rules`);
  lookAt(playground, page);
  await (await later).made.make(playground);
}

/**
 * The text of a rule, and behind it the rules that a correlation counts, through others included, and the filters that narrow any of them, where
 * they stand in other files.
 */
export async function ruleWithReferences(page: RulePage): Promise<string> {
  // A file may hold several of them.
  const texts = new Set([page.body.text]);
  const filters: string[] = [];
  const seen = new Set([page.row.key]);
  const fresh = (rows: readonly RuleRow[]): string[] => {
    const keys = [...new Set(rows.map(({ key }) => key))].filter((key) => !seen.has(key));
    for (const key of keys) seen.add(key);
    return keys;
  };
  let pages: readonly RulePage[] = [page];
  while (pages.length > 0) {
    filters.push(...fresh(pages.flatMap(filtersOf)));
    const counted = await Promise.all(
      fresh(pages.flatMap(countedBy)).map((key) => rulesOpen.client.ask('rulePage', key)),
    );
    pages = counted.filter((one) => one !== null);
    for (const { body } of pages) texts.add(body.text);
  }
  const bodies = await Promise.all(filters.map((key) => rulesOpen.client.ask('body', key)));
  for (const text of bodies) if (text !== null) texts.add(text);
  return [...texts].map((text) => `${text.trimEnd()}\n`).join('---\n');
}

const countedBy = ({ correlation }: RulePage): RuleRow[] =>
  (correlation?.rules ?? []).flatMap(({ row }) => row ?? []);

const filtersOf = ({ referrers }: RulePage): RuleRow[] =>
  referrers.flatMap(({ row, ambiguous }) =>
    row.kind === 'filter' && row.sound && !ambiguous ? [row] : [],
  );

/** Of a file with several rules the one that was asked for is in view. */
function lookAt(playground: Playground, { body }: RulePage): void {
  const own = playground.columns.find(({ range }) => range[0] === body.range[0]);
  if (own !== undefined && own.id !== playground.inFocus.id) playground.focusStage(own.id);
}
