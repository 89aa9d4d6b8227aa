import { expect, test } from 'vitest';
import { teamScope } from '#features/accounts/server/context.ts';
import { cast } from '../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { gapsOfReport } from './gaps.ts';
import { reportById } from './report-rows.ts';
import { addPartner } from '#features/partnership/server/partners.ts';
import { currentSnapshot } from './snapshot.ts';
import { beginReport, writeReport } from './reports.ts';
import { decideReport, snapshotHash, submissionOf, submitReport } from './submit.ts';

const facts = {
	kind: 'interim',
	startsOn: '2021-06-01',
	endsOn: '2021-12-31',
	language: 'en'
} as const;

async function begun() {
	const people = await cast(await testDatabase());
	const made = await beginReport(people.coordinator, people.partnershipId, facts);
	const scope = await teamScope(people.coordinator, people.slug);
	if (!made.ok || !scope) throw new Error('no report');
	return { ...people, id: made.id, scope };
}

test('without a summary a report stays, whoever has seen the gaps', async () => {
	const { coordinator, partnershipId, id, scope } = await begun();
	const gaps = await gapsOfReport(scope, id);
	expect(gaps.map(({ about, path, isHard }) => [about, path, isHard])).toEqual([
		['summary', `reports/${id}#summary.en`, true],
		['deviations', `reports/${id}#deviations.en`, false],
		['donor_partner_role', `reports/${id}#donor_partner_role.en`, false],
		['communication', `reports/${id}#communication.en`, false],
		['outlook', `reports/${id}#outlook.en`, false]
	]);
	const stopped = { ok: false, reason: 'gaps', gaps };
	expect(await submitReport(coordinator, partnershipId, { id, gapsSeen: true })).toEqual(stopped);
});

test('a report is handed in, returned with a note, handed in again and approved', async () => {
	const { coordinator, officer, partnershipId, id, scope } = await begun();
	const texts = { summary: { en: 'All went well.' } };
	expect(await writeReport(officer, partnershipId, { ...facts, id, revision: 1, texts })).toEqual({
		ok: true
	});
	const submit = (gapsSeen: boolean) => submitReport(coordinator, partnershipId, { id, gapsSeen });
	const decide = (decision: 'returned' | 'approved', note?: string) =>
		decideReport(coordinator, partnershipId, { id, decision, note });
	expect(await decide('approved')).toEqual({ ok: false, reason: 'not-submitted' });
	expect(await submit(false)).toMatchObject({ ok: false, reason: 'gaps' });
	expect(await submit(true)).toMatchObject({ ok: true, version: 1 });
	const late = { ...facts, id, revision: undefined, texts };
	expect(await writeReport(officer, partnershipId, late)).toEqual({
		ok: false,
		reason: 'not-editable'
	});
	expect(await decide('returned')).toEqual({ ok: false, reason: 'needs-note' });
	expect(await decide('returned', 'More on the visit')).toEqual({ ok: true });
	expect(await submit(true)).toMatchObject({ ok: true, version: 2 });
	expect(await decide('approved')).toEqual({ ok: true });
	expect((await reportById(scope, id))?.state).toBe('approved');
});

test('a form opened before the last change is refused', async () => {
	const { coordinator, partnershipId, id } = await begun();
	const old = { ...facts, id, revision: 0, texts: {} };
	expect(await writeReport(coordinator, partnershipId, old)).toEqual({
		ok: false,
		reason: 'stale'
	});
});

test('officers and viewers hand nothing in', async () => {
	const { officer, viewer, partnershipId, id } = await begun();
	for (const context of [officer, viewer]) {
		const refused = await submitReport(context, partnershipId, { id, gapsSeen: true });
		expect(refused).toEqual({ ok: false, reason: 'not-allowed' });
	}
});

test('RE4: what is changed after the submission is not in it, and its hash stays', async () => {
	const { sql, coordinator, officer, partnershipId, id } = await begun();
	const texts = { summary: { en: 'All went well.' } };
	await writeReport(officer, partnershipId, { ...facts, id, revision: 1, texts });
	await submitReport(coordinator, partnershipId, { id, gapsSeen: true });
	const before = await submissionOf(sql, partnershipId, { reportId: id });
	await addPartner(coordinator, partnershipId, {
		role: 'associated_partner',
		category: 'education',
		country: 'LT',
		stateType: 'beneficiary',
		name: { en: 'A school that came later' },
		contactIsPublic: false
	});
	const after = await submissionOf(sql, partnershipId, { reportId: id });
	expect(after).toEqual(before);
	expect(after && snapshotHash(after.snapshot)).toBe(before?.hash);
	const now = await currentSnapshot(sql, partnershipId, id);
	expect(now && snapshotHash(now)).not.toBe(before?.hash);
});

test('partner officers write what a report says, the coordinator decides what it is about', async () => {
	const { coordinator, officer, partnershipId, id, scope } = await begun();
	const write = (who: typeof officer, change: object) =>
		writeReport(who, partnershipId, { ...facts, id, revision: undefined, texts: {}, ...change });
	for (const change of [{ kind: 'final' }, { endsOn: '2022-01-31' }, { language: 'nb' }])
		expect(await write(officer, change)).toEqual({ ok: false, reason: 'not-yours' });
	expect(await write(officer, { texts: { summary: { en: 'Ours.' } } })).toEqual({ ok: true });
	expect(await write(coordinator, { endsOn: '2022-01-31' })).toEqual({ ok: true });
	expect(await reportById(scope, id)).toMatchObject({ kind: 'interim', endsOn: '2022-01-31' });
});
