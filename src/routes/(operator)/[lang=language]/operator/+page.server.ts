import { allPartnerships } from '#features/accounts/server/team/places.ts';
import { newPartnershipForm } from '#features/partnership/input.ts';
import { createPartnership } from '#features/partnership/server/partnerships.ts';
import { ownWork } from '../../../(team)/own-work.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context, language } }) => ({
	partnerships: await allPartnerships(context, language)
});

export const actions: Actions = {
	create: ownWork({
		schema: newPartnershipForm,
		run: async (context, { title, ...facts }) => {
			const created = await createPartnership(context, {
				...facts,
				title: { [facts.sourceLanguage]: title }
			});
			return created.ok ? { ...created, slug: facts.slug } : created;
		},
		reasons: {
			'slug-taken': 'operator.refusal_slug_taken',
			'slug-reserved': 'operator.refusal_slug_reserved',
			'not-allowed': 'operator.refusal_not_allowed'
		},
		at: { 'slug-taken': 'slug', 'slug-reserved': 'slug' },
		to: ({ url }, { slug }) => `${url.pathname.replace(/\/operator$/, '')}/p/${slug}`
	})
};
