import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The instance's secret: the configured one, else the one in the data folder, made there once for all processes. */
export function instanceSecret(config: { secret: string; dataDir: string }): string {
	if (config.secret) return config.secret;
	mkdirSync(config.dataDir, { recursive: true });
	const path = join(config.dataDir, 'secret');
	const found = readSecret(path) ?? makeSecret(path);
	if (found.length < 32)
		throw new Error(`${path} is too short to be a secret: restore it from a backup.`);
	return found;
}

/** The instance's secret where there is one already: a backup is never opened with one made for it. */
export function knownSecret(config: { secret: string; dataDir: string }): string | undefined {
	return config.secret || readSecret(join(config.dataDir, 'secret'));
}

/** A key of 32 bytes for one purpose; keys of different purposes say nothing about each other (HKDF, RFC 5869). */
export function keyFor(secret: string, purpose: string): Buffer {
	return Buffer.from(hkdfSync('sha256', secret, '', `tiltas ${purpose}`, 32));
}

function readSecret(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8').trim();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

/** A link fails if the name is taken, so of two first starts at once both get the same secret. */
function makeSecret(path: string): string {
	const own = `${path}.${randomUUID()}`;
	writeFileSync(own, `${randomBytes(32).toString('base64url')}\n`, {
		mode: 0o600,
		flag: 'wx',
		flush: true
	});
	try {
		linkSync(own, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(own, { force: true });
	}
	return readFileSync(path, 'utf8').trim();
}
