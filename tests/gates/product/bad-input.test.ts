import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprint } from '../../support/fingerprint.ts';
import type { Answer, Asked } from '../../support/product/ask.ts';
import { badBodies, badFields } from '../../support/product/bad-values.ts';
import { formsOf, type Form } from '../../support/product/forms.ts';
import { placeOf } from '../../support/product/places.ts';
import { toldProduct, type Told } from '../../support/product/told.ts';
import { routePolicies, type Policy } from '../policies.ts';

let told: Told;
beforeAll(async () => {
	told = await toldProduct();
}, 120_000);
afterAll(async () => {
	await told.stop();
});

const actions = Object.entries(routePolicies).flatMap(([route, policies]) =>
	Object.entries(policies)
		.filter(([way]) => way !== 'page' && !/^[A-Z]+$/.test(way))
		.map(([way, policy]) => ({ route, way, policy }))
);
type Action = (typeof actions)[number];

/** Whoever may do it: a refusal of what is sent, not of the one who sends it. */
const senderOf = (policy: Policy) =>
	told.cookies[policy === 'operator' ? 'operator' : policy === 'public' ? 'nobody' : 'coordinator'];
const addressOf = ({ route, way }: Action) =>
	way === 'default' ? placeOf(route, told.own) : `${placeOf(route, told.own)}?/${way}`;
const send = (action: Action, asked: Asked): Promise<Answer> =>
	told.ask('POST', addressOf(action), { cookie: senderOf(action.policy), ...asked });

/** Their page shows no form of them in the present state: they are tried with the names that forms use. */
const usual: Form['fields'] = [
	{ name: 'id', kind: 'hidden', value: '' },
	{ name: 'revision', kind: 'hidden', value: '1' },
	{ name: 'reason', kind: 'text', value: 'Because.' },
	{ name: 'language', kind: 'select', value: 'en' },
	{ name: 'token', kind: 'text', value: 'x' }
];

async function formOf(action: Action): Promise<Form> {
	const page = placeOf(action.route, told.own);
	const { text } = await told.ask('GET', page, { cookie: senderOf(action.policy) });
	const form = formsOf(text).get(action.way);
	return form && form.fields.some(({ name }) => name !== 'form')
		? form
		: { action: action.way, fields: usual };
}

/** What is wrong with an answer: a fault, words for programmers, or nothing that says what is wrong. */
function wrongIn({ status, text }: Answer): string | undefined {
	if (status >= 500) return `${status}`;
	if (/node_modules|\n\s+at \S+ \(|\.ts:\d+|violates|syntax error/.test(text)) return 'inner words';
	if (status >= 400) return undefined;
	const { type, data = '' } = JSON.parse(text) as { type: string; data?: string };
	if (type !== 'failure') return `taken: ${type}`;
	return /"[a-z]+\.[a-z_]+"|"link-expired"/.test(data) ? undefined : 'no sentence';
}

/** They take no input, so no input of theirs is bad. */
const takesNothing = new Set(['approvePlan', 'discard', 'hold', 'signOut', 'unhold']);
takesNothing.add('signOutEverywhere');
const takers = actions.filter(({ way }) => !takesNothing.has(way));
const asScript = { accept: 'application/json', 'x-sveltekit-action': 'true' };

async function wrongAnswers(bad: (form: Form) => [string, Asked][]): Promise<string[]> {
	const wrong: string[] = [];
	for (const action of takers) {
		const before = JSON.stringify(await fingerprint(told.sql));
		const name = `${action.route.replace(/\/\[lang=language\]|\[partnership\]/g, '')} ${action.way}`;
		for (const [what, asked] of bad(await formOf(action))) {
			const headers = { ...asked.headers, ...asScript };
			const found = wrongIn(await send(action, { ...asked, headers }));
			if (found) wrong.push(`${name}, ${what}: ${found}`);
		}
		const after = JSON.stringify(await fingerprint(told.sql));
		if (after !== before) wrong.push(`${name}: something was written`);
	}
	return wrong;
}

test('each field refuses what it can’t be, and nothing is written', async () => {
	expect(await wrongAnswers(({ fields }) => badFields(fields))).toEqual([]);
	expect(told.faults()).toBe('');
}, 300_000);

test('every strange body is answered with a sentence, and nothing is written', async () => {
	expect(await wrongAnswers(({ fields }) => badBodies(fields))).toEqual([]);
	expect(told.faults()).toBe('');
}, 300_000);

test('a page sent from elsewhere, or by nobody, does nothing', async () => {
	const before = await fingerprint(told.sql);
	for (const action of actions) {
		const cookie = senderOf(action.policy);
		const forged = { form: {}, headers: { origin: 'https://evil.example' } };
		expect((await send(action, forged)).status).toBe(403);
		if (action.policy === 'public' || !cookie) continue;
		expect((await send(action, { form: {}, cookie: undefined })).status).toBe(303);
		expect((await send(action, { form: {}, cookie: 'tiltas.session_token=x.y' })).status).toBe(303);
	}
	expect(await fingerprint(told.sql)).toEqual(before);
}, 300_000);
