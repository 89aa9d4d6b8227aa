import { cancelEvent, reinstateEvent } from '#features/events/server/cancel.ts';
import { changeEvent, writeEventTexts } from '#features/events/server/change.ts';
import { holdEvent, unholdEvent } from '#features/events/server/hold.ts';
import { moveEventOnline } from '#features/events/server/move-online.ts';
import {
	addProgrammeItem,
	changeProgrammeItem,
	removeProgrammeItem
} from '#features/events/server/parts/programme.ts';
import { addStop, changeStop, moveStop, removeStop } from '#features/events/server/parts/stops.ts';
import { discardEvent, planEvent } from '#features/events/server/plan.ts';
import { postponeEvent } from '#features/events/server/postpone.ts';
import { publishEvent, withdrawEvent } from '#features/events/server/publish.ts';
import { addPicture, changePicture, removePicture } from '#features/media/server/pictures.ts';
import { idOf, step, type Step, type World } from './step.ts';

const revision = undefined;
const overrideReason = 'A test.';
const id = (name: string) => (world: World) => ({ id: idOf(world, name) });
const event = id('event');
const draft = id('draft event');

const when = { startsOn: '2022-06-01', endsOn: '2022-06-02', zone: 'Europe/Vilnius' };
const texts = {
	title: { en: 'March', lt: 'Eitynės' },
	access: { en: 'Step-free.', lt: 'Be laiptelių.' }
};
const newEvent = (world: World, title: string) => ({
	...when,
	kind: 'march' as const,
	activityId: idOf(world, 'activity'),
	title: { en: title, lt: `${title} lt` }
});
const stop = { title: { en: 'Square' }, note: {} };
const item = { title: { en: 'Opening' }, description: {} };
const picture = { alt: { en: 'People on a square.' }, author: 'A. Nyman', licence: 'CC BY 4.0' };
const hung = (world: World) => ({
	...picture,
	...world.files.picture,
	recordId: idOf(world, 'event')
});

/** One public event with all its parts, and a draft to which everything happens. */
export const eventSteps: Step[] = [
	step(planEvent, (world) => newEvent(world, 'March'), 'event'),
	step(planEvent, (world) => newEvent(world, 'Draft march'), 'draft event'),
	step(planEvent, (world) => newEvent(world, 'Spare'), 'spare event'),
	step(changeEvent, (world) => ({
		...event(world),
		revision,
		facts: {
			...when,
			activityId: idOf(world, 'activity'),
			attendanceMode: 'on_site',
			entrance: 'open',
			visibility: 'public',
			languages: ['lt'],
			accessFeatures: []
		}
	})),
	step(changeEvent, (world) => ({
		...draft(world),
		revision,
		facts: {
			...when,
			activityId: idOf(world, 'activity'),
			parentId: undefined,
			attendanceMode: 'on_site',
			entrance: 'open',
			visibility: 'team',
			languages: [],
			accessFeatures: []
		}
	})),
	step(writeEventTexts, (world) => ({ ...event(world), revision, texts })),
	step(addStop, (world) => ({ ...stop, eventId: idOf(world, 'event') }), 'stop'),
	step(addStop, (world) => ({ ...stop, eventId: idOf(world, 'event') }), 'spare stop'),
	step(changeStop, (world) => ({ ...stop, ...id('stop')(world), revision })),
	step(moveStop, (world) => ({ ...id('stop')(world), direction: 'down' })),
	step(removeStop, id('spare stop')),
	step(addProgrammeItem, (world) => ({ ...item, eventId: idOf(world, 'event') }), 'item'),
	step(addProgrammeItem, (world) => ({ ...item, eventId: idOf(world, 'event') }), 'spare item'),
	step(changeProgrammeItem, (world) => ({ ...item, ...id('item')(world), revision })),
	step(removeProgrammeItem, id('spare item')),
	step(addPicture, hung, 'picture'),
	step(addPicture, hung, 'spare picture'),
	step(changePicture, (world) => ({ ...picture, ...id('picture')(world), revision })),
	step(removePicture, id('spare picture')),
	step(
		addPicture,
		(world) => ({ ...picture, ...world.files.picture, recordId: idOf(world, 'draft event') }),
		'draft picture'
	),
	step(
		addPicture,
		(world) => ({ ...picture, ...world.files.picture, recordId: world.leadPartnerId }),
		'logo'
	),
	step(publishEvent, (world) => ({ ...event(world), language: 'lt', overrideReason })),
	step(withdrawEvent, (world) => ({ ...event(world), language: 'lt' })),
	step(publishEvent, (world) => ({ ...event(world), language: 'en', overrideReason })),
	step(holdEvent, event),
	step(unholdEvent, event),
	step(holdEvent, event),
	step(cancelEvent, draft),
	step(reinstateEvent, draft),
	step(postponeEvent, (world) => ({
		...draft(world),
		startsOn: '2022-08-01',
		endsOn: '2022-08-01'
	})),
	step(moveEventOnline, draft),
	step(discardEvent, id('spare event'))
];
