import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimKeys, claimSecret } from '#features/registrations/rules/claim-code.ts';
import { Person } from '../support/person.ts';
import { openForm, openForms, openPlace, ownAddress, wordsIn } from '../support/registering.ts';
import type { OpenForm } from '../support/registering.ts';
import {
	startRegistrationServer,
	type RegistrationServer
} from '../support/registration-server.ts';

let product: RegistrationServer;
beforeAll(async () => {
	product = await startRegistrationServer({ TRUST_PROXY: 'on' });
}, 180_000);
afterAll(() => product.stop());

const registrations = async () =>
	(await product.dump()).split('\n').filter((line) => line.startsWith('public.registration '))
		.length;
const questionOf = (form: OpenForm) =>
	Object.keys(form.fields).find((name) => name.startsWith('answer.')) ?? '';

/** A place with an answer that looks sealed, as a browser with script makes it. */
async function placeOf(form: OpenForm) {
	const keys = await claimKeys(claimSecret([randomUUID()]));
	const lookup = Buffer.from(keys.lookup).toString('base64');
	const answer = {
		questionId: questionOf(form).replace('answer.', ''),
		sealed: randomBytes(176).toString('base64'),
		own: randomBytes(156).toString('base64')
	};
	return { id: randomUUID(), lookup, answers: [answer] };
}

function sealed(form: OpenForm, places: readonly object[]) {
	const { key, token, product: productId } = form.fields;
	return { key, token, website: '', productIds: [productId], places };
}

async function put(form: OpenForm, body: unknown, headers: Record<string, string> = {}) {
	const answer = await fetch(new URL(form.path, product.origin), {
		method: 'PUT',
		headers: {
			origin: product.origin,
			'content-type': 'application/json',
			...ownAddress(),
			...headers
		},
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});
	return { status: answer.status, text: await answer.text() };
}

test('forms that programs have changed get a sentence and no place', async () => {
	const before = await registrations();
	const [form, foreign] = [
		...(await openForms(product, 'roomy-cities', 1)),
		...(await openForms(product, 'forty-cities', 1))
	] as [OpenForm, OpenForm];
	const question = questionOf(form);
	const { key = '', token = '' } = form.fields;
	const changes: [what: string, change: Record<string, string>, status: number][] = [
		['a forged token', { token: `${token.slice(0, -4)}AAAA` }, 409],
		['a token made older', { token: `0${token.slice(1)}` }, 409],
		['the token of another form', { key: randomUUID() }, 409],
		[
			'a form of another event',
			{ key: foreign.fields['key'] ?? '', token: foreign.fields['token'] ?? '' },
			409
		],
		['the field that nobody sees', { website: 'https://example.org' }, 409],
		['a product of another event', { product: foreign.fields['product'] ?? '' }, 409],
		['a product that is none', { product: randomUUID() }, 409],
		['31 places', { size: '31' }, 400],
		['a place and a half', { size: '1.5' }, 400],
		['another event’s question', { [question]: '', [questionOf(foreign)]: 'Rugilė' }, 400],
		['half a character', { [question]: 'Rugil\ud800' }, 400],
		['a NUL', { [question]: 'Rug\u0000ilė' }, 400],
		['a key that is none', { key: `${key}'; drop table registration` }, 400],
		['a long token', { token: 'a'.repeat(100_000) }, 400]
	];
	for (const [what, change, status] of changes) {
		const answer = await form.send(product, change);
		expect([what, answer.status, wordsIn(answer)]).toEqual([what, status, '']);
	}
	const atOnce = await openForm(product, 'roomy-cities');
	expect((await atOnce.send(product)).status).toBe(409);
	const evil = await new Person(product).send(form.path, form.fields, {
		origin: 'https://evil.example'
	});
	expect(evil.status).toBe(403);
	expect(await registrations()).toBe(before);
	// The form itself was good all the time.
	expect((await form.send(product)).status).toBe(200);
	expect(await registrations()).toBe(before + 1);
}, 120_000);

