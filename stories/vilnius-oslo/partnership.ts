import type { FactSource } from '#features/partnership/types.ts';
import {
	adaptedFromPage,
	englishProjectPage,
	fromPage,
	projectPage,
	renderedFromPage,
	told,
	translated,
	type ToldText
} from './sources.ts';

const title: ToldText = {
	lt: fromPage('Lygių galimybių įtvirtinimas miestuose partneriuose (Vilnius-Oslas)'),
	en: told('Mainstreaming equal opportunities in twin cities (Vilnius-Oslo)', englishProjectPage),
	nb: translated('Forankring av like muligheter i partnerbyer (Vilnius–Oslo)')
};

const summary: ToldText = {
	lt: adaptedFromPage(
		'Projektu siekiama įtvirtinti lygias galimybes miestuose partneriuose (Vilnius-Oslas) ir skatinti įvairovę savivaldybių lygmeniu, įtraukiant Vilniaus ir Oslo savivaldybes, socialiai atsakingą verslą ir žmogaus teisių nevyriausybinę organizaciją.'
	),
	en: translated(
		'The project seeks to entrench equal opportunities in the partner cities of Vilnius and Oslo and to promote diversity at municipal level, involving both municipalities, socially responsible business and a human-rights NGO.'
	),
	nb: translated(
		'Prosjektet skal forankre like muligheter i partnerbyene Vilnius og Oslo og fremme mangfold på kommunalt nivå. Begge kommunene, et samfunnsansvarlig næringsliv og en frivillig menneskerettighetsorganisasjon er med.'
	)
};

const aim: ToldText = {
	lt: fromPage(
		'Projekto tikslas – skatinti keitimąsi gerąja patirtimi tarp Vilniaus ir Oslo savivaldybių užtikrinant lygias galimybes miestuose partneriuose.'
	),
	en: renderedFromPage(
		'Encourage the exchange of good practice between the Vilnius and Oslo administrations on securing equal opportunities.'
	),
	nb: translated(
		'Fremme utveksling av god praksis mellom kommunene Vilnius og Oslo for å sikre like muligheter.'
	)
};

const objectives: readonly ToldText[] = [
	{
		lt: adaptedFromPage('Įtvirtinti lygias galimybes miestuose partneriuose (Vilnius-Oslas)'),
		en: renderedFromPage('Entrench equal opportunities in the partner cities'),
		nb: translated('Forankre like muligheter i partnerbyene')
	},
	{
		lt: adaptedFromPage('Skatinti įvairovę savivaldybių lygmeniu'),
		en: renderedFromPage('Promote diversity at municipal level'),
		nb: translated('Fremme mangfold på kommunalt nivå')
	},
	{
		lt: adaptedFromPage(
			'Įtraukti Vilniaus ir Oslo savivaldybes, socialiai atsakingą verslą ir žmogaus teisių nevyriausybinę organizaciją'
		),
		en: renderedFromPage(
			'Involve both municipalities, socially responsible business and a human-rights NGO'
		),
		nb: translated(
			'Involvere begge kommunene, et samfunnsansvarlig næringsliv og en frivillig menneskerettighetsorganisasjon'
		)
	},
	{
		lt: adaptedFromPage('Paskatinti Norvegijos ir Lietuvos partnerių bendradarbiavimą'),
		en: renderedFromPage('Encourage Norwegian–Lithuanian cooperation'),
		nb: translated('Oppmuntre til samarbeid mellom norske og litauiske partnere')
	},
	{
		lt: adaptedFromPage('Padidinti partnerių žinias ir sąmoningumą'),
		en: renderedFromPage('Raise the partners’ knowledge and awareness'),
		nb: translated('Øke partnernes kunnskap og bevissthet')
	},
	{
		lt: adaptedFromPage(
			'Paskatinti teigiamus pokyčius užtikrinant lygias galimybes savivaldybių lygmeniu'
		),
		en: renderedFromPage('Bring positive change at municipal level'),
		nb: translated('Bidra til positive endringer på kommunalt nivå')
	}
];

const expectedResults: readonly ToldText[] = [
	{
		lt: adaptedFromPage(
			'Tiesioginis ir ilgalaikis poveikis paramos gavėjos ir valstybės donorės partnerių bendradarbiavimui skatinant lygias galimybes savivaldybių lygmeniu'
		),
		en: renderedFromPage(
			'Direct and long-term effect on the cooperation of the beneficiary-state and donor-state partners in promoting equal opportunities at municipal level'
		),
		nb: translated(
			'Direkte og langsiktig virkning på samarbeidet mellom partnerne i mottakerlandet og giverlandet om å fremme like muligheter på kommunalt nivå'
		)
	},
	{
		lt: adaptedFromPage(
			'Įtvirtintas partnerystės potencialas dalijantis žiniomis ir gerąja patirtimi'
		),
		en: renderedFromPage(
			'Consolidated partnership potential by sharing knowledge and good practice'
		),
		nb: translated('Et styrket partnerskap gjennom deling av kunnskap og god praksis')
	},
	{
		lt: adaptedFromPage(
			'Tiesioginė teigiama įtaka lygių galimybių užtikrinimui tiek Vilniuje, tiek Osle'
		),
		en: renderedFromPage('Direct positive effect on equal opportunities in Vilnius and in Oslo'),
		nb: translated('Direkte positiv virkning for like muligheter både i Vilnius og i Oslo')
	}
];

/** The page's text has these days; its heading says otherwise, which is kept and not stored as the period. */
const period = {
	startsOn: '2021-06-01',
	endsOn: '2022-08-31',
	source: {
		...projectPage,
		note: 'The text of the page gives these days; its heading says 2021 06 – 2022 09.'
	} satisfies FactSource
};

/** Neither the amount nor the contract number is public, so neither is here. */
const funding = {
	mechanism: 'both',
	mechanismPeriod: { from: 2014, to: 2021 },
	name: {
		lt: adaptedFromPage('Dvišalio bendradarbiavimo fondas'),
		en: renderedFromPage('Fund for Bilateral Relations'),
		nb: translated('Fondet for bilateralt samarbeid')
	} satisfies ToldText,
	mechanisms: {
		lt: adaptedFromPage(
			'2014–2021 m. Europos ekonominės erdvės (EEE) ir Norvegijos finansiniai mechanizmai'
		),
		en: renderedFromPage('EEA and Norwegian Financial Mechanisms 2014–2021'),
		nb: translated('EØS-midlene 2014–2021')
	} satisfies ToldText,
	/** The page's own funding sentence. */
	statement: {
		lt: fromPage(
			'Projektas finansuojamas 2014–2021 m. Europos ekonominės erdvės (EEE) ir Norvegijos finansinių mechanizmų Dvišalio bendradarbiavimo fondo lėšomis.'
		)
	} satisfies ToldText,
	source: projectPage
} as const;

export const partnership = {
	title,
	summary,
	aim,
	objectives,
	expectedResults,
	period,
	funding
} as const;
