import { expect, test } from 'vitest';
import { asJson } from '#platform/server/database/values.ts';
import { cast, now } from '../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { parseDraft } from '../input.ts';
import { teamScope, type Context } from './context.ts';
import { discardFormDraft, draftsOfPage, formDraft, saveFormDraft } from './form-drafts.ts';

async function scopes() {
	const people = await cast(await testDatabase());
	const scopeOf = async (person: Context) => {
		const scope = await teamScope(person, people.slug);
		if (!scope) throw new Error('no scope');
		return scope;
	};
	return {
		sql: people.sql,
		coordinator: await scopeOf(people.coordinator),
		officer: await scopeOf(people.officer),
		viewer: await scopeOf(people.viewer)
	};
}

test('the latest of what was typed comes back, to its writer only', async () => {
	const { coordinator, officer } = await scopes();
	const first = { form: 'plan', baseRevision: 3, fields: { 'title.lt': 'Tiltas' } };
	const second = {
		form: 'plan',
		baseRevision: undefined,
		fields: { 'title.lt': 'Tiltai', 'days[]': ['1', '2'] }
	};
	expect(await saveFormDraft(coordinator, first, now)).toEqual({ ok: true });
	expect(await formDraft(coordinator, 'plan')).toEqual({
		baseRevision: 3,
		fields: first.fields,
		savedAt: now
	});
	expect(await saveFormDraft(coordinator, second, now)).toEqual({ ok: true });
	expect(await formDraft(coordinator, 'plan')).toEqual({
		baseRevision: undefined,
		fields: second.fields,
		savedAt: now
	});
	expect(await formDraft(officer, 'plan')).toBe(undefined);
	expect(await formDraft(coordinator, 'events')).toBe(undefined);
});

test('a draft that was sent or thrown away is gone, the others stay', async () => {
	const { coordinator, officer } = await scopes();
	for (const scope of [coordinator, officer]) {
		for (const form of ['plan', 'events'])
			await saveFormDraft(scope, { form, baseRevision: 1, fields: {} }, now);
	}
	await discardFormDraft(coordinator, 'plan');
	expect(await formDraft(coordinator, 'plan')).toBe(undefined);
	expect(await formDraft(coordinator, 'events')).toMatchObject({ fields: {} });
	expect(await formDraft(officer, 'plan')).toMatchObject({ fields: {} });
});

test('over 200 kB, over 200 forms and for a viewer nothing is kept', async () => {
	const { sql, coordinator, viewer } = await scopes();
	const draft = { form: 'plan', baseRevision: 1, fields: { text: 'ž'.repeat(100_000) } };
	expect(await saveFormDraft(coordinator, draft, now)).toEqual({ ok: false, reason: 'too-large' });
	const small = { ...draft, fields: {} };
	expect(await saveFormDraft(viewer, small, now)).toEqual({ ok: false, reason: 'not-allowed' });
	expect(await sql.selectFrom('form_draft').selectAll().execute()).toEqual([]);
	const { accountId: account_id } = coordinator.member;
	const rows = Array.from({ length: 200 }, (_, n) => ({
		account_id,
		partnership_id: coordinator.partnershipId,
		form: `form ${n}`,
		fields: asJson({}),
		saved_at: now
	}));
	await sql.insertInto('form_draft').values(rows).execute();
	expect(await saveFormDraft(coordinator, small, now)).toEqual({ ok: false, reason: 'too-many' });
	expect(await saveFormDraft(coordinator, { ...small, form: 'form 7' }, now)).toEqual({ ok: true });
});

test.each([
	[undefined],
	['text'],
	[{}],
	[{ form: 'plan' }],
	[{ form: '', fields: {} }],
	[{ form: 'plan', fields: { a: 1 } }],
	[{ form: 'plan', fields: { a: { b: 'c' } } }],
	[{ form: 'plan', fields: { a: 'NUL \u0000' } }],
	[{ form: 'plan', fields: {}, baseRevision: -1 }],
	[{ form: 'plan', fields: {}, baseRevision: 1e12 }]
])('%j is no draft', (sent) => {
	expect(parseDraft(sent).ok).toBe(false);
});

test('a draft holds texts and lists of texts under the names of fields', () => {
	const value = { form: 'plan', baseRevision: 2, fields: { a: 'b', 'c[]': ['d', 'e'] } };
	expect(parseDraft({ ...value, more: 'dropped' })).toEqual({ ok: true, value });
});

test('a page gets the drafts of its own forms only', async () => {
	const { coordinator, officer } = await scopes();
	const fields = { summary: 'Tiltas' };
	const draft = { baseRevision: 2, fields };
	await saveFormDraft(coordinator, { form: 'reports/1#report-1', ...draft }, now);
	await saveFormDraft(coordinator, { form: 'reports/11#report-11', ...draft }, now);
	await saveFormDraft(officer, { form: 'reports/1#other', ...draft }, now);
	expect(await draftsOfPage(coordinator, 'reports/1#')).toEqual({
		'reports/1#report-1': { ...draft, savedAt: now }
	});
});
