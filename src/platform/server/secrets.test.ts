import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { instanceSecret, keyFor } from './secrets.ts';

function emptyFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'tiltas-secret-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	return folder;
}

test('the configured secret is the secret, and nothing is written', () => {
	const dataDir = emptyFolder();
	expect(instanceSecret({ secret: 'x'.repeat(32), dataDir })).toBe('x'.repeat(32));
	expect(readdirSync(dataDir)).toEqual([]);
});

test('without one it is made once, for the owner alone', () => {
	const dataDir = join(emptyFolder(), 'data');
	const made = instanceSecret({ secret: '', dataDir });
	expect(made).toMatch(/^[\w-]{43}$/);
	expect(instanceSecret({ secret: '', dataDir })).toBe(made);
	expect(readdirSync(dataDir)).toEqual(['secret']);
	expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
});

test('a damaged secret stops the start instead of locking everyone out in silence', () => {
	const dataDir = emptyFolder();
	writeFileSync(join(dataDir, 'secret'), 'half');
	expect(() => instanceSecret({ secret: '', dataDir })).toThrow('restore it from a backup');
});

test('each purpose has a key of its own, the same at every start', () => {
	const secret = 'y'.repeat(40);
	expect(keyFor(secret, 'sessions')).toEqual(keyFor(secret, 'sessions'));
	expect(keyFor(secret, 'sessions')).not.toEqual(keyFor(secret, 'rate limit'));
	expect(keyFor(secret, 'sessions').length).toBe(32);
});
