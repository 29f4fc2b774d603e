// The librarian's story from end to end: an archive is dropped, what sees a call is found, two are compared, one is opened in the
// playground, all run over events, and what fired is taken away. Once over our own rules, and over SigmaHQ's where they lie beside the project.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { Download, Page } from '@playwright/test';
import { findTechnique } from '../src/catalogue/attack';
import { type FileToOpen, Playground } from './playground';
import { expect, test } from './test';

const SIGMAHQ = '../shared/data/sigma/sigmahq-rules.zip';
const INVICTUS = '../shared/data/cloudtrail/invictus.ndjson';
const FOUNDING_PAGE = '../shared/data/founding-rule/rule-page.txt';
const BESIDE = (file: string) => new URL(`../${file}`, import.meta.url).pathname;
const FOUNDING = '38e7f511-3f74-41d4-836e-f57dfa18eead';

const ownRules = readdirSync('rules').filter((name) => name.endsWith('.yml'));
const ownArchive = (): FileToOpen => ({
  name: 'own-rules.zip',
  content: Buffer.from(
    zipSync(
      Object.fromEntries(ownRules.map((name) => [`set/${name}`, readFileSync(`rules/${name}`)])),
    ),
  ),
});
const ownEvents = (): FileToOpen => {
  const all = readdirSync('rules')
    .filter((name) => name.endsWith('.events.json'))
    .flatMap(
      (name) =>
        (JSON.parse(readFileSync(`rules/${name}`, 'utf8')) as { events: { event: unknown }[] })
          .events,
    );
  return { name: 'own.ndjson', content: all.map(({ event }) => JSON.stringify(event)).join('\n') };
};

const main = (page: Page) => page.getByRole('main');
const found = (page: Page) => page.getByRole('list', { name: 'Rules found' });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search the rules' });
const card = (page: Page, name: string) => main(page).getByRole('region', { name, exact: true });
const textOf = async (download: Download) => readFileSync(await download.path(), 'utf8');

interface Layer {
  readonly versions: { readonly layer: string; readonly attack: string };
  readonly domain: string;
  readonly techniques: readonly { techniqueID: string; tactic: string; score?: number }[];
}
interface Fired {
  readonly title: string;
  readonly id: string;
  readonly matches: number;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
}

/** Presses it as the story goes: with the mouse, or by focus and Enter. */
type Press = (name: string | RegExp, role?: 'button' | 'link' | 'menuitem') => Promise<void>;
const byMouse =
  (page: Page): Press =>
  (name, role = 'link') =>
    page.getByRole(role, { name, exact: true }).first().click();
const byKeyboard =
  (page: Page): Press =>
  async (name, role = 'link') => {
    const at = page.getByRole(role, { name, exact: true }).first();
    await at.focus();
    await expect(at).toBeFocused();
    await page.keyboard.press('Enter');
  };

/** Three files of one run; they have to say the same. */
async function takeAway(page: Page, press: Press): Promise<{ fired: Fired[]; layer: Layer }> {
  const texts: string[] = [];
  for (const name of ['Table (CSV)', 'A JSON line per rule (NDJSON)', 'Navigator layer']) {
    await press('Export the run', 'button');
    await expect(page.getByRole('menuitem', { name })).toBeVisible();
    const saving = page.waitForEvent('download');
    await press(name, 'menuitem');
    texts.push(await textOf(await saving));
  }
  const [csv = '', ndjson = '', navigator = ''] = texts;
  const fired = ndjson
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Fired);
  expect(csv.trimEnd().split('\r\n')).toHaveLength(fired.length + 1);
  for (const { id, matches } of fired) expect(csv).toMatch(new RegExp(`${id},[^\\r]*,${matches},`));
  return { fired, layer: JSON.parse(navigator) as Layer };
}

/** A technique stands below each tactic that the rule is tagged with as well, below all of its own where there is none. */
const cellsOf = ({ tactics, techniques }: Fired): string[] =>
  techniques.flatMap((id) => {
    const own = findTechnique(id)?.tactics ?? [];
    const both = own.filter((tactic) => tactics.includes(tactic));
    return (both.length > 0 ? both : own).map((tactic) => `${tactic} ${id}`);
  });

