export { fromBase64url as bytesOf, toBase64url as textOf } from '../../rules/base64.ts';

export type Bytes = Uint8Array<ArrayBuffer>;
/** 32 bytes that never leave the browser but locked. */
export type PrivateKey = Bytes;

export function joined(first: Uint8Array, second: Uint8Array): Bytes {
	const whole = new Uint8Array(first.length + second.length);
	whole.set(first);
	whole.set(second, first.length);
	return whole;
}
