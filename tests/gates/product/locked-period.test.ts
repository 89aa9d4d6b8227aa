import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockPeriod } from '#features/results/server/periods.ts';
import { languages } from '#lib/i18n/languages.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { ok } from '../../support/event-cast.ts';
import { idOf } from '../../support/every-command/step.ts';
import { toldProduct, type Told } from '../../support/product/told.ts';

let told: Told;
let results: string;
const stored = async () => {
	const of = (table: 'indicator_value' | 'value_decision' | 'indicator_cell') =>
		told.sql.selectFrom(table).selectAll().execute();
	return Promise.all([of('indicator_value'), of('value_decision'), of('indicator_cell')]);
};

beforeAll(async () => {
	told = await toldProduct();
	const { coordinator, partnershipId, slug } = told.own;
	results = `/en/p/${slug}/results`;
	const period = { id: idOf(told.own, 'period'), locked: true };
	ok(await lockPeriod(coordinator, partnershipId, period));
}, 120_000);
afterAll(async () => {
	await told.stop();
});

const keys = () => ({
	indicatorId: idOf(told.own, 'indicator'),
	periodId: idOf(told.own, 'period')
});
const value = () => ({ id: idOf(told.own, 'value') });

test.each(['coordinator', 'officer'] as const)(
	'RS2: every form on values of a locked period says so to the %s, and changes nothing',
	async (role) => {
		const before = await stored();
		expect(before[0].length).toBeGreaterThan(0);
		const forms = {
			enter: { form: 'value', ...keys(), low: '5' },
			decide: { form: 'submit', ...value(), decision: 'submitted' }
		};
		const said = 'results.refusal_period_locked';
		for (const [action, form] of Object.entries(forms)) {
			const headers = { accept: 'application/json' };
			const asked = { cookie: told.cookies[role], form, headers };
			const { status, text } = await told.ask('POST', `${results}?/${action}`, asked);
			expect([action, status, text.includes(said)]).toEqual([action, 409, true]);
		}
		for (const language of languages)
			expect(serverTranslator(language)(said)).toMatch(/locked|užrakin|låst/i);
		expect(await stored()).toEqual(before);
	}
);

test('RS2: no import writes into a partnership that is there, locked or not', async () => {
	const before = await stored();
	const { slug } = told.own;
	const download = `/en/p/${slug}/archive/download`;
	const { text } = await told.ask('GET', download, { cookie: told.cookies['coordinator'] });
	const archive = JSON.parse(text) as {
		partnership: { slug: string };
		rows: { values: { low: number }[] };
	};
	const [first] = archive.rows.values;
	if (!first) throw new Error('no value in the archive');
	first.low = 999_999;
	for (const other of [slug, 'elsewhere-cities']) {
		const body = new FormData();
		archive.partnership.slug = other;
		body.append('archive', new File([JSON.stringify(archive)], 'archive.json'));
		const answer = await fetch(new URL('/en/operator/import?/import', told.origin), {
			method: 'POST',
			body,
			headers: {
				origin: told.origin,
				accept: 'application/json',
				cookie: told.cookies['operator'] ?? ''
			}
		});
		expect(await answer.text()).toMatch(/archive\.refusal_(slug|id)_taken/);
	}
	expect(await stored()).toEqual(before);
});

test('RS2: the API reads and never writes', async () => {
	const before = await stored();
	const { slug } = told.own;
	for (const table of ['indicators', 'results'])
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
			const path = `/api/v1/partnerships/${slug}/${table}`;
			const { status } = await told.ask(method, path, { cookie: told.cookies['coordinator'] });
			expect([method, status]).toEqual([method, 405]);
		}
	expect(await stored()).toEqual(before);
});
