import { Readable } from 'node:stream';
import type { Files } from '#platform/server/files/store.ts';
import type { PreparedPicture, StoredPicture } from '../types.ts';

const mostBytes = 20_000_000;

/** Keeps both sizes of a prepared picture under the hashes of their bytes; refuses `no-room`. */
export async function storePicture(
	files: Files,
	picture: PreparedPicture
): Promise<({ ok: true } & StoredPicture) | { ok: false; reason: 'no-room' }> {
	const sizes = [picture.large, picture.small].map((bytes) => Readable.from([bytes]));
	const stored = await files.storeFiles(sizes, mostBytes);
	const [large, small] = stored.ok ? stored.files : [];
	if (!large || !small) return { ok: false, reason: 'no-room' };
	const { width, height } = picture;
	return { ok: true, fileHash: large.hash, smallHash: small.hash, width, height };
}
