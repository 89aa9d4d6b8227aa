import { expect, test } from 'vitest';
import { cast } from '../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { fileOf } from '#features/partnership/server/file-of.ts';
import { dutiesOfGrants } from './duties.ts';
import { enterDutyEvidence, withdrawDutyEvidence } from './duty-evidence.ts';
import { addFunder } from './funders.ts';
import { attribute, endAttribution, enterGrant } from './grants.ts';
import { rulePacks } from './rule-packs.ts';

const nowhere = '00000000-0000-4000-8000-000000000000';

async function granted() {
	const people = await cast(await testDatabase());
	const { coordinator, partnershipId } = people;
	const funder = await addFunder(coordinator, partnershipId, { name: { en: 'Fund' } });
	const pack = rulePacks[0];
	const grant = {
		funderId: funder.ok ? funder.id : '',
		rulePack: pack?.id ?? '',
		mechanism: 'both' as const,
		title: { en: 'Fund for cities' },
		statement: {},
		hasPhysicalObject: false
	};
	const entered = await enterGrant(coordinator, partnershipId, grant);
	return {
		...people,
		grant,
		grantId: entered.ok ? entered.id : '',
		duty: pack?.duties[0]?.id ?? ''
	};
}

test('a grant of no funder or without known rules is refused', async () => {
	const { coordinator, partnershipId, grant } = await granted();
	expect(await enterGrant(coordinator, partnershipId, { ...grant, funderId: nowhere })).toEqual({
		ok: false,
		reason: 'no-such-funder'
	});
	expect(await enterGrant(coordinator, partnershipId, { ...grant, rulePack: 'none' })).toEqual({
		ok: false,
		reason: 'no-such-rule-pack'
	});
});

test('a statement left empty is the sentence of the rules', async () => {
	const { sql, partnershipId, grantId } = await granted();
	const texts = await sql
		.selectFrom('text')
		.select('draft')
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', grantId)
		.where('field', '=', 'statement')
		.where('language', '=', 'en')
		.execute();
	expect(texts.map(({ draft }) => draft.includes('Fund for cities'))).toEqual([true]);
});

test('evidence belongs to a duty that the rules know, and is withdrawn once', async () => {
	const { coordinator, officer, partnershipId, grantId, duty } = await granted();
	const evidence = { grantId, duty, kind: 'evidence' as const, note: 'Seen' };
	expect(
		await enterDutyEvidence(coordinator, partnershipId, { ...evidence, duty: 'none' })
	).toEqual({
		ok: false,
		reason: 'no-such-duty'
	});
	expect(
		await enterDutyEvidence(coordinator, partnershipId, { ...evidence, grantId: nowhere })
	).toEqual({
		ok: false,
		reason: 'no-such-grant'
	});
	expect(await enterDutyEvidence(officer, partnershipId, evidence)).toEqual({
		ok: false,
		reason: 'not-allowed'
	});
	const entered = await enterDutyEvidence(coordinator, partnershipId, evidence);
	const id = entered.ok ? entered.id : '';
	expect(await withdrawDutyEvidence(coordinator, partnershipId, { id })).toEqual({ ok: true });
	expect(await withdrawDutyEvidence(coordinator, partnershipId, { id })).toEqual({
		ok: false,
		reason: 'no-such-record'
	});
});

test('only activities, events and deliverables are attributed', async () => {
	const { coordinator, partnershipId, grantId, partnerId } = await granted();
	const nothing = { ok: false, reason: 'no-such-record' };
	expect(await attribute(coordinator, partnershipId, { grantId, recordId: partnerId })).toEqual(
		nothing
	);
	expect(
		await endAttribution(coordinator, partnershipId, { grantId, recordId: partnerId })
	).toEqual(nothing);
});

test('a duty’s evidence keeps its file for the team; withdrawing the evidence takes the file along', async () => {
	const { sql, coordinator, stranger, viewer, partnershipId, grantId, duty } = await granted();
	const file = {
		hash: 'c'.repeat(64),
		name: 'plan.pdf',
		mediaType: 'application/pdf',
		byteSize: 9
	};
	const entry = { grantId, duty, kind: 'evidence', note: 'The plan as sent.', file } as const;
	const entered = await enterDutyEvidence(coordinator, partnershipId, entry);
	const id = entered.ok ? entered.id : '';
	const own = (await dutiesOfGrants(sql, partnershipId))(grantId).find(
		(row) => row.duty.id === duty
	);
	expect(own?.evidence.map((one) => [one.id, one.file])).toEqual([[id, file]]);
	expect((await fileOf(sql, id, viewer.actor))?.name).toBe('plan.pdf');
	expect(await fileOf(sql, id, stranger.actor)).toBeUndefined();
	expect(await withdrawDutyEvidence(coordinator, partnershipId, { id })).toEqual({ ok: true });
	expect(await fileOf(sql, id, viewer.actor)).toBeUndefined();
});
