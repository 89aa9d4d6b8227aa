import type { FactSource } from '#features/partnership/types.ts';
import type { EventKey } from './events.ts';
import type { ActivityNumber } from './plan.ts';
import {
	concertPage,
	lrt,
	marchPage,
	practicesPage,
	told,
	translated,
	type ToldText
} from './sources.ts';

export type ClaimFact = {
	events: readonly EventKey[];
	measure: 'attendance';
	qualifier: 'about' | 'up_to';
	low?: number;
	high?: number;
	/** How it was counted; none of the sources says. */
	method: 'unknown';
	source: FactSource;
};

/** Two sources that disagree: both are kept, and which is reported is decided by people. */
export const claims: readonly ClaimFact[] = [
	{
		events: ['march-for-equality'],
		measure: 'attendance',
		qualifier: 'about',
		low: 10_000,
		method: 'unknown',
		source: { ...lrt, name: 'Go Vilnius, quoted by LRT English' }
	},
	{
		events: ['march-for-equality', 'proud-cities-concert'],
		measure: 'attendance',
		qualifier: 'up_to',
		high: 20_000,
		method: 'unknown',
		source: marchPage
	}
];

export type TargetFact = {
	key: 'concert-attendance' | 'concert-broadcast-viewers' | 'cultural-week-visitors';
	title: ToldText;
	measure: 'attendance' | 'viewers';
	target: number;
	direction: 'about' | 'at_least';
	/** Absent where the source does not tie the figure to an event or an activity of the plan. */
	event?: EventKey;
	activity?: ActivityNumber;
	source: FactSource;
};

/** Figures that were expected beforehand: targets, never results. */
export const targets: readonly TargetFact[] = [
	{
		key: 'concert-attendance',
		title: {
			lt: translated('Koncerto dalyviai'),
			en: told('People at the concert', concertPage),
			nb: translated('Publikum på konserten')
		},
		measure: 'attendance',
		target: 15_000,
		direction: 'about',
		event: 'proud-cities-concert',
		activity: '2.2',
		source: concertPage
	},
	{
		key: 'concert-broadcast-viewers',
		title: {
			lt: translated('Tiesioginės koncerto transliacijos žiūrovai'),
			en: told('Viewers of the concert’s live broadcast', concertPage),
			nb: translated('Seere på direktesendingen fra konserten')
		},
		measure: 'viewers',
		target: 10_000,
		direction: 'at_least',
		event: 'proud-cities-concert',
		activity: '2.2',
		source: concertPage
	},
	{
		key: 'cultural-week-visitors',
		title: {
			lt: translated('Kultūros savaitės lankytojai'),
			en: told('Visitors of the cultural week', concertPage),
			nb: translated('Besøkende i kulturuken')
		},
		measure: 'attendance',
		target: 5_000,
		direction: 'at_least',
		source: concertPage
	}
];

const practice = (en: string, lt: string, nb: string): ToldText => ({
	en: told(en, practicesPage),
	lt: translated(lt),
	nb: translated(nb)
});

/** What the partners themselves named publicly that Vilnius did for Baltic Pride 2022. */
export const practices: readonly ToldText[] = [
	practice(
		'A pedestrian crossing in the Old Town painted in rainbow colours',
		'Vaivorykštės spalvomis nudažyta pėsčiųjų perėja senamiestyje',
		'Et fotgjengerfelt i gamlebyen malt i regnbuens farger'
	),
	practice(
		'A street renamed Tolerance Street',
		'Gatvė pervadinta Tolerancijos gatve',
		'En gate omdøpt til Toleransegata'
	),
	practice(
		'Traffic lights showing all kinds of couples',
		'Šviesoforai, kuriuose vaizduojamos įvairios poros',
		'Trafikklys som viser alle slags par'
	),
	practice(
		'Rainbow-coloured fountains and bridges',
		'Vaivorykštės spalvų fontanai ir tiltai',
		'Fontener og broer i regnbuens farger'
	),
	practice(
		'The municipality as a partner of the march',
		'Savivaldybė – eitynių partnerė',
		'Kommunen som partner for marsjen'
	)
];
