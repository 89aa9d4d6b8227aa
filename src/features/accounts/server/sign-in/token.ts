import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link: 256 random bits, fit for an address. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token; a hash without salt is enough for a secret that nobody chose. */
export const tokenHash = (token: string): string =>
	createHash('sha256').update(token).digest('base64url');
