import { systemClock } from '#platform/server/clock.ts';
import { readConfig } from '#platform/server/config/read.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { openDatabase, type Database } from '#platform/server/database/open.ts';
import { openLog } from '#platform/server/log.ts';
import { addProduct } from '#features/registrations/server/settings/products.ts';
import { addQuestion } from '#features/registrations/server/settings/questions.ts';
import type { WaitingList } from '#features/registrations/types.ts';
import { ok } from './event-cast.ts';
import { registrationCast } from './registration-cast.ts';

/* A program: events ahead at which places are taken, one with room, one with forty, one with a single place, one with a single place where nobody may wait, and one that people join online too. */
const read = readConfig(process.env);
if (!read.ok) throw new Error(read.problems.join('\n'));
const { config } = read;
const log = openLog({ level: 'warn', clock: systemClock });
const database = await openDatabase({
	databaseUrl: config.databaseUrl || undefined,
	dataDir: config.dataDir,
	pgBin: config.pgBin || undefined,
	log
});
try {
	await migrate(database, { log });
	await tell(database, 'roomy-cities', { capacity: null });
	await tell(database, 'small-cities', { capacity: 1 });
	await tell(database, 'last-cities', { capacity: 1, waitingList: 'off' });
	await tell(database, 'forty-cities', { capacity: 40 });
	await tellOnline(await tell(database, 'hybrid-cities', { capacity: 30 }));
} finally {
	await database.close();
}

type Room = { capacity: number | null; waitingList?: WaitingList };

async function tell(
	{ sql }: Database,
	slug: string,
	{ capacity, waitingList = 'first_come' }: Room
) {
	const people = await registrationCast(sql, {
		slug,
		day: '2099-06-10',
		quotas: [capacity],
		waitingList,
		mostInGroup: 4
	});
	const { coordinator, partnershipId, eventId } = people;
	const question = {
		eventId,
		retentionDays: 14,
		openedBy: 'key_holders',
		isRequired: true
	} as const;
	ok(
		await addQuestion(coordinator, partnershipId, {
			...question,
			kind: 'name',
			title: {
				en: 'What may we call you?',
				lt: 'Kaip į jus kreiptis?',
				nb: 'Hva kan vi kalle deg?'
			},
			why: { en: 'For your badge.', lt: 'Ženkleliui.', nb: 'Til navneskiltet.' },
			options: []
		})
	);
	ok(
		await addQuestion(coordinator, partnershipId, {
			...question,
			isRequired: false,
			kind: 'choice',
			title: { en: 'How do you come?', lt: 'Kaip atvyksite?', nb: 'Hvordan kommer du?' },
			why: {
				en: 'So that there is room for bicycles.',
				lt: 'Kad būtų vietos dviračiams.',
				nb: 'Så det blir plass til syklene.'
			},
			options: [
				{ title: { en: 'By bicycle', lt: 'Dviračiu', nb: 'På sykkel' } },
				{ title: { en: 'On foot', lt: 'Pėsčiomis', nb: 'Til fots' } }
			]
		})
	);
	return people;
}

/** Places without limit for those who join from anywhere. */
async function tellOnline({
	coordinator,
	partnershipId,
	eventId
}: Awaited<ReturnType<typeof tell>>) {
	ok(
		await addProduct(coordinator, partnershipId, {
			eventId,
			title: { en: 'From home', lt: 'Iš namų', nb: 'Hjemmefra' },
			note: {
				en: 'Captions in three languages.',
				lt: 'Subtitrai trimis kalbomis.',
				nb: 'Teksting på tre språk.'
			},
			joinLink: 'https://meet.example/room',
			kind: 'place',
			attendance: 'online',
			quotaIds: []
		})
	);
}
