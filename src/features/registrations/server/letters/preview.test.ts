import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { noon, ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { letterKinds } from '../../rules/letter-kinds.ts';
import { addProduct } from '../settings/products.ts';
import { previewedLetters } from './preview.ts';

test('the preview has each letter once, and what those online are told of their own', async () => {
	const cast = await registrationCast((await testDatabase()).sql);
	const { coordinator, partnershipId, eventId, productIds } = cast;
	const joinLink = 'https://meet.example/room';
	const online = ok(
		await addProduct(coordinator, partnershipId, {
			eventId,
			title: { lt: 'Internetu' },
			joinLink,
			kind: 'place',
			attendance: 'online',
			quotaIds: []
		})
	).id;
	const { products } = await cast.form();
	const asked = {
		eventId,
		products,
		language: 'lt',
		origin: 'https://a.example',
		now: noon
	} as const;
	const letters = await previewedLetters(await cast.scope(), asked);
	const of = (id: string) => letters.filter(({ productId }) => productId === id);
	expect(of(productIds[0] ?? '').map(({ kind }) => kind)).toEqual(letterKinds);
	expect(of(online).map(({ kind }) => kind)).toEqual(['confirmed', 'reminder']);
	expect(of(online).every(({ text }) => text.includes(joinLink))).toBe(true);
	expect(of(productIds[0] ?? '').some(({ text }) => text.includes(joinLink))).toBe(false);
	expect(new Set(letters.map(({ subject }) => subject))).toEqual(new Set(['Dėl jūsų vietos']));
});
