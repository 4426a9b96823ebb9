// Addresses that a request to another house must not reach, whatever name led there: this machine, its networks, and what is reserved.
import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, bits, 'ipv4');

/** Of IPv6 only what is given out to the world counts, without the parts of it that lead elsewhere: 6to4, Teredo, documentation. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
const LEADS_ELSEWHERE = new BlockList();
LEADS_ELSEWHERE.addSubnet('2001::', 23, 'ipv6');
LEADS_ELSEWHERE.addSubnet('2001:db8::', 32, 'ipv6');
LEADS_ELSEWHERE.addSubnet('2002::', 16, 'ipv6');
LEADS_ELSEWHERE.addSubnet('3fff::', 20, 'ipv6');

/** True for all that is not plainly a public address; an IPv4 address in IPv6 clothes is not. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 4) return PRIVATE.check(address, 'ipv4');
  if (isIP(address) !== 6) return true;
  return !GLOBAL.check(address, 'ipv6') || LEADS_ELSEWHERE.check(address, 'ipv6');
}

export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}
