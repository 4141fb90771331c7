import { isIPv6 } from 'node:net';

/** Of the eight groups of an IPv6 address: the rest is free for whoever has these. */
const GROUPS_OF_A_NETWORK = 4;

/**
 * What an address is counted by: itself, or its network of 64 bits, which is what one home or machine is given. Counted
 * one by one, each had as many tries as it has addresses.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const [before = '', after] = plain.split('::');
  const groups = before === '' ? [] : before.split(':');
  const behind = after === undefined || after === '' ? [] : after.split(':');
  // Four bytes at the end may be written as an IPv4 address; none of them is in the first half.
  while (groups.length + behind.length < 8 && after !== undefined) groups.push('0');
  const network = [...groups, ...behind]
    .slice(0, GROUPS_OF_A_NETWORK)
    .map((group) => parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