test('sealed forms that programs have changed are refused, also with an id that is somebody’s', async () => {
	const [form, second, foreign] = [
		...(await openForms(product, 'roomy-cities', 2)),
		...(await openForms(product, 'forty-cities', 1))
	] as [OpenForm, OpenForm, OpenForm];
	const place = await placeOf(form);
	const good = sealed(form, [place]);
	const withAnswer = (change: object) => [
		{ ...place, answers: [{ ...place.answers[0], ...change }] }
	];
	const elsewhere = questionOf(foreign).replace('answer.', '');
	const before = await registrations();
	const changes: [what: string, body: unknown, status: number][] = [
		['no JSON', '{', 400],
		['nothing', 'null', 400],
		['nesting without end', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400],
		['half a character', { ...good, token: '\ud800' }, 409],
		['a NUL', { ...good, contact: 'a\u0000@example.org' }, 400],
		['a filled trap', { ...good, website: 'x' }, 409],
		['31 places', { ...good, places: Array(31).fill(place) }, 400],
		['five places where four are given', { ...good, places: Array(5).fill(place) }, 409],
		['one place twice', { ...good, places: [place, place] }, 409],
		['another event’s product', { ...good, productIds: [foreign.fields['product']] }, 409],
		['another event’s question', { ...good, places: withAnswer({ questionId: elsewhere }) }, 409],
		['an option that is none', { ...good, places: withAnswer({ optionId: randomUUID() }) }, 409],
		['a short lookup', { ...good, places: [{ ...place, lookup: 'AAAA' }] }, 400]
	];
	for (const [what, body, status] of changes)
		expect([what, (await put(form, body)).status]).toEqual([what, status]);
	const fromElsewhere = await put(form, good, { origin: 'https://evil.example' });
	expect(fromElsewhere.status).toBe(403);
	expect(await registrations()).toBe(before);

	// Pressed six times at once it is one place, and its id is nobody else's then.
	const same = await Promise.all(Array.from({ length: 6 }, () => put(form, good)));
	for (const { status, text } of same) {
		expect(status).toBe(200);
		expect(JSON.parse(text)).toEqual({ state: 'confirmed', ids: [place.id] });
	}
	const { id, lookup } = place;
	for (const stolen of [{ id }, { lookup }]) {
		const thief = sealed(second, [{ ...(await placeOf(second)), ...stolen }]);
		expect((await put(second, thief)).status).toBe(409);
	}
	expect(await registrations()).toBe(before + 1);
}, 120_000);

test('words are guessed 300 times from one address, then not even right ones are looked at', async () => {
	const forms = await openForms(product, 'roomy-cities', 4);
	const sent = forms.map(async (form) => wordsIn(await form.send(product)).split(' '));
	const [own = [], ...other] = await Promise.all(sent);
	const words = own.join(' ');
	const neighbour = other.find(([first]) => first !== own[0])?.join(' ') ?? '';
	const guesser = ownAddress();
	const [first = '', ...others] = own;
	const wrong = [first, ...others.reverse()].join(' ');
	for (let guess = 0; guess < 300; guess += 20) {
		const tries = Array.from({ length: 20 }, () => openPlace(product, wrong, guesser));
		for (const { status } of await Promise.all(tries)) expect(status).toBe(404);
	}
	expect((await openPlace(product, wrong, guesser)).status).toBe(429);
	expect((await openPlace(product, words, guesser)).status).toBe(429);
	expect((await openPlace(product, words)).status).toBe(200);
	// Whoever shares the address with the guesser, as in a hall or behind Tor, is not locked out.
	expect((await openPlace(product, neighbour, guesser)).status).toBe(200);
	expect(product.printed()).not.toContain('2001:db8');
}, 180_000);

test('a door that has no token, a made-up one or somebody’s words in it is refused, and soon not looked at', async () => {
	const client = ownAddress();
	const scans = async (token: string) => {
		const answer = await fetch(new URL('/desk/scans', product.origin), {
			method: 'POST',
			headers: {
				...client,
				'content-type': 'application/json',
				...(token && { authorization: `Bearer ${token}` })
			},
			body: JSON.stringify({ scans: [], headCounts: [] })
		});
		return answer.status;
	};
	const forged = randomBytes(32).toString('base64url');
	for (const token of ['', forged, `${forged}a`, "' or true --", 'a'.repeat(5_000)])
		expect([token, await scans(token)]).toEqual([token, 401]);
	const statuses: number[] = [];
	for (let guess = 0; guess < 60; guess += 1)
		statuses.push(await scans(randomBytes(32).toString('base64url')));
	expect([statuses.at(0), statuses.at(-1)]).toEqual([401, 429]);
}, 60_000);
