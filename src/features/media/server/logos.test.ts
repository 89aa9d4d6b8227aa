import { expect, test } from 'vitest';
import { addFunder } from '#features/funding/server/funders.ts';
import {
	publishPartnership,
	withdrawPartnership
} from '#features/funding/server/publish-partnership.ts';
import { changePartner, removePartner, addPartner } from '#features/partnership/server/partners.ts';
import { publicPartners, publicPartnership } from '#features/partnership/server/public.ts';
import { partnersOfTeam } from '#features/partnership/server/queries.ts';
import { eventCast, ok } from '../../../../tests/support/event-cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { addPicture, changePicture } from './pictures.ts';
import { publicLogos, publicPictureHash } from './public.ts';
import { teamLogos } from './queries.ts';

const stored = { fileHash: 'a'.repeat(64), smallHash: 'b'.repeat(64), width: 300, height: 100 };
const ownersOwn = { author: '', licence: '' };

async function shown() {
	const { sql } = await testDatabase();
	const people = await eventCast(sql);
	const { coordinator, partnershipId } = people;
	const scope = await people.scope();
	const [partner] = await partnersOfTeam(scope);
	if (!partner) throw new Error('no partner');
	const funder = ok(await addFunder(coordinator, partnershipId, { name: { lt: 'Fondas' } }));
	const addLogo = (recordId: string, alt: { lt?: string }, context = coordinator) =>
		addPicture(context, partnershipId, { ...stored, ...ownersOwn, alt, recordId });
	const logos = async () => {
		const partnership = await publicPartnership(sql, people.slug);
		return partnership && publicLogos(sql, partnership, 'lt');
	};
	return { ...people, sql, scope, partner, funder, addLogo, logos };
}

test('PF3: logos of partners and funders are public with the partnership, in its words', async () => {
	const people = await shown();
	const { sql, coordinator, partnershipId, partner, funder } = people;
	const first = ok(await people.addLogo(partner.id, { lt: 'Miesto herbas' }));
	const second = ok(await people.addLogo(funder.id, { lt: 'Fondo ženklas' }));
	expect([await people.logos(), await publicPictureHash(sql, first.id, 'small')]).toEqual([
		undefined,
		undefined
	]);
	await people.goPublic();
	const size = { width: stored.width, height: stored.height };
	expect(await people.logos()).toEqual({
		[partner.id]: { id: first.id, ...size, alt: { text: 'Miesto herbas', language: 'lt' } },
		[funder.id]: { id: second.id, ...size, alt: { text: 'Fondo ženklas', language: 'lt' } }
	});
	expect(await publicPictureHash(sql, second.id, 'small')).toBe(stored.smallHash);
	ok(await withdrawPartnership(coordinator, partnershipId, { language: 'lt' }));
	expect(await publicPictureHash(sql, second.id, 'small')).toBeUndefined();
});

test('a logo without words in a language is named before the page goes public in it', async () => {
	const people = await shown();
	const { coordinator, partnershipId, partner } = people;
	const { id } = ok(await people.addLogo(partner.id, {}));
	const publish = async () => {
		const published = await publishPartnership(coordinator, partnershipId, { language: 'lt' });
		return published.ok || !('gaps' in published) ? [] : published.gaps;
	};
	const missing = { gap: 'alternative-text-missing', pictureId: id };
	expect(await publish()).toContainEqual(missing);
	const words = { id, revision: undefined, ...ownersOwn, alt: { lt: 'Herbas' } };
	ok(await changePicture(coordinator, partnershipId, words));
	expect(await publish()).not.toContainEqual(missing);
});

test('logos are the coordinator’s to change, and go with a partner that is removed', async () => {
	const people = await shown();
	const { coordinator, officer, partnershipId, partner, sql, scope } = people;
	const refusal = { ok: false, reason: 'not-yours' };
	expect(await people.addLogo(partner.id, { lt: 'Herbas' }, officer)).toEqual(refusal);
	const spare = ok(
		await addPartner(coordinator, partnershipId, {
			role: 'associated_partner',
			category: 'education',
			country: 'LT',
			stateType: 'beneficiary',
			name: { lt: 'Mokykla' },
			contactIsPublic: false
		})
	);
	const logo = ok(await people.addLogo(spare.id, { lt: 'Mokyklos ženklas' }));
	expect((await teamLogos(scope)).map(({ id }) => id)).toEqual([logo.id]);
	ok(await removePartner(coordinator, partnershipId, { id: spare.id }));
	expect(await teamLogos(scope)).toEqual([]);
	const left = sql.selectFrom('record').select('id').where('kind', '=', 'picture');
	expect(await left.execute()).toEqual([]);
});

test('PF3: a partner’s contact is on the public page only while it is ticked', async () => {
	const { sql, slug, coordinator, partnershipId, partner, goPublic } = await shown();
	await goPublic();
	const partnership = await publicPartnership(sql, slug);
	if (!partnership) throw new Error('not public');
	const contactEmail = 'office@example.org';
	const facts = { ...partner, name: { lt: 'Miestas' }, contactEmail, revision: undefined };
	const contacts = async (contactIsPublic: boolean) => {
		ok(await changePartner(coordinator, partnershipId, { ...facts, contactIsPublic }));
		const partners = await publicPartners(sql, partnership, 'lt');
		return partners.find(({ id }) => id === partner.id)?.contactEmail;
	};
	expect(await contacts(false)).toBeUndefined();
	expect(await contacts(true)).toBe(contactEmail);
	expect(await contacts(false)).toBeUndefined();
});
