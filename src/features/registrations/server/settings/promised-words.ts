import type { Scope } from '#features/accounts/server/command.ts';
import type { QuestionInput } from '../../types.ts';

type Changed = Pick<QuestionInput, 'title' | 'why' | 'retentionDays'> & { id: string };
type Before = { kind: QuestionInput['kind']; retention_days: number };

/** Why a change would break what those who answered were promised, or put other words under their consent. */
export async function promiseRefusal(
	scope: Scope,
	input: Changed,
	before: Before
): Promise<'keeps-longer' | 'consent-given' | undefined> {
	if (!(await isAnswered(scope, input.id))) return undefined;
	if (input.retentionDays > before.retention_days) return 'keeps-longer';
	return before.kind === 'consent' && (await rewords(scope, input)) ? 'consent-given' : undefined;
}

async function isAnswered({ tx, partnershipId }: Scope, questionId: string): Promise<boolean> {
	const row = await tx
		.selectFrom('answer')
		.select('registration_id')
		.where('partnership_id', '=', partnershipId)
		.where('question_id', '=', questionId)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** Whether words that somebody may have read become others; another language may be added. */
async function rewords({ tx, partnershipId }: Scope, { id, title, why }: Changed) {
	const rows = await tx
		.selectFrom('text')
		.select(['field', 'language', 'draft'])
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', id)
		.where('draft', '<>', '')
		.execute();
	return rows.some(({ field, language, draft }) => {
		const said = (field === 'title' ? title : why)[language];
		return said !== undefined && said.trim() !== draft;
	});
}
