// docs/semantics.md, 3.5.
import { describe, expect, it } from 'vitest';
import { contains, parseAddress, parseNetwork } from './network';

describe('addresses', () => {
  it.each([
    ['10.0.0.1', '10 0 0 1'],
    ['255.255.255.255', '255 255 255 255'],
    ['::', '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0'],
    ['2001:db8::1', '32 1 13 184 0 0 0 0 0 0 0 0 0 0 0 1'],
    ['::ffff:10.0.0.1', '0 0 0 0 0 0 0 0 0 0 255 255 10 0 0 1'],
    ['1:2:3:4:5:6:7:8', '0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 8'],
  ])('%s', (text, bytes) => {
    expect(parseAddress(text)?.join(' ')).toBe(bytes);
  });

  it.each([
    '256.0.0.1',
    '10.0.0',
    '10.0.0.1.2',
    '010.0.0.1',
    ' 10.0.0.1',
    '10.0.0.1 ',
    '10.0.0.1/32',
    '',
    'ec2.amazonaws.com',
    'AWS Internal',
    '1:2:3',
    ':::',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
  ])('%s is none', (text) => {
    expect(parseAddress(text)).toBeNull();
  });
});

describe('networks', () => {
  it.each([
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.0', false],
    ['10.0.0.0/255.0.0.0', '10.1.2.3', true],
    ['10.0.0.0/0.255.255.255', '10.1.2.3', true],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['0.0.0.0/0', '198.51.100.9', true],
    ['0.0.0.0/0', '::ffff:198.51.100.9', false],
    ['2001:db8::/32', '2001:0DB8:ffff::1', true],
    ['2001:db8::/33', '2001:db8:8000::', false],
    ['198.51.100.16/28', '198.51.100.31', true],
    ['198.51.100.16/28', '198.51.100.32', false],
  ])('%s and %s: %s', (text, address, expected) => {
    const network = parseNetwork(text);
    if (!network.ok) throw new Error(network.why);
    expect(contains(network.bytes, network.bits, parseAddress(address)!)).toBe(expected);
  });

  it.each([
    ['10.0.0.1/8', '10.0.0.0/8'],
    ['2001:db8::1/32', '2001:db8::/32'],
    ['2001:db8:0:1::1/64', '2001:db8:0:1::/64'],
    ['10.0.0.0/33', null],
    ['10.0.0.0/255.0.255.0', null],
    ['10.*', null],
    ['ten', null],
    ['10.0.0.0/', null],
  ])('%s is refused, with the fix %s', (text, fix) => {
    expect(parseNetwork(text)).toMatchObject({ ok: false, fix });
  });
});
