// A rule of the catalogue into the playground: with its own events where we ship it, else with events made from it, matching and missing.
import type { RulePage } from '../../catalogue/rule-page';
import { allExamples, type Example } from '../examples';
import { later } from '../later';
import type { Playground } from '../playground.svelte';
import { rulesOpen } from './rules-open.svelte';

const isSame = ({ name, rule }: Example, { about, row }: RulePage): boolean =>
  about.id === null
    ? row.path === `${name}.yml`
    : new RegExp(`^id: *${about.id.replace(/[^\w-]/g, '.')} *$`, 'm').test(rule);

export async function tryIt(playground: Playground, page: RulePage): Promise<void> {
  const example = (await allExamples()).find((one) => isSame(one, page));
  if (example !== undefined) {
    location.hash = '#/';
    return playground.openExample(example);
  }
  const rule = await ruleWithReferences(page);
  location.hash = '#/';
  await playground.open({ rule, sources: [] }, `opened “${page.row.title}” from the rules`);
  lookAt(playground, page);
  await (await later).made.make(playground);
}

/** The text of a rule, and behind it the rules that a correlation counts, and the filters that narrow it, where they stand in other files. */
export async function ruleWithReferences(page: RulePage): Promise<string> {
  const counted = (page.correlation?.rules ?? []).flatMap(({ row }) => row ?? []);
  const filters = page.referrers.flatMap(({ row, ambiguous }) =>
    row.kind === 'filter' && row.sound && !ambiguous ? [row] : [],
  );
  const elsewhere = [...counted, ...filters].flatMap(({ set, path, key }) =>
    path === page.row.path && set === page.row.set ? [] : [key],
  );
  const texts = await Promise.all(
    [...new Set(elsewhere)].map((key) => rulesOpen.client.ask('body', key)),
  );
  // A file may hold several of them.
  const all = new Set([page.body.text, ...texts.filter((text) => text !== null)]);
  return [...all].map((text) => `${text.trimEnd()}\n`).join('---\n');
}

/** Of a file with several rules the one that was asked for is in view. */
function lookAt(playground: Playground, { body }: RulePage): void {
  const own = playground.columns.find(({ range }) => range[0] === body.range[0]);
  if (own !== undefined && own.id !== playground.inFocus.id) playground.focusStage(own.id);
}
