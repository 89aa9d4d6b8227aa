import { randomBytes, randomUUID } from 'node:crypto';
import { giveEventKey, makeEventKey } from '#features/privacy/server/keys/event-keys.ts';
import { endHolderKey, makeHolderKey } from '#features/privacy/server/keys/holder-keys.ts';
import { closeList, openList, shareOpening } from '#features/privacy/server/keys/openings.ts';
import type { Cast } from '../cast.ts';
import { idOf, step, type Step, type World } from './step.ts';

const sealedShare = randomBytes(80);
const eventId = (world: World) => ({ eventId: idOf(world, 'event') });
const openingId = (name: string) => (world: World) => ({ openingId: idOf(world, name) });
const holdsAll = (world: World) => ({
	...eventId(world),
	shares: [{ holderKeyId: idOf(world, 'holder key'), sealedShare }]
});
const lockedKey = () => ({
	publicKey: randomBytes(32),
	wrapping: {
		kdf: 'argon2id',
		passes: 2,
		memoryKibibytes: 65_536,
		lanes: 1,
		salt: 'AAAAAAAAAAAAAAAAAAAAAA'
	} as const,
	wrappedKey: randomBytes(60),
	shares: []
});
const purpose = 'Name badges';

/** Opens a list as a second holder: whoever asks is not the one who adds a share. */
const openForAnother: Step = {
	...step(openList, (world) => ({ ...eventId(world), purpose }), 'another’s opening'),
	async run(context, partnershipId, input) {
		const sent = input as { eventId: string; purpose: string };
		const opened = await openList(context, partnershipId, sent);
		if (opened.ok) await handOver(context, partnershipId, opened.id);
		return opened;
	}
};

async function handOver({ sql }: Cast['coordinator'], partnershipId: string, id: string) {
	const { account_id } = await sql
		.selectFrom('membership')
		.select('account_id')
		.where('partnership_id', '=', partnershipId)
		.where('role', '=', 'partner_officer')
		.limit(1)
		.executeTakeFirstOrThrow();
	const own = await sql
		.selectFrom('holder_key')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.where('ended_at', 'is', null)
		.executeTakeFirstOrThrow();
	const theirs = { ...own, id: randomUUID(), account_id, wrapping: '{}' as never };
	await sql.insertInto('holder_key').values(theirs).execute();
	await sql
		.updateTable('opening')
		.set({ account_id, holder_key_id: theirs.id })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
}

/** A key holder, an event's key, and lists that are opened. */
export const keySteps: Step[] = [
	step(makeHolderKey, lockedKey, 'holder key'),
	step(
		makeEventKey,
		(world) => ({ ...holdsAll(world), publicKey: randomBytes(32), threshold: 1 }),
		'event key'
	),
	step(openList, (world) => ({ ...eventId(world), purpose }), 'opening'),
	step(giveEventKey, holdsAll),
	step(closeList, openingId('opening')),
	openForAnother,
	step(shareOpening, openingIdAndShare),
	step(endHolderKey, (world) => ({ id: idOf(world, 'holder key'), isLost: true }))
];

function openingIdAndShare(world: World) {
	return { ...openingId('another’s opening')(world), sealedShare };
}
