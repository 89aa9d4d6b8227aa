import type { FactSource } from '#features/partnership/types.ts';
import { fromPage, projectPage, renderedFromPage, translated, type ToldText } from './sources.ts';

export type ActivityNumber = '1.1' | '1.2' | '1.3' | '2.1' | '2.2' | '2.3';
export type ActivityFact = {
	number: ActivityNumber;
	group: 1 | 2;
	title: ToldText;
	source: FactSource;
};

/** The sources give the groups numbers and no titles. */
export const groups = [
	{ number: 1, source: projectPage },
	{ number: 2, source: projectPage }
] as const;

/** Days, leads and partners of single activities are not public: none are given. */
export const activities: readonly ActivityFact[] = [
	{
		number: '1.1',
		group: 1,
		title: {
			lt: fromPage('Pažintinis vizitas Osle'),
			en: renderedFromPage('Study visit in Oslo'),
			nb: translated('Studiebesøk i Oslo')
		},
		source: projectPage
	},
	{
		number: '1.2',
		group: 1,
		title: {
			lt: fromPage('Koordinaciniai susitikimai'),
			en: renderedFromPage('Coordination meetings'),
			nb: translated('Koordineringsmøter')
		},
		source: projectPage
	},
	{
		number: '1.3',
		group: 1,
		title: {
			lt: fromPage('Pažintinis vizitas Vilniuje'),
			en: renderedFromPage('Study visit in Vilnius'),
			nb: translated('Studiebesøk i Vilnius')
		},
		source: projectPage
	},
	{
		number: '2.1',
		group: 2,
		title: {
			lt: fromPage('Tarptautinė konferencija „Proud Cities Summit“'),
			en: renderedFromPage('International conference: Proud Cities Summit'),
			nb: translated('Internasjonal konferanse: Proud Cities Summit')
		},
		source: projectPage
	},
	{
		number: '2.2',
		group: 2,
		title: {
			lt: fromPage(
				'„Baltic Pride 2022“: „Pride Voices“ renginys Kaune, eitynės „Už lygybę!“ ir „Proud cities“ koncertas Vilniuje'
			),
			en: renderedFromPage(
				'Baltic Pride 2022: Pride Voices event in Kaunas, March for Equality and Proud Cities concert in Vilnius'
			),
			nb: translated(
				'Baltic Pride 2022: arrangementet Pride Voices i Kaunas, marsjen «For likestilling!» og konserten Proud Cities i Vilnius'
			)
		},
		source: projectPage
	},
	{
		number: '2.3',
		group: 2,
		title: {
			lt: fromPage('Viešinimo veiklos, kampanijos ir medžiaga'),
			en: renderedFromPage('Promotional activities, campaigns and materials'),
			nb: translated('Informasjonsaktiviteter, kampanjer og materiell')
		},
		source: projectPage
	}
];
