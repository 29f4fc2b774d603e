// Addresses inside a network, and some that are in no network a rule is likely to name.
import { printAddress } from '../../sigma/network';

/** Kept for documentation, RFC 5737 and 3849: nobody has them. */
export const ELSEWHERE = ['203.0.113.10', '198.51.100.7', '192.0.2.1', '10.0.0.1', '2001:db8::1'];

/** `network` as in an operand: 4 or 16 bytes whose host bits are clear. The likeliest first. */
export function addressesIn(network: readonly number[], bits: number): readonly string[] {
  const room = network.length * 8 - bits;
  const hosts = [
    1,
    10,
    2 ** Math.min(room, 30) - 2,
    0,
    2 ** Math.min(room, 30) - 1,
    256 + 5,
    65536 + 7,
  ];
  const fitting = hosts.filter((host) => host >= 0 && host < 2 ** room);
  return [...new Set(fitting.map((host) => printAddress(plus(network, host))))];
}

function plus(network: readonly number[], host: number): number[] {
  const bytes = [...network];
  let rest = host;
  for (let index = bytes.length - 1; index >= 0 && rest > 0; index -= 1) {
    bytes[index]! += rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}