/** Scores of the layer are the matches of the rules that fired, by tactic and technique; no other cell has one. */
function checkLayer({ fired, layer }: { fired: readonly Fired[]; layer: Layer }): void {
  expect(layer.versions.layer).toBe('4.5');
  expect(layer.domain).toBe('enterprise-attack');
  const expected = new Map<string, number>();
  for (const one of fired.filter(({ matches }) => matches > 0)) {
    for (const cell of cellsOf(one)) expected.set(cell, (expected.get(cell) ?? 0) + one.matches);
  }
  expect(expected.size).toBeGreaterThan(2);
  const scored = layer.techniques.flatMap(({ techniqueID, tactic, score }) =>
    score === undefined ? [] : [[`${tactic} ${techniqueID}`, score] as const],
  );
  expect(Object.fromEntries(scored)).toEqual(Object.fromEntries(expected));
}

interface Told {
  readonly archive: FileToOpen | string;
  readonly said: RegExp;
  /** A rule that sees `StopLogging`, and one to set beside it. */
  readonly rule: string;
  readonly other: string;
  readonly events: FileToOpen;
}

async function story(page: Page, press: Press, told: Told): Promise<void> {
  const playground = new Playground(page);
  await page.goto('./#/rules');
  await expect(found(page).getByRole('link').first()).toBeVisible();
  if (typeof told.archive === 'string') await playground.dropPath(told.archive);
  else await playground.drop(told.archive);
  await expect(main(page)).toContainText(told.said, { timeout: 120_000 });

  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.type('StopLogging');
  await expect(found(page).getByRole('link', { name: told.rule })).toBeVisible();
  await page.goto('./#/api/cloudtrail.amazonaws.com/StopLogging');
  const seen = card(page, 'Rules for this call');
  await expect(seen.getByRole('link', { name: told.rule }).first()).toBeVisible();
  expect(await seen.getByRole('row').count()).toBeGreaterThan(2);

  await press(told.rule);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(told.rule);
  await press(`Compare with ${told.other}`);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('Two rules compared');
  await expect(card(page, 'What they look for')).toContainText('StopLogging');
  await page.goBack();

  await press('Try it in the playground', 'button');
  await expect(playground.litRule).toContainText(told.rule);
  await expect(playground.grid.getByRole('row').nth(1)).toBeVisible();

  await playground.openFiles(told.events);
  const records = String(told.events.content).trimEnd().split('\n').length.toLocaleString('en');
  await expect(playground.stagesPane).toContainText(`NDJSON, ${records} records`);
  await press('Rules');
  await press('On my events');
  await press(`Run all rules on ${records} events`, 'button');
  const fired = card(page, 'Rules that fired');
  await expect(fired.getByRole('row').nth(3)).toBeVisible({ timeout: 120_000 });
  checkLayer(await takeAway(page, press));
  const title = await fired.getByRole('row').nth(1).getByRole('link').innerText();
  await press(`Open ${title} with its events`, 'button');
  await expect(playground.litRule).toContainText(title);
  await expect(playground.stagesPane).toContainText(/[1-9][\d,]* of [\d,]+/);
}

const own = (): Told => ({
  archive: ownArchive(),
  said: /\d+ rules of own-rules\.zip are open and kept in this browser\./,
  rule: 'CloudTrail Logging Stopped Or Reduced',
  other: 'CloudTrail Trail Stopped',
  events: ownEvents(),
});

for (const [how, press] of [
  ['mouse', byMouse],
  ['keyboard', byKeyboard],
] as const) {
  test(`with a zip of our own rules, by ${how}`, async ({ page }) => {
    await story(page, press(page), own());
  });

  test(`with SigmaHQ’s archive over a real attack, by ${how}`, async ({ page }) => {
    test.skip(!existsSync(SIGMAHQ), `${SIGMAHQ} is not beside the project`);
    await story(page, press(page), {
      archive: BESIDE(SIGMAHQ),
      said: /of sigmahq-rules\.zip are open and kept in this browser\./,
      rule: 'AWS CloudTrail Important Change',
      other: 'CloudTrail Logging Stopped Or Reduced',
      events: { name: 'invictus.ndjson', content: readFileSync(BESIDE(INVICTUS)) },
    });
  });
}

