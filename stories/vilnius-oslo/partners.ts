import type { FactSource, PartnerCategory, PartnerRole } from '#features/partnership/types.ts';
import {
	adaptedFromPage,
	fromPage,
	projectPage,
	renderedFromPage,
	told,
	type ToldText
} from './sources.ts';

export type PartnerFact = {
	key: 'lgl' | 'oslo' | 'vilnius' | 'diversity-charter';
	name: ToldText;
	/** What the organisation is, in the words of the source. */
	kind: string;
	category: PartnerCategory;
	country: 'LT' | 'NO';
	stateType: 'beneficiary' | 'donor';
	role: PartnerRole;
	source: FactSource;
};

/** Institutions only. A Norwegian name stands where the organisation itself has one. */
export const partners: readonly PartnerFact[] = [
	{
		key: 'lgl',
		name: {
			lt: fromPage('Nacionalinė LGBT teisių organizacija LGL'),
			en: renderedFromPage('National LGBT rights organization LGL')
		},
		kind: 'NGO',
		category: 'civil_society',
		country: 'LT',
		stateType: 'beneficiary',
		role: 'project_promoter',
		source: projectPage
	},
	{
		key: 'oslo',
		name: {
			lt: adaptedFromPage('Oslo miesto savivaldybė'),
			en: renderedFromPage('Oslo City Municipality'),
			nb: told('Oslo kommune', { ...projectPage, note: 'The municipality’s own name.' })
		},
		kind: 'municipality',
		category: 'public_sector',
		country: 'NO',
		stateType: 'donor',
		role: 'donor_project_partner',
		source: projectPage
	},
	{
		key: 'vilnius',
		name: {
			lt: adaptedFromPage('Vilniaus miesto savivaldybė'),
			en: renderedFromPage('Vilnius City Municipality')
		},
		kind: 'municipality',
		category: 'public_sector',
		country: 'LT',
		stateType: 'beneficiary',
		role: 'project_partner',
		source: projectPage
	},
	{
		key: 'diversity-charter',
		name: {
			lt: adaptedFromPage('Lietuvos įvairovės chartijos asociacija'),
			en: renderedFromPage('Lithuanian Diversity Charter')
		},
		kind: 'association of employers (socially responsible business)',
		// The page counts it as the partnership's business side.
		category: 'private_sector',
		country: 'LT',
		stateType: 'beneficiary',
		role: 'project_partner',
		source: projectPage
	}
];
