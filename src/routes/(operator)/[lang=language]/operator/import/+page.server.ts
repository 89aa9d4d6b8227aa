import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { archiveRefusals } from '#features/reports/archive-refusals.ts';
import { copyPartnership } from '#features/reports/server/archive/copy.ts';
import { importArchive } from '#features/reports/server/archive/import.ts';
import { archiveFiles, mostArchiveBytes } from '#features/reports/server/archive/stored-files.ts';
import { requiredLine } from '#lib/form/parse.ts';
import { running } from '#platform/server/running.ts';
import { ownWork } from '../../../../(team)/own-work.ts';
import { posted, refused } from '../../../../(team)/refused.ts';
import type { Actions } from './$types';

const copyForm = v.object({ fromSlug: requiredLine(60), slug: requiredLine(60) });

export const actions: Actions = {
	async import({ request, locals, params }) {
		const { sent } = await posted(request, v.object({}));
		const file = sent.get('archive');
		const say = (reason: keyof typeof archiveRefusals, place = '') =>
			fail(reason === 'not-allowed' ? 403 : 409, {
				...refused(sent, { refusal: archiveRefusals[reason], words: { place } }),
				values: {}
			});
		if (!(file instanceof File)) return say('not-an-archive');
		if (file.size > mostArchiveBytes) return say('too-large');
		const archive = parsed(await file.text());
		const { keepFile } = archiveFiles(running().files);
		const result = await importArchive(locals.context, { archive, keepFile });
		if (!result.ok) return say(result.reason, 'where' in result ? result.where : '');
		redirect(303, `/${params.lang}/p/${result.slug}`);
	},
	copy: ownWork({
		schema: copyForm,
		run: copyPartnership,
		reasons: archiveRefusals,
		at: { 'slug-taken': 'slug', 'slug-reserved': 'slug', 'no-such-partnership': 'fromSlug' },
		to: ({ url }, { slug }) => `${url.pathname.replace(/\/operator\/import$/, '')}/p/${slug}`
	})
};

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
