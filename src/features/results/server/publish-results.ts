import { command } from '#features/accounts/server/command.ts';
import { publishRecord, withdrawRecord } from '#features/partnership/server/publication.ts';
import { touchRecord } from '#features/partnership/server/records.ts';
import type { Language } from '#lib/i18n/languages.ts';

/** Publishes one language of an indicator's texts; its approved values are public with it. Refuses `no-title`. */
export const publishIndicator = command({
	name: 'publish-indicator',
	may: ['coordinator'],
	async run(scope, input: { id: string; language: Language }) {
		const touched = await touchRecord(scope, {
			id: input.id,
			kind: 'indicator',
			revision: undefined
		});
		if (!touched.ok) return touched;
		const title = await scope.tx
			.selectFrom('text')
			.select('draft')
			.where('partnership_id', '=', scope.partnershipId)
			.where('record_id', '=', input.id)
			.where('field', '=', 'title')
			.where('language', '=', input.language)
			.where('draft', '<>', '')
			.executeTakeFirst();
		if (!title) return { ok: false, reason: 'no-title' } as const;
		const { language } = input;
		await publishRecord(scope, {
			recordId: input.id,
			language,
			overrideReason: undefined,
			parts: []
		});
		const changes = { [`publication.${language}`]: { after: 'published' } };
		scope.journal({ recordId: input.id, recordKind: 'indicator', changes });
		return { ok: true } as const;
	}
});

/** Takes one language of an indicator back; refuses `not-public`. */
export const withdrawIndicator = command({
	name: 'withdraw-indicator',
	may: ['coordinator'],
	async run(scope, input: { id: string; language: Language }) {
		const page = { recordId: input.id, language: input.language, parts: [] };
		if (!(await withdrawRecord(scope, page))) return { ok: false, reason: 'not-public' } as const;
		const changes = { [`publication.${input.language}`]: { before: 'published' } };
		scope.journal({ recordId: input.id, recordKind: 'indicator', changes });
		return { ok: true } as const;
	}
});
