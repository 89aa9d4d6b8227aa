import { expect, test } from 'vitest';
import type { Context } from '#features/accounts/server/context.ts';
import { fileOf } from '#features/partnership/server/file-of.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import type { NewAttachment } from '#features/partnership/types.ts';
import { eventCast, ok } from '../../../../../tests/support/event-cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { publicDeliverables } from '../public.ts';
import { publishActivity, withdrawActivity } from '../publish-activity.ts';
import { activityById } from '../queries.ts';
import { addDeliverable } from './deliverables.ts';
import { attachToDeliverable, describeDeliverableFile, detachFromDeliverable } from './files.ts';

const file = {
	hash: 'a'.repeat(64),
	name: 'leaflet.pdf',
	mediaType: 'application/pdf',
	byteSize: 9
};
const leaflet: NewAttachment = {
	purpose: 'deliverable',
	title: 'Leaflet',
	file,
	datedOn: '2022-05-17',
	language: 'nb',
	licence: 'CC BY 4.0',
	visibility: 'public',
	holdsPersonalData: false
};
const film: NewAttachment = {
	purpose: 'deliverable',
	title: 'Film',
	url: 'https://example.org/film',
	visibility: 'team',
	holdsPersonalData: false
};

async function delivered() {
	const { sql } = await testDatabase();
	const people = await eventCast(sql);
	const { coordinator, partnershipId, shared, leadsOwn } = people;
	const deliverable = async (activityId: string) =>
		ok(
			await addDeliverable(coordinator, partnershipId, {
				activityId,
				title: { lt: 'Lankstinukas' }
			})
		).id;
	const id = await deliverable(shared);
	const attach = (context: Context, attachment: NewAttachment, deliverableId = id) =>
		attachToDeliverable(context, partnershipId, { deliverableId, attachment });
	const publish = () =>
		publishActivity(coordinator, partnershipId, {
			id: shared,
			language: 'lt',
			overrideReason: 'A test.'
		});
	const shown = async () => {
		const partnership = await publicPartnership(sql, people.slug);
		if (!partnership) return undefined;
		const asked = { activityId: shared, language: 'lt' } as const;
		return (await publicDeliverables(sql, partnership, asked)).flatMap(({ attachments }) =>
			attachments.map(({ title }) => title)
		);
	};
	return { ...people, sql, id, others: await deliverable(leadsOwn), attach, publish, shown };
}

test('WP10: a deliverable takes several files and links, each with date, language, licence and audience', async () => {
	const { officer, shared, id, attach, scope } = await delivered();
	const first = ok(await attach(officer, leaflet));
	const second = ok(await attach(officer, film));
	const activity = await activityById(await scope(), shared);
	const unsaid = { url: undefined, file: undefined, datedOn: undefined, language: undefined };
	expect(activity?.deliverables[0]?.attachments).toEqual(
		[
			{ ...unsaid, ...leaflet, id: first.id, recordId: id },
			{ ...unsaid, ...film, licence: undefined, id: second.id, recordId: id }
		].sort((a, b) => a.id.localeCompare(b.id))
	);
});

test('an attachment is a file or a link, not both and not neither', async () => {
	const { coordinator, attach } = await delivered();
	const refusal = { ok: false, reason: 'file-or-link' };
	expect(await attach(coordinator, { ...leaflet, url: 'https://example.org' })).toEqual(refusal);
	expect(await attach(coordinator, { ...leaflet, file: undefined })).toEqual(refusal);
});

test('an officer of another partner hangs nothing on the deliverable and takes nothing off', async () => {
	const { coordinator, officer, partnershipId, others, attach } = await delivered();
	const refusal = { ok: false, reason: 'not-yours' };
	const { id } = ok(await attach(coordinator, leaflet, others));
	expect(await attach(officer, leaflet, others)).toEqual(refusal);
	expect(await detachFromDeliverable(officer, partnershipId, { id })).toEqual(refusal);
	const said = { id, title: 'Mine', visibility: 'public' } as const;
	expect(await describeDeliverableFile(officer, partnershipId, said)).toEqual(refusal);
});

test('a file of another record, or of none, is not there to be described or taken off', async () => {
	const { coordinator, partnershipId, id } = await delivered();
	const refusal = { ok: false, reason: 'no-such-record' };
	expect(await detachFromDeliverable(coordinator, partnershipId, { id })).toEqual(refusal);
	const said = { id, title: 'Nothing', visibility: 'team' } as const;
	expect(await describeDeliverableFile(coordinator, partnershipId, said)).toEqual(refusal);
});

test('PE2: a file is a stranger’s only while it, its activity and its partnership are all public', async () => {
	const people = await delivered();
	const { sql, coordinator, viewer, stranger, partnershipId, shared } = people;
	const { id } = ok(await people.attach(coordinator, leaflet));
	const forStranger = async () => (await fileOf(sql, id, stranger.actor))?.name;
	const forNobody = async () => (await fileOf(sql, id, undefined))?.name;
	const own = { id, title: 'Leaflet', visibility: 'public' } as const;
	const describe = (said: object) =>
		describeDeliverableFile(coordinator, partnershipId, { ...own, ...said });

	expect([await forNobody(), await people.shown()]).toEqual([undefined, undefined]);
	await people.goPublic();
	expect([await forNobody(), await people.shown()]).toEqual([undefined, []]);
	ok(await people.publish());
	expect([await forNobody(), await forStranger()]).toEqual([file.name, file.name]);
	expect(await people.shown()).toEqual(['Leaflet']);

	ok(await describe({ visibility: 'team' }));
	expect([await forNobody(), await forStranger(), await people.shown()]).toEqual([
		undefined,
		undefined,
		[]
	]);
	ok(await describe({ holdsPersonalData: true }));
	expect([await forNobody(), await people.shown()]).toEqual([undefined, []]);
	ok(await describe({}));
	expect(await forNobody()).toBe(file.name);
	ok(await withdrawActivity(coordinator, partnershipId, { id: shared, language: 'lt' }));
	expect([await forNobody(), await forStranger()]).toEqual([undefined, undefined]);
	expect((await fileOf(sql, id, viewer.actor))?.name).toBe(file.name);

	ok(await people.publish());
	ok(await detachFromDeliverable(coordinator, partnershipId, { id }));
	expect([await forNobody(), await people.shown()]).toEqual([undefined, []]);
	expect(await fileOf(sql, id, viewer.actor)).toBeUndefined();
});
