import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { newForm } from './form-token.ts';
import { takeSent } from './take-sent.ts';

/** A form that somebody opened and fills in for so many people. */
async function opened() {
	const { sql } = await testDatabase();
	const event = await registrationCast(sql, { mostInGroup: 30 });
	const { visit, form, productIds, goTo } = event;
	const definition = await form();
	const fresh = newForm(visit, definition);
	goTo('2022-06-01T12:05:00Z');
	const asked: number[] = [];
	const send = (
		size: number,
		{ changed = {}, allows = true, settings = definition.setting } = {}
	) =>
		takeSent(
			visit,
			{ ...definition, setting: settings },
			{
				language: 'lt',
				form: {
					...fresh,
					website: '',
					contact: undefined,
					invitation: undefined,
					productIds,
					size,
					answers: new Map(),
					...changed
				},
				mayTake: (places) => {
					asked.push(places);
					return Promise.resolve(allows);
				}
			}
		);
	return { send, asked, setting: definition.setting };
}

test('a limit is asked for as many places as a form wants, and for no form that is not ours', async () => {
	const { send, asked } = await opened();
	expect(await send(30, { allows: false })).toEqual({ ok: false, reason: 'too-often' });
	expect(await send(30, { changed: { token: 'made.up.here' } })).toMatchObject({
		reason: 'not-ours'
	});
	expect(await send(30, { changed: { website: 'https://example.org' } })).toMatchObject({
		reason: 'not-ours'
	});
	expect(asked).toEqual([30]);
});

test('nobody is registered on other promises than were read, and who was is shown the same place', async () => {
	const { send, setting } = await opened();
	const settings = { ...setting, retentionDays: setting.retentionDays + 1 };
	expect(await send(1, { settings })).toEqual({ ok: false, reason: 'changed' });
	const taken = await send(1);
	expect(taken).toMatchObject({ ok: true, state: 'confirmed' });
	expect(await send(1, { settings })).toEqual(taken);
});
