// `5m` → seconds (docs/semantics.md, 5.1, 8a).
import type { Timespan } from './document';
import type { Reading } from './item';
import { badTimespan } from './messages/correlation';
import { describeNode } from './node';
import type { YamlNode } from './yaml';

/** A month is a twelfth of the mean Gregorian year, a year that mean year: as pySigma counts. */
const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 2_629_746,
  y: 31_556_952,
};
const FORM = /^(\d+)([smhdwMy])$/;
/** In milliseconds it must stay exact. */
const MOST = Number.MAX_SAFE_INTEGER / 1000;

export function readTimespan(node: YamlNode, { report }: Reading): Timespan | null {
  const { range } = node;
  if (node.kind !== 'scalar' || node.value === null) {
    report(badTimespan(range, describeNode(node), null));
    return null;
  }
  const seconds = secondsOf(node.text);
  if (seconds !== null) return { seconds, range, text: node.text };
  report(badTimespan(range, node.text === '' ? 'an empty text' : node.text, mended(node.text)));
  return null;
}

/** null where it is no timespan. */
export function secondsOf(text: string): number | null {
  const [, count = '', unit = ''] = FORM.exec(text) ?? [];
  const seconds = Number(count) * (SECONDS[unit] ?? 0);
  return seconds > 0 && seconds <= MOST ? seconds : null;
}

const LONG: Readonly<Record<string, string>> = {
  min: 'm',
  mins: 'm',
  sec: 's',
  secs: 's',
  mo: 'M',
};

/** The same without spaces, its unit as Sigma writes it. */
function mended(text: string): string | null {
  const [, count = '', unit = ''] = /^\s*(\d{1,9})\s*([A-Za-z]{1,7})\s*$/.exec(text) ?? [];
  const lower = unit.toLowerCase();
  const first = /^(second|minute|hour|day|week|year)s?$/.test(lower) ? lower[0]! : lower;
  const known = /^months?$/.test(lower) ? 'M' : (LONG[lower] ?? first);
  const fixed = `${count}${Object.hasOwn(SECONDS, unit) ? unit : known}`;
  return secondsOf(fixed) === null ? null : fixed;
}
