import type { Scope } from '#features/accounts/server/command.ts';
import { touchRecord } from '#features/partnership/server/records.ts';
import { languages } from '#lib/i18n/languages.ts';
import { amendmentState, type AmendedField, type AmendmentState } from '../../rules/amendments.ts';

type Tx = Pick<Scope, 'tx' | 'partnershipId'>;

/** Locks an amendment and says where it stands; undefined if the partnership has no such one. */
export async function lockedAmendment(scope: Tx, id: string): Promise<AmendmentState | undefined> {
	const touched = await touchRecord(scope, { id, kind: 'amendment', revision: undefined });
	if (!touched.ok) return undefined;
	const rows = await scope.tx
		.selectFrom('amendment_decision')
		.select('decision')
		.where('partnership_id', '=', scope.partnershipId)
		.where('amendment_id', '=', id)
		.orderBy('position')
		.execute();
	return amendmentState(rows.map(({ decision }) => decision));
}

/** Adds the next decision on an amendment. */
export async function decide(
	{ tx, partnershipId, now, member }: Scope,
	amendment: {
		id: string;
		decision: 'proposed' | 'approved' | 'withdrawn';
		note?: string | undefined;
	}
): Promise<void> {
	const { last } = await tx
		.selectFrom('amendment_decision')
		.select((eb) => eb.fn.max('position').as('last'))
		.where('partnership_id', '=', partnershipId)
		.where('amendment_id', '=', amendment.id)
		.executeTakeFirstOrThrow();
	await tx
		.insertInto('amendment_decision')
		.values({
			partnership_id: partnershipId,
			amendment_id: amendment.id,
			position: (last ?? 0) + 1,
			decision: amendment.decision,
			note: amendment.note ?? null,
			decided_at: now,
			decided_by: member.accountId
		})
		.execute();
}

/** The changes that an amendment holds, by record and field. */
export async function changesOf({ tx, partnershipId }: Tx, id: string) {
	const rows = await tx
		.selectFrom('amendment_change')
		.select(['record_id', 'field', 'before_value', 'after_value'])
		.where('partnership_id', '=', partnershipId)
		.where('amendment_id', '=', id)
		.orderBy('record_id')
		.orderBy('field')
		.execute();
	return rows.map((row) => ({ ...row, field: row.field as AmendedField }));
}

export type Amendable = {
	kind: 'partnership' | 'activity';
	starts_on: string | null;
	ends_on: string | null;
	state: string | null;
	titles: Record<string, string>;
};

/** The present values of the partnership or of an activity that an amendment may change. */
export async function amendable(
	{ tx, partnershipId }: Tx,
	id: string
): Promise<Amendable | undefined> {
	if (id === partnershipId) {
		const row = await tx
			.selectFrom('partnership')
			.select(['starts_on', 'ends_on'])
			.where('id', '=', id)
			.executeTakeFirst();
		return row && { kind: 'partnership', ...row, state: null, titles: {} };
	}
	const row = await tx
		.selectFrom('activity')
		.select(['starts_on', 'ends_on', 'state'])
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.executeTakeFirst();
	const titles = await tx
		.selectFrom('text')
		.select(['language', 'draft'])
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', id)
		.where('field', '=', 'title')
		.execute();
	const drafts = Object.fromEntries(titles.map(({ language, draft }) => [language, draft]));
	return row && { kind: 'activity', ...row, titles: drafts };
}

/** What a field says now; undefined where the record has no such field. */
export function valueNow(record: Amendable, field: AmendedField): string | null | undefined {
	const [kind, name] = [field.split('.')[0], field.slice(field.indexOf('.') + 1)];
	if (kind !== record.kind) return undefined;
	if (name === 'starts_on' || name === 'ends_on') return record[name];
	if (name === 'not_done') return record.state;
	const language = languages.find((one) => name === `title.${one}`);
	return language && (record.titles[language] ?? null);
}
