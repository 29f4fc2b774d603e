// Internet addresses and networks (docs/semantics.md, 3.5). Text in, bytes out.

/** 4 or 16 bytes; null where the text is no bare address. */
export function parseAddress(text: string): readonly number[] | null {
  return text.includes(':') ? parseV6(text) : parseV4(text);
}

const V4_PART = /^(?:0|[1-9]\d{0,2})$/;

function parseV4(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  const bytes = parts.map((part) => (V4_PART.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte < 256) ? bytes : null;
}

function parseV6(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  // An address of version 4 stands at the end of the whole.
  const [head, tail] = halves.map((half, i) => groups(half, i === halves.length - 1));
  if (!head || tail === null) return null;
  if (tail === undefined) return head.length === 16 ? head : null;
  const gap = 16 - head.length - tail.length;
  return gap >= 2 ? [...head, ...new Array<number>(gap).fill(0), ...tail] : null;
}

/** Bytes of colon-separated groups; the last one may be an IPv4 address. */
function groups(text: string, last: boolean): number[] | null {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.') && last && index === parts.length - 1) {
      const v4 = parseV4(part);
      if (!v4) return null;
      bytes.push(...v4);
    } else {
      if (!/^[\da-fA-F]{1,4}$/.test(part)) return null;
      const value = parseInt(part, 16);
      bytes.push(value >> 8, value & 255);
    }
  }
  return bytes;
}

export type NetworkResult =
  | { readonly ok: true; readonly bytes: readonly number[]; readonly bits: number }
  | { readonly ok: false; readonly why: string; readonly fix: string | null };

/** `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `2001:db8::/32`; a bare address is a network of one. Host bits must be clear. */
export function parseNetwork(text: string): NetworkResult {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const bytes = parseAddress(address);
  if (!bytes) {
    const why = text.includes('*')
      ? 'cidr takes a network such as 10.0.0.0/8, not a wildcard'
      : 'expected a network such as 10.0.0.0/8 or 2001:db8::/32';
    return { ok: false, why, fix: null };
  }
  const most = bytes.length * 8;
  const bits = slash < 0 ? most : prefixLength(text.slice(slash + 1), bytes.length);
  if (bits === null || bits > most) {
    return {
      ok: false,
      why: `expected a prefix length from 0 to ${most} behind the slash`,
      fix: null,
    };
  }
  const network = bytes.map((byte, index) => byte & mask(bits, index));
  if (network.some((byte, index) => byte !== bytes[index])) {
    const fix = `${printAddress(network)}/${bits}`;
    return {
      ok: false,
      why: `the address has bits set behind the first ${bits}; the network is ${fix}`,
      fix,
    };
  }
  return { ok: true, bytes, bits };
}

const mask = (bits: number, index: number): number =>
  (0xff00 >> Math.max(0, Math.min(8, bits - index * 8))) & 0xff;

function prefixLength(text: string, size: number): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const bytes = size === 4 ? parseV4(text) : null;
  if (!bytes) return null;
  const binary = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  if (/^1*0*$/.test(binary)) return binary.replace(/0+$/, '').length;
  // Python also reads host masks such as 0.0.0.255
  return /^0*1*$/.test(binary) ? binary.replace(/1+$/, '').length : null;
}

/** The usual short form: for IPv6 the longest run of zero groups is left out. */
export function printAddress(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const words = Array.from({ length: 8 }, (_, i) => (bytes[2 * i]! << 8) | bytes[2 * i + 1]!);
  const runs = words.map((_, start) => words.slice(start).findIndex((word) => word !== 0));
  const lengths = runs.map((run, start) => (run < 0 ? 8 - start : run));
  const longest = Math.max(...lengths);
  const text = (part: readonly number[]) => part.map((word) => word.toString(16)).join(':');
  if (longest < 2) return text(words);
  const start = lengths.indexOf(longest);
  return `${text(words.slice(0, start))}::${text(words.slice(start + longest))}`;
}

/** Whether an address lies in a network. An IPv4 network holds no IPv4-mapped IPv6 address. */
export function contains(
  network: readonly number[],
  bits: number,
  address: readonly number[],
): boolean {
  if (address.length !== network.length) return false;
  return network.every((byte, index) => byte === (address[index]! & mask(bits, index)));
}
