import { error } from '@sveltejs/kit';
import { eventById } from '#features/events/server/queries.ts';
import { partnershipOfTeam } from '#features/partnership/server/queries.ts';
import { eraseAt } from '#features/registrations/rules.ts';
import { registrationForm } from '#features/registrations/server/form.ts';
import { previewedLetters } from '#features/registrations/server/letters/preview.ts';
import { running } from '#platform/server/running.ts';
import { workScope } from '../../../../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const scope = await workScope(request);
	const { origin, language, context } = request.locals;
	const now = context.clock();
	const event = await eventById(scope, now, request.params.id);
	if (!event) error(404);
	const form = await registrationForm(scope.sql, await partnershipOfTeam(scope), {
		event,
		language
	});
	if (!form) error(404);
	const asked = { eventId: event.id, products: form.products, language, origin, now };
	return {
		setting: form.setting,
		products: form.products,
		questions: form.questions.map((question) => ({
			...question,
			erasedAt: eraseAt(form.event.endsAt, question.retentionDays)
		})),
		sender: running().config.mailFrom,
		contactErasedAt: eraseAt(form.event.endsAt, 1),
		letters: form.setting.asksContact ? await previewedLetters(scope, asked) : []
	};
};