/** Parts of the founding page by their headings there, and the card each is here. */
const PARTS = new Map([
  ['MITRE ATT&CK coverage', 'MITRE ATT&CK coverage'],
  ['Event coverage', 'Event coverage'],
  ['Rules detecting the same action', 'Rules detecting the same action'],
  ['Rule body yaml', 'Rule body'],
  ['Stages and Predicates', 'Stages and predicates'],
  ['Indicators', 'Indicators'],
]);
/** Rows that stand there with nothing between their cells, and sentences about that page itself. */
const CELLS = new Map<string, readonly string[]>([
  ['TacticTechniques', []],
  [
    'Initial AccessT1566.002 Phishing: Spearphishing Link',
    ['Initial Access', 'T1566.002', 'Phishing: Spearphishing Link'],
  ],
  ['ProviderEvent', []],
  ['AWS-ssmSendCommand', ['ssm', 'SendCommand']],
  ['Other rules on this platform that filter on the same API call or operation.', []],
  ['FieldKindValues', ['Field', 'Value']],
]);
const KINDS = new Map([
  ['eq', 'equals'],
  ['is_null', 'is null or absent'],
]);
const flat = (text: string) => text.replace(/\s+/g, '').toLowerCase();

/** What has to stand in our card for the lines of a part of the founding page. */
function wantedOf(part: string, lines: readonly string[]): string[] {
  return lines.flatMap((line, at) => {
    const cells = CELLS.get(line.trim());
    if (cells !== undefined) return cells;
    if (part === 'Stages and Predicates') {
      const [, field, value] = /^ +(\w+): '?(.*?)'?$/.exec(line) ?? [];
      if (field !== undefined) {
        return [value === 'null' ? `${field} is null or absent` : `${field} equals ${value!}`];
      }
      // A search identifier stands behind the number of its stage.
      return [line.replace(/:(?= |$)/, '')];
    }
    if (part === 'Indicators') {
      const [, field, kind] = /^(\w+?)(eq|is_null)$/.exec(line) ?? [];
      if (field === undefined) return [];
      const value = lines[at + 1]!.replace(/^ *• /, '').replace('(no value, null check)', '');
      return [`${field} ${KINDS.get(kind!)!} ${value}`];
    }
    return [line];
  });
}

test('the founding rule’s page has every part and row of the page it stood on', async ({
  page,
}) => {
  test.skip(!existsSync(FOUNDING_PAGE), `${FOUNDING_PAGE} is not beside the project`);
  await page.goto(`./#/rules/${FOUNDING}`);
  await expect(card(page, 'Rule body')).toBeVisible();
  const parts = new Map<string, string[]>([['', []]]);
  let part = '';
  for (const line of readFileSync(FOUNDING_PAGE, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    if (PARTS.has(line)) parts.set((part = line), []);
    else parts.get(part)!.push(line);
  }
  expect([...parts.keys()].slice(1)).toEqual([...PARTS.keys()]);

  const [crumb, title, ...about] = parts.get('')!;
  expect(crumb).toBe('Detection rules › Sigma');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(title!);
  const attributes = new Map(
    about.slice(0, -1).flatMap((name, at) => (at % 2 ? [] : [[name, about[at + 1]!]])),
  );
  const titled = (name: string) => main(page).getByTitle(name, { exact: true });
  await expect(titled('Status')).toHaveText(attributes.get('Status')!);
  await expect(titled('Level')).toHaveText(attributes.get('Severity')!);
  await expect(titled('Author')).toHaveText(attributes.get('Author')!);
  expect(attributes.get('Log source')).toBe('product aws, service cloudtrail');
  await expect(titled('Log source')).toHaveText('aws · cloudtrail');
  expect(attributes.get('Source')).toContain('SigmaHQ');
  await expect(card(page, 'About the rule')).toContainText('SigmaHQ');
  await expect(main(page)).toContainText(about.at(-1)!);

  let rows = 0;
  for (const [name, lines] of [...parts].slice(1)) {
    const shown = flat(await card(page, PARTS.get(name)!).innerText());
    const wanted = wantedOf(name, lines);
    rows += wanted.length;
    expect([name, wanted.filter((words) => !shown.includes(flat(words)))]).toEqual([name, []]);
  }
  expect(rows).toBeGreaterThan(50);
  expect(
    await card(page, 'Rules detecting the same action').getByRole('listitem').count(),
  ).toBeGreaterThan(0);
});
