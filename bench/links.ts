// How long links are: against zlib at its best, and how long they take, for the rules and events of `link-states`. No passage of the
// dictionary was taken from them, but whoever wrote it had seen the founding rule and a few of the records. The row to judge by
// is that of real events: nobody made those for us, while made ones look like a record in the dictionary.
import { execFileSync } from 'node:child_process';
import { constants, deflateSync } from 'node:zlib';
import { readLink, writeLink, type LinkState } from '../src/workspace/link';
import { bombs, refusedIn } from '../src/workspace/bombs.test-support';
import { linkCases, type Case } from './link-states';
import { percentile, type Row } from './statistics';

/** Characters of the same as plain JSON, by zlib at level 9, as base64url. */
function plain({ rule, events }: Case, count: number): number {
  const records = events.slice(0, count).join(',');
  const json = `{"rule":${JSON.stringify(rule)},"events":[${records}]}`;
  const packed = deflateSync(json, { level: constants.Z_BEST_COMPRESSION });
  return packed.toString('base64url').length;
}

async function ours(state: LinkState): Promise<number> {
  const written = await writeLink(state);
  if ('problem' in written) throw new Error(written.problem.message);
  const read = await readLink(written.hash);
  if (JSON.stringify(read) !== JSON.stringify({ state }))
    throw new Error('a link came back as another');
  return written.hash.length;
}

const stateOf = ({ rule, events }: Case, count: number): LinkState => ({
  rule,
  events: [{ name: 'pasted', text: events.slice(0, count).join('\n') }],
  view: { selected: 0 },
});

interface Measured {
  readonly one: Case;
  /** Of our link to zlib's, in percent. */
  readonly share: number;
  readonly length: number;
  readonly plain: number;
  /** With the rule and one event. */
  readonly short: number;
}

export async function measureLinks(): Promise<Row[]> {
  const refused = await refusals();
  const cases = linkCases();
  if (cases === null) {
    console.log('Lengths of links were not measured: ../shared/data is not there.');
    return refused;
  }
  const measured: Measured[] = [];
  for (const one of cases) {
    const length = await ours(stateOf(one, 3));
    const against = plain(one, 3);
    const short = await ours(stateOf(one, 1));
    measured.push({ one, share: (100 * length) / against, length, plain: against, short });
  }
  return [
    ...rowsOf('all rules', measured),
    ...rowsOf(
      'every other rule',
      measured.filter((_, at) => at % 2 === 1),
    ),
    ...rowsOf(
      'the others',
      measured.filter((_, at) => at % 2 === 0),
    ),
    ...rowsOf(
      'three real events',
      measured.filter(({ one }) => one.real === 3),
    ),
    ...rowsOf(
      'made events only',
      measured.filter(({ one }) => one.real === 0),
    ),
    ...(await times(cases)),
    ...refused,
  ];
}

function rowsOf(which: string, all: readonly Measured[]): Row[] {
  const what = `links, ${which} (${all.length})`;
  const by = (number: (one: Measured) => number, share: number) =>
    percentile(all.map(number), share);
  const short = all.filter(({ short: length }) => length < 2000).length;
  return [
    { what: `${what}, of zlib’s, median`, value: by((m) => m.share, 0.5), unit: '%', atMost: 75 },
    { what: `${what}, of zlib’s, p90`, value: by((m) => m.share, 0.9), unit: '%' },
    { what: `${what}, median`, value: by((m) => m.length, 0.5), unit: 'characters' },
    { what: `${what}, p90`, value: by((m) => m.length, 0.9), unit: 'characters' },
    { what: `${what}, zlib, median`, value: by((m) => m.plain, 0.5), unit: 'characters' },
    { what: `${what}, zlib, p90`, value: by((m) => m.plain, 0.9), unit: 'characters' },
    {
      what: `${what}, one event, below 2,000`,
      value: (100 * short) / all.length,
      unit: '%',
      atLeast: 90,
    },
  ];
}

/** Of the processor, and the quickest of 30 runs: that of the bomb that takes longest. */
async function refusals(): Promise<Row[]> {
  let slowest = { name: '', time: 0 };
  for (const bomb of bombs()) {
    const time = await refusedIn(bomb);
    if (time > slowest.time) slowest = { name: bomb.name, time };
  }
  return [
    { what: `refusing a bomb (${slowest.name})`, value: slowest.time, unit: 'ms', atMost: 100 },
  ];
}

/** Links that are opened in a process of their own. */
const COLD = 9;

/** Of the processor: each the first that its process opens, then all in this one. */
async function times(cases: readonly Case[]): Promise<Row[]> {
  const first: number[] = [];
  const opening: number[] = [];
  for (const [at, one] of cases.entries()) {
    const written = await writeLink(stateOf(one, 3));
    if ('problem' in written) throw new Error(written.problem.message);
    if (at < COLD) first.push(firstOpening(written.hash));
    const start = process.cpuUsage();
    await readLink(written.hash);
    const { user, system } = process.cpuUsage(start);
    opening.push((user + system) / 1000);
  }
  return [
    {
      what: 'opening a first link, median',
      value: percentile(first, 0.5),
      unit: 'ms',
      atMost: 300,
    },
    { what: 'opening a link, p90', value: percentile(opening, 0.9), unit: 'ms', atMost: 300 },
  ];
}

/** With the flags of this process, which make it read TypeScript. */
const firstOpening = (hash: string): number =>
  Number(
    execFileSync(process.execPath, [...process.execArgv, 'bench/cold-link.ts'], { input: hash }),
  );
