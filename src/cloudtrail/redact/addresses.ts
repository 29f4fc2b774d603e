// Public internet addresses and networks → those set aside for documentation. Addresses of one network stay in one network,
// the last byte of IPv4 is kept (a /24 is hidden, not its members), private addresses are nobody's (design/cloudtrail.md, 7).
import { parseNetwork, printAddress, contains } from '../../sigma/network';
import { publicAddress, publicAddressPlaces } from '../addresses';
import type { Finding } from './kind';

const DASHED = /(?<![A-Za-z\d])(?:ec2|ip)-(?<it>\d{1,3}(?:-\d{1,3}){3})(?![\d-])/g;
const SUFFIX = /^\/\d{1,3}(?![\d/.])/;

/** Of a network that is wider than what is hidden together, the prefix length belongs to it. */
export function addressesIn(text: string): Finding[] {
  const places = publicAddressPlaces(text).map(({ start, end }) => {
    const suffix = SUFFIX.exec(text.slice(end, end + 5))?.[0] ?? '';
    const wide = wideNetwork(text.slice(start, end) + suffix) !== null;
    return { start, end: wide ? end + suffix.length : end, kind: 'addresses' as const };
  });
  if (!text.includes('-')) return places;
  const dashed = [...text.matchAll(DASHED)].flatMap((match) => {
    const it = match.groups!['it']!;
    const end = match.index + match[0].length;
    const hidden = publicAddress(it.replaceAll('-', '.')) !== null;
    return hidden ? [{ start: end - it.length, end, kind: 'addresses' as const }] : [];
  });
  return [...places, ...dashed];
}

interface Network {
  readonly bytes: readonly number[];
  readonly bits: number;
}

/** From /8 to /23, or of IPv6 from /20 to /47; shorter ones are too wide to say anything of anybody. */
function wideNetwork(text: string): Network | null {
  if (!text.includes('/')) return null;
  const network = parseNetwork(text);
  if (!network.ok) return null;
  const { bytes, bits } = network;
  const [least, most] = bytes.length === 4 ? [8, 23] : [20, 47];
  return bits >= least && bits <= most ? { bytes, bits } : null;
}

interface Wide extends Network {
  readonly stand: readonly number[];
  used: number;
}

/** Who stands for whom, in the order of appearance. Wide networks must be announced before the addresses in them. */
export class AddressBook {
  readonly #taken: (network: string) => boolean;
  readonly #wide: Wide[] = [];
  readonly #networks = new Map<string, readonly number[]>();
  readonly #hosts = new Map<string, number>();
  #next4 = 0;
  #next6 = 0;

  /** `taken`: whether addresses of the network occur already; `203.0.113` or `2001:db8:1`. */
  constructor(taken: (network: string) => boolean) {
    this.#taken = taken;
  }

  announce(original: string): void {
    const network = wideNetwork(original);
    if (network === null) return;
    const index = this.#wide.length;
    const stand =
      network.bytes.length === 4 ? [240 + (index % 15), 0, 0, 0] : wideV6(network.bits, index);
    this.#wide.push({ ...network, stand, used: 0 });
    // The most specific one that holds an address counts.
    this.#wide.sort((a, b) => b.bits - a.bits);
  }

  standIn(original: string): string {
    if (original.includes('/')) {
      const network = wideNetwork(original)!;
      const known = this.#wide.find((one) => same(one, network));
      return `${printAddress(known!.stand)}/${network.bits}`;
    }
    if (!original.includes('-')) return this.#address(publicAddress(original)!, original);
    return this.#address(publicAddress(original.replaceAll('-', '.'))!, '').replaceAll('.', '-');
  }

  #address(bytes: readonly number[], original: string): string {
    if (bytes.length === 16) return this.#v6(bytes);
    const v4 = [...this.#network(bytes.slice(0, 3)), bytes[3]!].join('.');
    return original.includes(':') ? original.slice(0, original.lastIndexOf(':') + 1) + v4 : v4;
  }

  #network(bytes: readonly number[]): readonly number[] {
    const key = bytes.join('.');
    const known = this.#networks.get(key);
    if (known !== undefined) return known;
    const wide = this.#wide.find((one) => contains(one.bytes, one.bits, [...bytes, 0]));
    const found = wide === undefined ? this.#free4() : within(wide);
    this.#networks.set(key, found);
    return found;
  }

  #free4(): readonly number[] {
    for (;;) {
      const network = freeV4(this.#next4++);
      if (!this.#taken(network.join('.'))) return network;
    }
  }

  /** A /48 for a /48; the rest is numbered: of an interface its number may tell the machine. */
  #v6(bytes: readonly number[]): string {
    const site = this.#siteOf(bytes.slice(0, 6));
    const subnet = this.#number(`${site.join('.')} net`, bytes.slice(6, 8).join('.'));
    const host = this.#number(`${site.join('.')} host`, bytes.slice(6).join('.'));
    const tail = [subnet >> 8, subnet & 255, 0, 0, 0, 0, (host >> 24) & 255, (host >> 16) & 255];
    return printAddress([...site, ...tail, (host >> 8) & 255, host & 255]);
  }

  #siteOf(bytes: readonly number[]): readonly number[] {
    const key = bytes.join('.');
    let site = this.#networks.get(key);
    while (site === undefined) {
      const number = ++this.#next6;
      if (this.#taken(`2001:db8:${number.toString(16)}`)) continue;
      const whole = new Array<number>(10).fill(0);
      const wide = this.#wide.find((one) => contains(one.bytes, one.bits, [...bytes, ...whole]));
      const [a, b, c, d] = wide?.stand ?? [0x20, 0x01, 0x0d, 0xb8];
      site = [a!, b!, c!, d!, (number >> 8) & 255, number & 255];
      this.#networks.set(key, site);
    }
    return site;
  }

  #number(group: string, member: string): number {
    const key = `${group} ${member}`;
    const known = this.#hosts.get(key);
    if (known !== undefined) return known;
    const next = (this.#hosts.get(group) ?? 0) + 1;
    this.#hosts.set(group, next);
    this.#hosts.set(key, next);
    return next;
  }
}

const same = (a: Network, b: Network): boolean =>
  a.bits === b.bits && a.bytes.join('.') === b.bytes.join('.');

/** 2001:db8::/32 has room for no wider one; 3fff::/20 is for documentation too. */
const wideV6 = (bits: number, index: number): number[] => [
  ...[0x3f, 0xff, 0, bits < 32 ? 0 : index & 15],
  ...new Array<number>(12).fill(0),
];

function within(wide: Wide): readonly number[] {
  const [a, b, c] = wide.stand;
  const number = wide.used++;
  return [a!, b! + (number >> 8), c! + (number & 255)];
}

/** Three networks for documentation, then those for measurements, then those that were never handed out. */
function freeV4(index: number): readonly number[] {
  if (index === 0) return [198, 51, 100];
  if (index === 1) return [203, 0, 113];
  if (index === 2) return [192, 0, 2];
  const rest = index - 3;
  if (rest < 512) return [198, 18 + (rest >> 8), rest & 255];
  const more = rest - 512;
  return [255, (more >> 8) & 127, more & 255];
}
