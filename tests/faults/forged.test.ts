import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextLink } from '../support/journey-server.ts';
import { firstToken, Person } from '../support/person.ts';
import { startProduct, type Product } from '../support/product.ts';

const shownOrigin = 'https://tiltas.example';
const session = '__Secure-tiltas.session_token';

let product: Product;
let folder: string;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tiltas-forged-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(folder, 0o755);
	product = await startProduct({
		DATA_DIR: folder,
		EXAMPLE: 'off',
		PUBLIC_ORIGIN: shownOrigin,
		TRUST_PROXY: 'on'
	});
}, 120_000);
afterAll(async () => {
	await product.stop();
	rmSync(folder, { recursive: true, force: true });
});

const somebody = () => Object.assign(new Person(product), { shownOrigin });

async function signedInOperator(): Promise<Person> {
	const operator = somebody();
	const wish = { email: 'operator@localhost', to: '' };
	const link = await nextLink(product.printed, () => operator.send('/en/sign-in?/link', wish));
	const token = new URL(link).searchParams.get('token') ?? '';
	await operator.send('/en/sign-in/link', { token });
	return operator;
}

test('a link signs in once, with a cookie of its own making that no script and no other site can use', async () => {
	const token = firstToken(product);
	const visitor = somebody();
	// A cookie that somebody else has put there means nothing, and is not the one that signs in.
	visitor.cookies.set(session, 'fixed.by-a-stranger');
	expect((await visitor.open('/en/operator')).headers.get('location')).toMatch(/^\/en\/sign-in/);
	const forged = await visitor.send('/en/welcome', { token }, { origin: 'https://evil.example' });
	const unsaid = await visitor.send('/en/welcome', { token }, { origin: 'null' });
	expect([forged.status, unsaid.status]).toEqual([403, 403]);
	const signedIn = await visitor.send('/en/welcome', { token });
	expect(signedIn.status).toBe(303);
	const line = signedIn.headers.getSetCookie().find((cookie) => cookie.startsWith(`${session}=`));
	expect(line).toMatch(/; HttpOnly/);
	expect(line).toMatch(/; Secure/);
	expect(line).toMatch(/; SameSite=Lax/);
	expect(visitor.cookies.get(session)).not.toContain('fixed');
	expect((await visitor.open('/en/operator')).status).toBe(200);
	const second = somebody();
	expect((await second.send('/en/welcome', { token })).status).toBe(410);
	expect((await second.open('/en/operator')).status).toBe(303);
	// Signed in, and yet another site cannot write in one's name, nor a form without an origin.
	const create = { form: 'create', slug: 'forged' };
	const evil = { origin: 'https://evil.example' };
	expect((await visitor.send('/en/operator?/create', create, evil)).status).toBe(403);
	expect((await second.send('/en/operator?/create', create)).status).toBe(303);
	expect((await visitor.open('/en/p/forged')).status).toBe(404);
});

test('pages run no script that stands in them, are framed by nobody, and believe no forwarded host', async () => {
	const operator = await signedInOperator();
	const lies = {
		'x-forwarded-host': 'evil.example',
		'x-forwarded-proto': 'http',
		forwarded: 'host=evil.example'
	};
	for (const [person, path] of [
		[somebody(), '/en'],
		[somebody(), '/lt/sign-in'],
		[somebody(), '/nb/nowhere'],
		[operator, '/en/operator'],
		[operator, '/en/account']
	] as const) {
		const { headers, text } = await person.open(path, lies);
		const policy = headers.get('content-security-policy') ?? '';
		expect(policy).toContain("default-src 'self'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
		// A script within the page runs only where the policy of this very answer names it.
		const nonce = /script-src[^;]*'nonce-([^']+)'/.exec(policy)?.[1];
		const unnamed = (text.match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? []).filter(
			(tag) =>
				!(nonce && tag.includes(`nonce="${nonce}"`)) && !/script-src[^;]*'sha256-/.test(policy)
		);
		expect([path, unnamed]).toEqual([path, []]);
		expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(text).not.toContain('evil.example');
	}
});

test('too many tries are refused with a sentence, and no address is kept or logged', async () => {
	const visitor = somebody();
	const from = { 'x-forwarded-for': '203.0.113.9' };
	const statuses = [];
	for (let attempt = 0; attempt < 45; attempt += 1) {
		const { status } = await visitor.send('/en/sign-in/link', { token: `guess-${attempt}` }, from);
		statuses.push(status);
	}
	expect(statuses.slice(0, 40).every((status) => status === 410 || status === 400)).toBe(true);
	expect(statuses.slice(40)).toEqual([429, 429, 429, 429, 429]);
	const { text } = await visitor.send('/lt/sign-in/link', { token: 'guess' }, from);
	expect(text).toContain('<html lang="lt"');
	expect(product.printed()).not.toMatch(/127\.0\.0\.1|203\.0\.113\.9/);
	expect(product.printed()).not.toContain('guess');
});
