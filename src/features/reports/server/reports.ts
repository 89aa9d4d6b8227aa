import { command } from '#features/accounts/server/command.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import type { Texts } from '#features/partnership/types.ts';
import { changesBetween } from '#platform/server/journal.ts';
import { isOpen } from '../rules.ts';
import type { ReportField, ReportInput } from '../types.ts';
import { lockedReport } from './report-rows.ts';

const columns = (input: ReportInput) => ({
	kind: input.kind,
	starts_on: input.startsOn,
	ends_on: input.endsOn,
	due_on: input.dueOn ?? null,
	language: input.language
});

/** Begins the next report for a range of days. */
export const beginReport = command({
	name: 'begin-report',
	may: ['coordinator'],
	async run(scope, input: ReportInput & { id?: string | undefined }) {
		const { tx, partnershipId, now, member } = scope;
		const { last } = await tx
			.selectFrom('report')
			.select((eb) => eb.fn.max('number').as('last'))
			.where('partnership_id', '=', partnershipId)
			.executeTakeFirstOrThrow();
		const id = await createRecord(scope, 'report', input.id);
		const row = { number: (last ?? 0) + 1, ...columns(input) };
		await tx
			.insertInto('report')
			.values({
				partnership_id: partnershipId,
				id,
				...row,
				created_at: now,
				created_by: member.accountId
			})
			.execute();
		scope.journal({ recordId: id, recordKind: 'report', changes: changesBetween({}, row) });
		return { ok: true, id } as const;
	}
});

/**
 * Writes a report's texts and facts while it is a draft or has come back. Its kind, days and language are the
 * coordinator's; partner officers, who write along, change its texts. Refuses `no-such-record`, `stale`,
 * `not-yours` and, once it is handed in, `not-editable`.
 */
export const writeReport = command({
	name: 'write-report',
	may: ['coordinator', 'partner_officer'],
	async run(
		scope,
		input: ReportInput & { id: string; revision: number | undefined; texts: Texts<ReportField> }
	) {
		const touched = await touchRecord(scope, { ...input, kind: 'report' });
		if (!touched.ok) return touched;
		const report = await lockedReport(scope, input.id);
		if (!report) return { ok: false, reason: 'no-such-record' } as const;
		if (!isOpen(report.state)) return { ok: false, reason: 'not-editable' } as const;
		const { kind, starts_on, ends_on, due_on, language } = report.row;
		const before = { kind, starts_on, ends_on, due_on, language };
		const facts = changesBetween(before, columns(input));
		if (scope.member.role !== 'coordinator' && Object.keys(facts).length > 0)
			return { ok: false, reason: 'not-yours' } as const;
		await scope.tx
			.updateTable('report')
			.set(columns(input))
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		const texts = await writeTexts(scope, input.id, input.texts);
		const changes = { ...facts, ...texts };
		scope.journal({ recordId: input.id, recordKind: 'report', changes });
		return { ok: true } as const;
	}
});
