import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#lib/i18n/languages.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { idOf } from '../../support/every-command/step.ts';
import { toldProduct, type Told } from '../../support/product/told.ts';

let told: Told;
beforeAll(async () => {
	told = await toldProduct();
}, 120_000);
afterAll(async () => {
	await told.stop();
});

/** What a team works on, by the page that it stands on. */
const objects = () => ({
	partnership: 'partnership',
	activity: `activities/${idOf(told.own, 'activity')}`,
	event: `events/${idOf(told.own, 'event')}`,
	figures: `events/${idOf(told.own, 'event')}/figures`,
	results: 'results',
	duties: 'funding',
	report: `reports/${idOf(told.own, 'report')}`
});

test.each(languages)(
	'PE3: each object says in %s who can see it, by role and number, and leads to the names',
	async (language) => {
		const t = serverTranslator(language);
		const counts = await countsByRole();
		const said = {
			people: t('accounts.who_team', { count: counts.all }),
			coordinators: t('accounts.who_coordinators', { count: counts.coordinator }),
			officers: t('accounts.who_officers', { count: counts.partner_officer }),
			viewers: t('accounts.who_viewers', { count: counts.viewer })
		};
		const home = `/${language}/p/${told.own.slug}`;
		for (const [what, path] of Object.entries(objects())) {
			const { text } = await told.ask('GET', `${home}/${path}`, {
				cookie: told.cookies['viewer']
			});
			const missing = Object.entries({ ...said, names: `href="${home}/team"` }).filter(
				([, words]) => !text.includes(words)
			);
			expect([what, missing]).toEqual([what, []]);
		}
	}
);

/** Counted here from the rows, not by what the pages count with. */
async function countsByRole() {
	const members = await told.sql
		.selectFrom('membership')
		.select('role')
		.where('partnership_id', '=', told.own.partnershipId)
		.execute();
	const of = (role: string) => members.filter((one) => one.role === role).length;
	return {
		all: members.length,
		coordinator: of('coordinator'),
		partner_officer: of('partner_officer'),
		viewer: of('viewer')
	};
}
