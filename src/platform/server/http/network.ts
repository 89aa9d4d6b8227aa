import { isIPv6 } from 'node:net';

const groups = 8;
const ofNetwork = 4;

/**
 * Whom an address is counted as: an IPv4 address, in whatever way it is written, or of an IPv6 address the
 * network of 64 bits. Whoever has one address there has them all, and could come as somebody else each time.
 */
export function networkOf(address: string): string {
	const [plain = ''] = address.split('%', 1);
	if (!isIPv6(plain)) return address;
	const parts = groupsOf(plain);
	const isMapped = parts.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
	if (isMapped) return parts.slice(6).flatMap(bytesOf).join('.');
	return `${parts.slice(0, ofNetwork).join(':')}::`;
}

/** The eight groups of an IPv6 address in hexadecimal, without leading zeros. */
function groupsOf(address: string): string[] {
	const [before = [], after = []] = new URL(`http://[${address}]`).hostname
		.slice(1, -1)
		.split('::')
		.map((part) => part.split(':').filter(Boolean));
	const left = groups - before.length - after.length;
	return [...before, ...Array<string>(left).fill('0'), ...after];
}

function bytesOf(group: string): [number, number] {
	const value = parseInt(group, 16);
	return [value >> 8, value & 255];
}
