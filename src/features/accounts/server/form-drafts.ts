import type { Values } from '#lib/form/posted.ts';
import { asJson } from '#platform/server/database/values.ts';
import type { TeamScope } from './context.ts';

export type FormDraft = {
	/** The record's revision that the form was opened at. */
	baseRevision: number | undefined;
	fields: Values;
	savedAt: Date;
};
export type NewFormDraft = Pick<FormDraft, 'baseRevision' | 'fields'> & { form: string };
export type DraftSaved =
	{ ok: true } | { ok: false; reason: 'not-allowed' | 'too-large' | 'too-many' };

const largestBytes = 200_000;
const mostDrafts = 200;

/**
 * Keeps what was typed into a form and not sent; one draft a person and form, the latest wins. Refuses
 * `too-large` over 200 kB, `too-many` over 200 forms, and `not-allowed` for viewers, who change nothing.
 */
export async function saveFormDraft(
	scope: TeamScope,
	draft: NewFormDraft,
	now: Date
): Promise<DraftSaved> {
	if (scope.member.role === 'viewer') return { ok: false, reason: 'not-allowed' };
	if (Buffer.byteLength(JSON.stringify(draft.fields)) > largestBytes) {
		return { ok: false, reason: 'too-large' };
	}
	if ((await otherDrafts(scope, draft.form)) >= mostDrafts)
		return { ok: false, reason: 'too-many' };
	const kept = {
		base_revision: draft.baseRevision ?? null,
		fields: asJson(draft.fields),
		saved_at: now
	};
	const { accountId } = scope.member;
	await scope.sql
		.insertInto('form_draft')
		.values({
			account_id: accountId,
			partnership_id: scope.partnershipId,
			form: draft.form,
			...kept
		})
		.onConflict((conflict) =>
			conflict.columns(['account_id', 'partnership_id', 'form']).doUpdateSet(kept)
		)
		.execute();
	return { ok: true };
}

async function otherDrafts({ sql, member }: TeamScope, form: string): Promise<number> {
	const { count } = await sql
		.selectFrom('form_draft')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('account_id', '=', member.accountId)
		.where('form', '<>', form)
		.executeTakeFirstOrThrow();
	return count;
}

/** The own unsent draft of this form, if there is one. */
export async function formDraft(scope: TeamScope, form: string): Promise<FormDraft | undefined> {
	const row = await scope.sql
		.selectFrom('form_draft')
		.select(['base_revision', 'fields', 'saved_at'])
		.where('account_id', '=', scope.member.accountId)
		.where('partnership_id', '=', scope.partnershipId)
		.where('form', '=', form)
		.executeTakeFirst();
	if (!row) return undefined;
	const fields = row.fields as Values;
	return { baseRevision: row.base_revision ?? undefined, fields, savedAt: row.saved_at };
}

/** The own unsent drafts of one page's forms, by the form's whole name. */
export async function draftsOfPage(
	scope: TeamScope,
	page: string
): Promise<Record<string, FormDraft>> {
	const rows = await scope.sql
		.selectFrom('form_draft')
		.select(['form', 'base_revision', 'fields', 'saved_at'])
		.where('account_id', '=', scope.member.accountId)
		.where('partnership_id', '=', scope.partnershipId)
		.where((eb) => eb.fn<boolean>('starts_with', ['form', eb.val(page)]))
		.execute();
	return Object.fromEntries(
		rows.map(({ form, base_revision, fields, saved_at }) => [
			form,
			{ baseRevision: base_revision ?? undefined, fields: fields as Values, savedAt: saved_at }
		])
	);
}

/** Forgets the own draft of this form: it was sent, or thrown away. */
export async function discardFormDraft(scope: TeamScope, form: string): Promise<void> {
	await scope.sql
		.deleteFrom('form_draft')
		.where('account_id', '=', scope.member.accountId)
		.where('partnership_id', '=', scope.partnershipId)
		.where('form', '=', form)
		.execute();
}
