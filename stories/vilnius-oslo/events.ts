import type { FactSource } from '#features/partnership/types.ts';
import type { ActivityNumber } from './plan.ts';
import {
	adaptedFromPage,
	concertPage,
	csdBerlin,
	festivalPage,
	fromPage,
	goVilnius,
	lrt,
	marchPage,
	projectPage,
	summitPage,
	told,
	translated,
	type ToldText
} from './sources.ts';

export type EventKey =
	| 'baltic-pride-2022'
	| 'pride-voices'
	| 'proud-cities-summit'
	| 'march-for-equality'
	| 'proud-cities-concert';

/** Days only: no time of day is public. */
type Days = { startsOn: string; endsOn: string; sources: readonly FactSource[] };

export type EventFact = {
	key: EventKey;
	kind: 'festival' | 'cultural_event' | 'conference' | 'march' | 'concert';
	activity: ActivityNumber;
	plannedTitle: ToldText;
	heldTitle?: ToldText;
	days: Days;
	/** Days that another source gives; both are kept. */
	otherDays?: Days;
	place: ToldText;
	stops?: readonly ToldText[];
	/** The festival that the event is part of. */
	partOf?: EventKey;
	/** The festival during which the event takes place without being part of it. */
	during?: EventKey;
	/** The event on whose end this one begins. */
	after?: EventKey;
	isFree?: true;
	isBroadcastOnline?: true;
	notes?: readonly ToldText[];
};

const vilnius: ToldText = {
	lt: translated('Vilnius'),
	en: told('Vilnius', festivalPage),
	nb: translated('Vilnius')
};
const route: FactSource = { ...lrt, note: `Also ${marchPage.url}` };
const onDay = (day: string, ...sources: FactSource[]): Days => ({
	startsOn: day,
	endsOn: day,
	sources
});

const festival: EventFact = {
	key: 'baltic-pride-2022',
	kind: 'festival',
	activity: '2.2',
	plannedTitle: {
		lt: fromPage('Baltic Pride 2022'),
		en: told('Baltic Pride 2022', festivalPage),
		nb: translated('Baltic Pride 2022')
	},
	days: { startsOn: '2022-06-01', endsOn: '2022-06-05', sources: [festivalPage] },
	otherDays: { startsOn: '2022-05-31', endsOn: '2022-06-04', sources: [goVilnius] },
	place: vilnius
};

const prideVoices: EventFact = {
	key: 'pride-voices',
	kind: 'cultural_event',
	activity: '2.2',
	plannedTitle: {
		lt: fromPage('„Pride Voices“ renginys'),
		en: told('Pride Voices', csdBerlin),
		nb: translated('Pride Voices')
	},
	days: onDay('2022-06-02', csdBerlin),
	place: {
		lt: adaptedFromPage('Kaunas'),
		en: told('Kaunas', { ...projectPage, note: 'The project’s page says Kaunas.' }),
		nb: translated('Kaunas')
	},
	partOf: 'baltic-pride-2022'
};

const summit: EventFact = {
	key: 'proud-cities-summit',
	kind: 'conference',
	activity: '2.1',
	plannedTitle: {
		lt: fromPage('Tarptautinė konferencija „Proud Cities Summit“'),
		en: told('Proud Cities Summit', summitPage),
		nb: translated('Proud Cities Summit')
	},
	days: onDay('2022-06-03', summitPage),
	place: {
		lt: translated('Vilniaus rotušė'),
		en: told('Vilnius Town Hall', summitPage),
		nb: translated('Rådhuset i Vilnius')
	},
	during: 'baltic-pride-2022',
	isBroadcastOnline: true,
	notes: [
		{
			lt: translated('Kartu su Lietuvos įvairovės chartijos asociacijos metine konferencija.'),
			en: told('With the Lithuanian Diversity Charter’s annual conference.', summitPage),
			nb: translated('Sammen med årskonferansen til Lithuanian Diversity Charter.')
		},
		{
			lt: translated('Transliuojama internetu.'),
			en: told('Broadcast online.', summitPage),
			nb: translated('Overføres på nett.')
		}
	]
};

const march: EventFact = {
	key: 'march-for-equality',
	kind: 'march',
	activity: '2.2',
	plannedTitle: {
		lt: adaptedFromPage('Eitynės „Už lygybę!“'),
		en: told('March for Equality', lrt),
		nb: translated('Marsjen «For likestilling!»')
	},
	heldTitle: {
		en: told('March for Equality and Peace', lrt),
		nb: translated('Marsjen for likestilling og fred')
	},
	days: onDay('2022-06-04', lrt, marchPage),
	place: { lt: translated('Vilnius'), en: told('Vilnius', lrt), nb: translated('Vilnius') },
	stops: [
		{
			lt: translated('Bernardinų sodas'),
			en: told('Bernardinai Gardens', route),
			nb: translated('Bernardinhagen')
		},
		{
			lt: translated('Gedimino prospektas'),
			en: told('Gediminas Avenue', route),
			nb: translated('Gediminas-avenyen')
		},
		{
			lt: translated('Baltasis tiltas'),
			en: told('White Bridge', route),
			nb: translated('Den hvite broen')
		}
	],
	partOf: 'baltic-pride-2022'
};

const concert: EventFact = {
	key: 'proud-cities-concert',
	kind: 'concert',
	activity: '2.2',
	plannedTitle: {
		lt: fromPage('„Proud cities“ koncertas'),
		en: told('Proud Cities concert', concertPage),
		nb: translated('Konserten Proud Cities')
	},
	days: onDay('2022-06-04', lrt, concertPage),
	place: {
		lt: translated('Prie Baltojo tilto, Vilnius'),
		en: told('At the White Bridge, Vilnius', concertPage),
		nb: translated('Ved Den hvite broen i Vilnius')
	},
	partOf: 'baltic-pride-2022',
	after: 'march-for-equality',
	isFree: true
};

export const events: readonly EventFact[] = [festival, prideVoices, summit, march, concert];
